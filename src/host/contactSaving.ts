import * as vscode from 'vscode';
import { isBroken, readDocument } from '../core/contact/contactDocument';
import { readDraft } from '../core/contact/draft';
import { rebase, settle } from '../core/contact/rebase';
import { type SaveOutcome, saveContact } from '../core/save';
import type { FieldId, Story } from '../protocol/messages';
import type { Connections } from './connections';
import type { ContactDocuments } from './contactDocuments';
import type { ContactSession } from './contactSession';
import type { ContactSessions } from './contactSessions';
import type { Lists } from './lists';
import type { SaveGate } from './saveGate';
import { conflictStory, fixFirst, lostBaselineStory, problemStory, readOnlyStory } from './saveStories';
import { storyLine, storyOf } from './story';

/** The pages that show a contact, as far as a save needs them. */
export interface ShownPages {
  /** Settles when every page has sent what was typed. */
  flush(session: ContactSession): Promise<void>;
  focusProblems(session: ContactSession): void;
}

export interface SavingParts {
  readonly connections: Connections;
  readonly documents: ContactDocuments;
  readonly sessions: ContactSessions;
  readonly lists: Lists;
  readonly gate: SaveGate;
  readonly pages: ShownPages;
  /** Tells VS Code that a contact's stored text has changed. */
  readonly announce: (uri: vscode.Uri) => void;
}

/** Save, reload, revert and settle: everything that moves a session's baseline. */
export class ContactSaving {
  constructor(private readonly parts: SavingParts) {}

  /** Before VS Code takes the text: everything typed is in it, and no edit is under way. */
  async prepare(session: ContactSession): Promise<void> {
    await this.parts.pages.flush(session);
    await this.parts.documents.idle(this.parts.documents.uriOf(session));
  }

  /**
   * VS Code writes the document. Writing the baseline itself sends nothing and always works; anything else is sent
   * only when a person asked for it. A throw keeps the text and the dirty state.
   */
  async write(session: ContactSession, uri: vscode.Uri, text: string): Promise<void> {
    if (text === session.baseline?.text) return;
    if (!this.parts.gate.pass(uri, text)) {
      throw new Error(vscode.l10n.t('Not sent: save the contact from its own tab'));
    }
    const story = await this.send(session, text);
    if (story !== undefined) throw new Error(storyLine(story));
  }

  /** VS Code has finished a save: an untouched document reads the answer, another gets it below what was typed. */
  async followSave(document: vscode.TextDocument): Promise<void> {
    const session = this.parts.sessions.at(document.uri);
    if (session.trail !== undefined && document.getText() === session.trail.from) {
      session.trail = undefined;
      session.touch();
      this.parts.announce(document.uri);
    } else {
      await this.catchUp(session);
    }
  }

  /** Lets the document's text follow a baseline that has moved. Text that is not JSON right now follows when it is. */
  async catchUp(session: ContactSession): Promise<void> {
    const { trail } = session;
    if (trail === undefined) return;
    const lists = this.parts.lists.of(session.reference);
    let followed = this.parts.documents.find(session.reference) === undefined;
    if (!followed) {
      await this.parts.documents.edit(this.parts.documents.uriOf(session), (current) => {
        followed = isReadable(current);
        return followed ? rebase(trail.from, current, trail.to, lists).text : current;
      });
    }
    trail.waits = !followed;
    if (followed && session.trail === trail) session.trail = undefined;
  }

  /** The product's own Save: checks first and moves to the problems without a notification. */
  async save(session: ContactSession): Promise<void> {
    await this.prepare(session);
    const document = this.parts.documents.find(session.reference);
    if (document === undefined || session.save.busy) return;
    const text = document.getText();
    const story = await this.send(session, text);
    if (story !== undefined) {
      this.parts.pages.focusProblems(session);
      return;
    }
    await this.catchUp(session);
    await this.settleClean(session);
  }

  /** Reads the contact again. Unsaved edits stay, on top of what the API holds now. */
  async reload(session: ContactSession): Promise<void> {
    await this.prepare(session);
    if (session.baseline === undefined) {
      await this.parts.sessions.load(session);
      this.announceOpen(session);
      return;
    }
    const fresh = await this.parts.sessions.read(session);
    const base = session.baseline;
    const document = this.parts.documents.find(session.reference);
    if (document === undefined || !this.parts.documents.isDirty(session.reference)) {
      session.touch();
      session.show({ kind: 'loaded', baseline: fresh });
      session.showSave({});
      this.announceOpen(session);
      return;
    }
    if (session.trail !== undefined || !isReadable(document.getText())) throw new Error(fixFirst());
    const lists = this.parts.lists.of(session.reference);
    const moved = rebase(base.text, document.getText(), fresh.text, lists);
    // Where both sides changed the same piece, the old value stays in the baseline: the next save finds the conflict again.
    const held = moved.conflicts.reduce(
      (baseline, conflict) => settle(baseline, base.text, moved.text, conflict, 'mine', lists).baseline,
      fresh,
    );
    session.trail = { from: base.text, to: held.text, waits: false };
    session.show({ kind: 'loaded', baseline: held });
    session.showSave(
      moved.conflicts.length > 0
        ? {
            story: conflictStory(),
            conflicts: { conflicts: moved.conflicts, theirs: fresh.text, mustSettle: false },
          }
        : {},
    );
    await this.catchUp(session);
    await this.settleClean(session);
  }

  /** What "Retry" means depends on what failed: the load, or the save. */
  async retry(session: ContactSession): Promise<void> {
    if (session.baseline === undefined) await this.reload(session);
    else await this.save(session);
  }

  /** Text whose origin nobody knows: each difference from what is stored is for the person to settle. */
  treatAsConflicts(session: ContactSession, text: string): void {
    const { baseline } = session;
    if (baseline === undefined) return;
    const draft = readDraft(baseline, text, this.parts.lists.of(session.reference));
    if (draft.kind === 'broken' || draft.changes.length === 0) return;
    const conflicts = draft.changes.map(({ field, slot, before, after }) => ({
      field,
      slot,
      base: undefined,
      mine: after,
      theirs: before,
    }));
    const open = { conflicts, theirs: baseline.text, mustSettle: true };
    session.showSave({ story: lostBaselineStory(), conflicts: open });
  }

  /** Gives up all unsaved edits. */
  async revert(session: ContactSession): Promise<void> {
    const { baseline } = session;
    if (baseline === undefined) return;
    session.showSave({});
    const document = this.parts.documents.find(session.reference);
    if (document === undefined) return;
    await this.parts.documents.edit(document.uri, () => baseline.text);
    await this.settleClean(session);
  }

  /** Settles one conflict in the text; the person saves again. */
  async settle(
    session: ContactSession,
    field: FieldId,
    slot: string,
    take: 'mine' | 'theirs',
  ): Promise<void> {
    const { baseline } = session;
    const open = session.save.conflicts;
    const document = this.parts.documents.find(session.reference);
    if (baseline === undefined || open === undefined || document === undefined) return;
    const lists = this.parts.lists.of(session.reference);
    const choose = (text: string): ReturnType<typeof settle> =>
      settle(baseline, open.theirs, text, { field, slot }, take, lists);
    session.show({ kind: 'loaded', baseline: choose(document.getText()).baseline });
    const left = open.conflicts.filter((conflict) => conflict.field !== field || conflict.slot !== slot);
    session.showSave(
      left.length > 0 ? { story: conflictStory(), conflicts: { ...open, conflicts: left } } : {},
    );
    await this.parts.documents.edit(document.uri, (text) => choose(text).text);
    await this.settleClean(session);
  }

  /** Sends a text; undefined when it is saved, else why it is not. The session shows the same. */
  private async send(session: ContactSession, text: string): Promise<Story | undefined> {
    const { baseline } = session;
    if (baseline === undefined) {
      return storyOf(new Error(vscode.l10n.t('The contact is not loaded, so nothing was sent.')));
    }
    if (this.parts.connections.environment(session.reference.environment).readOnly) return readOnlyStory();
    if (session.save.conflicts?.mustSettle === true) return lostBaselineStory();
    if (session.trail !== undefined) return storyOf(new Error(fixFirst()));
    if (session.save.busy) {
      return storyOf(
        new Error(vscode.l10n.t('A save of this contact is under way. Wait for it, then save again.')),
      );
    }
    const { environment, id } = session.reference;
    const lists = this.parts.lists.of(session.reference);
    session.showSave({ busy: true });
    try {
      const outcome = await this.parts.connections.use(environment, (api) =>
        saveContact(api, { id, baseline, text, lists }),
      );
      return await this.take(session, text, outcome);
    } catch (error) {
      const story = storyOf(error);
      session.showSave({ story });
      return story;
    }
  }

  private async take(
    session: ContactSession,
    text: string,
    outcome: SaveOutcome,
  ): Promise<Story | undefined> {
    switch (outcome.kind) {
      case 'invalid': {
        session.showSave({});
        return problemStory(outcome.problems.map(({ message }) => message));
      }
      case 'unchanged':
        session.trail = { from: text, to: session.baseline?.text ?? text, waits: false };
        session.showSave({});
        return undefined;
      case 'conflict': {
        const story = conflictStory();
        session.showSave({
          story,
          conflicts: { conflicts: outcome.conflicts, theirs: outcome.theirs, mustSettle: false },
        });
        return story;
      }
      case 'saved':
        session.trail = { from: text, to: outcome.baseline.text, waits: false };
        session.show({ kind: 'loaded', baseline: outcome.baseline });
        session.showSave({ result: outcome.result });
        return undefined;
      case 'partly': {
        const story = storyOf(outcome.error);
        session.trail = { from: text, to: outcome.text, waits: false };
        session.show({ kind: 'loaded', baseline: outcome.baseline });
        session.showSave({ result: outcome.result, story });
        await this.catchUp(session);
        return story;
      }
    }
  }

  /** A document whose text is the baseline is clean: VS Code's save of it sends nothing. */
  private async settleClean(session: ContactSession): Promise<void> {
    const document = this.parts.documents.find(session.reference);
    if (document !== undefined && document.getText() === session.baseline?.text) await document.save();
  }

  private announceOpen(session: ContactSession): void {
    this.parts.announce(this.parts.documents.uriOf(session));
  }
}

function isReadable(text: string): boolean {
  return !isBroken(readDocument(text));
}
