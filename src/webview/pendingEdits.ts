import type { FieldEdit } from '../core/fields/fieldView';
import { fieldKey, type FieldPlace } from './fieldPlace';

interface PendingEdit {
  readonly place: FieldPlace;
  readonly edit: FieldEdit;
  /** What the page showed when it began. */
  readonly textNumber: number;
  /** undefined until it is sent. */
  revision: number | undefined;
}

type SentEdit = Pick<PendingEdit, 'place' | 'edit' | 'textNumber'> & { readonly revision: number };

/**
 * What was typed here and is not in the host's state yet. Typing is grouped into one edit per pause; a draft is held
 * until a state carries its revision, so an older state never takes typed text away.
 */
export class PendingEdits {
  private readonly pendingEdits = new Map<string, PendingEdit>();
  private lastRevision = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param pause in milliseconds */
  constructor(
    private readonly transmit: (pendingEdit: SentEdit) => void,
    /** The number of the text that the page shows. */
    private readonly textNumber: () => number,
    private readonly pause = 300,
  ) {}

  get isEmpty(): boolean {
    return this.pendingEdits.size === 0;
  }

  editsOf(place: FieldPlace): FieldEdit[] {
    if (this.isEmpty) return [];
    return [...this.pendingEdits.values()]
      .filter((pendingEdit) => isOf(pendingEdit, place))
      .map(({ edit }) => edit);
  }

  /** Holds what was typed and sends it after the pause. */
  type(place: FieldPlace, edit: FieldEdit): void {
    this.hold(place, edit);
    this.waitForPause();
  }

  /** Sends at once: a choice, not typing. */
  choose(place: FieldPlace, edit: FieldEdit): void {
    this.hold(place, edit);
    this.flush();
  }

  /** Puts the loaded value back; what was typed before is sent first, so that it can be undone to. */
  restore(place: FieldPlace): void {
    this.flush();
    for (const [key, pendingEdit] of this.pendingEdits)
      if (isOf(pendingEdit, place)) this.pendingEdits.delete(key);
    const edit = { kind: 'restore' } as const;
    this.transmit({ revision: ++this.lastRevision, place, edit, textNumber: this.textNumber() });
  }

  /** While an input method composes, half of a character must not be sent by the clock. */
  waitForComposition(): void {
    clearTimeout(this.timer);
  }

  waitForPause(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.flush();
    }, this.pause);
  }

  flush(): void {
    clearTimeout(this.timer);
    for (const pendingEdit of this.pendingEdits.values()) {
      if (pendingEdit.revision !== undefined) continue;
      pendingEdit.revision = ++this.lastRevision;
      this.transmit({ ...pendingEdit, revision: pendingEdit.revision });
    }
  }

  /** Lets go of what a state with this revision holds. */
  acknowledge(revision: number): void {
    for (const [key, pendingEdit] of this.pendingEdits) {
      if (pendingEdit.revision !== undefined && pendingEdit.revision <= revision)
        this.pendingEdits.delete(key);
    }
  }

  /** Another document comes: what was typed belongs to the old one. Counting goes on from the host's revision. */
  startOver(revision: number): void {
    this.flush();
    this.pendingEdits.clear();
    this.lastRevision = Math.max(this.lastRevision, revision);
  }

  private hold({ id, slot }: FieldPlace, edit: FieldEdit): void {
    const key = JSON.stringify([id, slot, edit.kind === 'entry' ? edit.key : '']);
    // What goes on from a draft is made on what that was made on, whatever has come since.
    const textNumber = this.pendingEdits.get(key)?.textNumber ?? this.textNumber();
    this.pendingEdits.delete(key);
    this.pendingEdits.set(key, { place: { id, slot }, edit, textNumber, revision: undefined });
  }
}

const isOf = (pendingEdit: PendingEdit, place: FieldPlace) => fieldKey(pendingEdit.place) === fieldKey(place);
