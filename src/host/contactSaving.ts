import * as vscode from 'vscode';
import { type Baseline, rememberGiven } from '../core/contact/baseline';
import { isBlocked, readDraft } from '../core/contact/draft';
import { rebase, settle } from '../core/contact/rebase';
import { type SaveOutcome, saveContact } from '../core/save';
import type { FieldId, SaveResult, Story } from '../protocol/messages';
import type { Connections } from './connections';
import type { ContactDocuments } from './contactDocuments';
import type { ContactSession } from './contactSession';
import type { ContactSessions } from './contactSessions';
import { type ContactTexts, isReadable } from './contactTexts';
import type { Lists } from './lists';
import type { SaveGate } from './saveGate';
import { conflictStory, fixFirst, lostBaselineStory, problemStory, readOnlyStory } from './saveStories';
import { StoryError, storyHint, storyOf, unsavedStory } from './story';

/** The pages that show a contact, as far as a save needs them. */
export interface ShownPages {
  /** Settles when every page has sent what was typed. */
  flush(session: ContactSession): Promise<void>;
  focusProblems(session: ContactSession): void;
  /** Whether some page shows the contact right now, and with it what a save has to say. */
  isShown(session: ContactSession): boolean;
}

export interface SavingParts {
  readonly connections: Connections;
  readonly documents: ContactDocuments;
  readonly sessions: ContactSessions;
  readonly lists: Lists;
  readonly texts: ContactTexts;
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
    const isAsked = this.parts.gate.pass(uri, text);
    if (text === session.baseline?.text) return;
    if (!isAsked) throw new Error(vscode.l10n.t('Not sent: save the contact from its own tab'));
    const story = await session.inTurn(() => this.send(session, text));
    if (story !== undefined) throw new Error(storyHint(story));
  }

  /** VS Code has finished a save: an untouched document reads the answer, another gets it below what was typed. */
  async followSave(document: vscode.TextDocument): Promise<void> {
    this.parts.gate.close(document.uri);
    const session = this.parts.sessions.at(document.uri);
    if (document.getText() !== session.trail?.from) {
      await this.parts.texts.catchUp(session);
      return;
    }
    session.touch();
    this.parts.announce(document.uri);
  }

  /** The product's own Save: the form shows why it did not happen. Throws it where no form is there to show it. */
  async save(session: ContactSession): Promise<void> {
    await this.prepare(session);
    if (session.save.busy) return;
    const story = await session.inTurn(async () => {
      const document = this.parts.documents.find(session.reference);
      if (document === undefined) return undefined;
      const refused = await this.send(session, document.getText());
      await this.parts.texts.catchUp(session);
      return refused;
    });
    await this.saveClean(session);
    if (story === undefined) return;
    if (!this.parts.pages.isShown(session)) throw new StoryError(story);
    this.parts.pages.focusProblems(session);
  }

  /** Reads the contact again. Unsaved edits stay, on top of what the API holds now. */
  async reload(session: ContactSession): Promise<void> {
    await this.prepare(session);
    void this.parts.lists.retryFailed(session.reference);
    await session.inTurn(async () => {
      if (session.baseline === undefined) await this.loadAgain(session);
      else await this.move(session, session.baseline, await this.parts.sessions.read(session));
    });
    await this.saveClean(session);
  }

  private async loadAgain(session: ContactSession): Promise<void> {
    await this.parts.sessions.load(session);
    if (session.originLost) this.findLostOrigin(session);
    session.touch();
    this.announceOpen(session);
  }

  /** The contact is `fresh` now: a clean document reads it, another gets it below its edits. */
  private async move(session: ContactSession, base: Baseline, fresh: Baseline): Promise<void> {
    const { documents, texts, lists } = this.parts;
    if (documents.find(session.reference) === undefined || !documents.isDirty(session.reference)) {
      session.lead({ from: base.text, to: fresh.text });
      session.touch();
      session.show({ kind: 'loaded', baseline: fresh });
      session.showSave({});
      this.announceOpen(session);
      return;
    }
    await texts.catchUp(session);
    const text = texts.written(session);
    if (session.trail !== undefined || !isReadable(text)) throw new Error(fixFirst());
    if (session.originLost) {
      session.show({ kind: 'loaded', baseline: fresh });
      this.findLostOrigin(session);
      return;
    }
    const { conflicts } = rebase(base.text, text, fresh.text, lists.of(session.reference));
    // Where both sides changed the same piece, the old value stays in the baseline: the next save finds the conflict again.
    const held = conflicts.reduce(
      (baseline, conflict) =>
        settle(baseline, base.text, text, conflict, 'mine', lists.of(session.reference)).baseline,
      fresh,
    );
    session.lead({ from: base.text, to: held.text });
    session.show({ kind: 'loaded', baseline: held });
    session.showSave(
      conflicts.length > 0 ? { story: conflictStory(), conflicts: { conflicts, theirs: fresh.text } } : {},
    );
    await texts.catchUp(session);
  }

  /** What "Retry" means depends on what failed: the load, or the save. */
  async retry(session: ContactSession): Promise<void> {
    if (session.baseline === undefined) await this.reload(session);
    else await this.save(session);
  }

  /**
   * Text whose origin nobody knows: each difference from what is stored is for the person to settle. Its read-only
   * values were given by the API once, so they are no edits.
   */
  findLostOrigin(session: ContactSession): void {
    const { baseline } = session;
    const text = this.parts.texts.written(session);
    if (baseline === undefined || !isReadable(text)) return;
    const known = rememberGiven(baseline, text);
    session.show({ kind: 'loaded', baseline: known });
    const draft = readDraft(known, text, this.parts.lists.of(session.reference));
    const changes = draft.kind === 'contact' ? draft.changes : [];
    const conflicts = changes.map(({ field, slot, before, after }) => ({
      field,
      slot,
      base: undefined,
      mine: after,
      theirs: before,
    }));
    session.originLost = conflicts.length > 0;
    session.showSave(
      session.originLost ? { story: lostBaselineStory(), conflicts: { conflicts, theirs: known.text } } : {},
    );
  }

  /** Gives up all unsaved edits. */
  async revert(session: ContactSession): Promise<void> {
    await session.inTurn(async () => {
      const { baseline } = session;
      if (baseline === undefined) return;
      session.originLost = false;
      session.showSave({});
      if (this.parts.documents.find(session.reference) === undefined) return;
      await this.parts.documents.edit(
        this.parts.documents.uriOf(session),
        () => baseline.text,
        () => {
          session.endTrail();
        },
      );
    });
    await this.saveClean(session);
  }

  /** Settles one conflict in the text; the person saves again. */
  async settle(
    session: ContactSession,
    field: FieldId,
    slot: string,
    take: 'mine' | 'theirs',
  ): Promise<void> {
    await session.inTurn(async () => {
      const { baseline } = session;
      const open = session.save.conflicts;
      if (baseline === undefined || open === undefined) return;
      const lists = this.parts.lists.of(session.reference);
      const choose = (text: string): ReturnType<typeof settle> =>
        settle(baseline, open.theirs, text, { field, slot }, take, lists);
      const settled = choose(this.parts.texts.meant(session, this.parts.texts.written(session))).baseline;
      await this.parts.texts.edit(session, (text) => choose(text).text);
      session.show({ kind: 'loaded', baseline: settled });
      const left = open.conflicts.filter((conflict) => conflict.field !== field || conflict.slot !== slot);
      if (left.length === 0) session.originLost = false;
      const story = session.originLost ? lostBaselineStory() : conflictStory();
      session.showSave(left.length > 0 ? { story, conflicts: { ...open, conflicts: left } } : {});
    });
    await this.saveClean(session);
  }

  /** Sends a text; undefined when it is saved, else why it is not. The session shows the same. */
  private async send(session: ContactSession, text: string): Promise<Story | undefined> {
    const refusal = this.refusal(session);
    if (refusal !== undefined) {
      session.showSave({ ...session.save, story: refusal });
      return refusal;
    }
    const { baseline, reference } = session;
    if (baseline === undefined) return undefined;
    const lists = this.parts.lists.of(reference);
    const request = { id: reference.id, baseline, text: this.parts.texts.meant(session, text), lists };
    session.showSave({ busy: true });
    try {
      const outcome = await this.parts.connections.use(reference.environment, (api) =>
        saveContact(api, request),
      );
      return this.take(session, text, outcome);
    } catch (error) {
      const story = unsavedStory(error);
      session.showSave({ story });
      return story;
    }
  }

  /** Why nothing may be sent at all. */
  private refusal(session: ContactSession): Story | undefined {
    if (session.baseline === undefined) {
      return storyOf(new Error(vscode.l10n.t('The contact is not loaded, so nothing was sent.')));
    }
    if (this.parts.connections.environment(session.reference.environment).readOnly) return readOnlyStory();
    return session.originLost ? lostBaselineStory() : undefined;
  }

  private take(session: ContactSession, text: string, outcome: SaveOutcome): Story | undefined {
    switch (outcome.kind) {
      case 'invalid': {
        const story = problemStory(outcome.problems.map(({ message }) => message));
        // The form shows the text's own problems; one that only what others changed has brought is told here.
        session.showSave(this.hasErrors(session, text) ? {} : { story });
        return story;
      }
      case 'rejected': {
        const story = unsavedStory(outcome.error);
        session.showSave({ story, rejected: outcome.problems });
        return story;
      }
      case 'unchanged':
        session.lead({ from: text, to: session.baseline?.text ?? text });
        session.showSave({});
        return undefined;
      case 'conflict': {
        const story = conflictStory();
        session.showSave({
          story,
          conflicts: { conflicts: outcome.conflicts, theirs: outcome.theirs },
        });
        return story;
      }
      case 'saved':
        session.lead({ from: text, to: outcome.baseline.text });
        session.show({ kind: 'loaded', baseline: outcome.baseline });
        session.showSave({ result: outcome.result });
        this.takeSequences(session, outcome.result);
        return undefined;
      case 'partly': {
        const story = storyOf(outcome.error);
        session.lead({ from: text, to: outcome.text });
        session.show({ kind: 'loaded', baseline: outcome.baseline });
        session.showSave({ result: outcome.result, story });
        this.takeSequences(session, outcome.result);
        return story;
      }
    }
  }

  private takeSequences({ reference }: ContactSession, { sequences }: SaveResult): void {
    if (sequences !== undefined) this.parts.lists.takeSequences(reference, sequences);
  }

  private hasErrors(session: ContactSession, text: string): boolean {
    if (session.baseline === undefined) return false;
    const meant = this.parts.texts.meant(session, text);
    const draft = readDraft(session.baseline, meant, this.parts.lists.of(session.reference));
    return draft.kind === 'broken' || isBlocked(draft);
  }

  /** A document whose text is the baseline is clean: VS Code's save of it sends nothing. */
  async saveClean(session: ContactSession): Promise<void> {
    const document = this.parts.documents.find(session.reference);
    if (document === undefined || document.getText() !== session.baseline?.text) return;
    if (document.isDirty) await this.parts.gate.shut(document.uri, () => document.save());
  }

  private announceOpen(session: ContactSession): void {
    this.parts.announce(this.parts.documents.uriOf(session));
  }
}
