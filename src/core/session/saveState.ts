import type { Wait } from '../api/retry/requestRetrier';
import { type Change, isSameEdit, type KeptSlot } from '../changes/change';
import type { SaveResult } from '../fields/fieldView';
import type { Problem } from '../fields/problem';
import { HeldSaves } from '../saving/heldSaves';
import type { Reason } from './reason';

/** What the last save did, or why it did not happen. */
interface SaveStatus {
  readonly busy: boolean;
  /** The save stands still until then; only a busy one does. */
  readonly waiting?: Wait | undefined;
  readonly result?: SaveResult | undefined;
  /** The text that asked for what the result calls not taken. */
  readonly asked?: string | undefined;
  readonly reason?: Reason | undefined;
  /** Values that the API refused by name, until the next edit or save. */
  readonly rejected: readonly Problem[];
}

/** A save that was undone in the text and waits there, unsaved. */
interface OpenUndo {
  /** ISO-8601, of the save that is undone. */
  readonly savedAt: string;
  readonly left: readonly KeptSlot[];
  /** The edits that it made; it waits for as long as one of them stands. */
  readonly undone: readonly Change[];
}

/** The edits that agents have proposed in a contact's text: unsaved like any other, and known for as long as they stand. */
class Proposals {
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

const QUIET: SaveStatus = { busy: false, rejected: [] };

/** What is known of a contact's saves: the one under way, those that wait, what the last came to, and those undone. */
export class SaveState {
  undos: readonly OpenUndo[] = [];
  readonly proposals = new Proposals();
  /** Saves that wait for the person. */
  held = HeldSaves.NONE;
  /** Another save follows the one that is under way. */
  isSaveQueued = false;
  /** When the last result came, in milliseconds since 1970. */
  savedAt = 0;
  private currentStatus: SaveStatus = QUIET;

  constructor(private readonly told: { changed(): void; now(): number }) {}

  get status(): SaveStatus {
    return this.currentStatus;
  }

  /** A save was undone in the text. */
  noteUndo(undo: OpenUndo): void {
    if (undo.undone.length > 0) this.undos = [...this.undos, undo];
    this.told.changed();
  }

  /** What the last save came to is shown until the next edit. */
  forgetResult(): void {
    const { busy, result, reason, rejected } = this.status;
    if (!busy && (result !== undefined || reason !== undefined || rejected.length > 0)) this.show({});
  }

  show(status: Partial<SaveStatus>): void {
    if (status.result !== undefined && status.result !== this.status.result) {
      this.savedAt = this.told.now();
      this.undos = [];
    }
    this.currentStatus = { ...QUIET, ...status };
    this.told.changed();
  }
}
