import { type Change, isSameEdit } from '../changes/change';

/** The edits that agents have proposed in a contact's text: unsaved like any other, and known for as long as they stand. */
export class Proposals {
  private made: readonly Change[] = [];

  /** Those of these changes that nobody but an agent has made. */
  among(changes: readonly Change[]): readonly Change[] {
    return changes.filter((change) => this.made.some((made) => isSameEdit(change, made)));
  }

  /** Those that the person has made. */
  notAmong(changes: readonly Change[]): readonly Change[] {
    const proposed = this.among(changes);
    return changes.filter((change) => !proposed.includes(change));
  }

  /** What has come to `before`, or is another there now, was proposed. */
  note(before: readonly Change[], now: readonly Change[]): void {
    const fresh = now.filter((change) => !before.some((one) => isSameEdit(one, change)));
    this.made = [...this.among(now), ...fresh];
  }
}
