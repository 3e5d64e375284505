import type * as vscode from 'vscode';
import type { Baseline } from '../../core/changes/baseline';
import { isBroken, readDocument } from '../../core/text/contactDocument';
import { type Change, type Draft, readDraft } from '../../core/changes/draft';
import type { AccountLists } from '../../core/fields/fieldView';
import { holdConflicts, rebaseHeld } from '../../core/changes/heldConflicts';
import type { ContactDocuments } from './contactDocuments';
import type { ContactSession } from './contactSession';
import type { Lists } from '../account/lists';
import type { Landed } from './pageTexts';
import type { TakenText, Trail } from './textOrigins';

interface Reading {
  readonly baseline: Baseline;
  readonly text: string;
  readonly lists: AccountLists;
  readonly draft: Draft;
}

/**
 * What a contact's document says. Between a save or a reload and the moment when the document follows, and after an
 * undo across one, its text is made from an older contact; measured against today's it would undo what others did.
 */
export class ContactTexts {
  private readonly readings = new WeakMap<ContactSession, Reading>();

  constructor(
    private readonly documents: ContactDocuments,
    private readonly lists: Lists,
  ) {}

  /** As it stands in the document; the baseline's when none is open. */
  written({ reference, baseline }: ContactSession): string {
    return this.documents.find(reference)?.getText() ?? baseline?.text ?? '';
  }

  /** What a text of the document means on today's baseline. Broken JSON means nothing yet and stays as it is. */
  meant({ reference, trail, baseline }: ContactSession, text: string): string {
    if (trail === undefined || baseline === undefined || !isReadable(text)) return text;
    return rebaseHeld(trail.from, text, baseline, this.lists.of(reference)).text;
  }

  /**
   * The same for a text that was made from `from`, and for good: where others changed the same pieces, the session's
   * baseline keeps the old values and the conflicts are shown.
   */
  bringUp(session: ContactSession, { text, from }: Pick<TakenText, 'text' | 'from'>): string {
    const { baseline, reference } = session;
    if (baseline === undefined || !isReadable(text)) return text;
    const held = rebaseHeld(from, text, baseline, this.lists.of(reference));
    session.hold(held);
    return held.text;
  }

  /** An edit was made on what others had changed already: the session's baseline keeps the old values. */
  hold(session: ContactSession, made: Omit<Landed, 'text'>): void {
    const { baseline, reference } = session;
    if (baseline === undefined) return;
    const { conflicts } = made;
    session.hold({ conflicts, baseline: holdConflicts(made, baseline, this.lists.of(reference)) });
  }

  /**
   * What a text of the document asks for; undefined while no contact is loaded. Pages and diagnostics ask for the
   * same one, which takes milliseconds with hundreds of custom fields: it is read once.
   */
  draft(session: ContactSession, written: string): Draft | undefined {
    const { baseline, reference } = session;
    if (baseline === undefined) return undefined;
    const text = this.meant(session, written);
    const lists = this.lists.of(reference);
    const last = this.readings.get(session);
    if (last?.baseline === baseline && last.text === text && last.lists === lists) return last.draft;
    const draft = readDraft(baseline, text, lists);
    this.readings.set(session, { baseline, text, lists, draft });
    return draft;
  }

  /** The changes that a text of the document asks for; none while it is broken or no contact is loaded. */
  changes(session: ContactSession, written: string): readonly Change[] {
    const draft = this.draft(session, written);
    return draft?.kind === 'contact' ? draft.changes : [];
  }

  /** Changes what the document means; its text is then made from today's baseline. */
  async edit(session: ContactSession, change: (meant: string) => string): Promise<void> {
    let followed: { readonly text: string; readonly trail: Trail } | undefined;
    await this.documents.edit(
      this.documents.uriOf(session),
      (text) => {
        const { trail } = session;
        followed = trail !== undefined && isReadable(text) ? { text, trail } : undefined;
        if (followed !== undefined) session.leave(text);
        return change(this.meant(session, text));
      },
      () => {
        // A save that has ended meanwhile has a trail of its own.
        if (followed === undefined || followed.trail !== session.trail) return;
        this.bringUp(session, { text: followed.text, from: followed.trail.from });
        session.endTrail();
      },
    );
  }

  /** Lets the document's text follow. Text that is not JSON right now follows at the change that makes it so. */
  async catchUp(session: ContactSession): Promise<void> {
    if (session.trail === undefined) return;
    if (this.documents.find(session.reference) === undefined) session.endTrail();
    else await this.edit(session, (meant) => meant);
  }

  /** To be called for each change of the document's content. */
  async noteChange(session: ContactSession, event: vscode.TextDocumentChangeEvent): Promise<void> {
    const text = event.document.getText();
    if (text === session.baseline?.text) session.endTrail();
    else if (event.reason !== undefined) session.recall(text);
    else await this.catchUp(session);
  }
}

export function isReadable(text: string): boolean {
  return !isBroken(readDocument(text));
}
