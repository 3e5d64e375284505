import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { isBlocked } from '../core/contact/draft';
import { type SaveOutcome, SaveError, saveContact, type SentUpdate } from '../core/save';
import { createRecord, type SaveEnd } from '../core/undo/saveRecord';
import type { SaveResult, Story } from '../protocol/messages';
import type { ContactSession } from './contactSession';
import { tellLeftSave } from './leftSaves';
import { conflictStory, lostBaselineStory, partlyStory, problemStory, readOnlyStory } from './saveStories';
import { sayInStatusBar } from './statusBar';
import { finishTyping, saveClean, type SavingParts } from './savingParts';
import { StoryError, storyHint, storyOf, unsavedStory } from './story';

/** Saves contacts, and shows what became of it. */
export class ContactSaving {
  constructor(private readonly parts: SavingParts) {}

  /**
   * VS Code writes the document. Writing the baseline itself sends nothing and always works; anything else is sent
   * only when a person asked for it. A throw keeps the text and the dirty state.
   */
  async write(session: ContactSession, uri: vscode.Uri, text: string): Promise<void> {
    if (text === session.baseline?.text) {
      this.parts.gate.close(uri);
      return;
    }
    this.parts.gate.pass(uri, text);
    const story = await session.inTurn(() => this.send(session, text));
    tellLeftSave(session, story, this.parts);
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
    await finishTyping(session, this.parts);
    if (session.save.busy) return;
    const story = await session.inTurn(async () => {
      const document = this.parts.documents.find(session.reference);
      if (document === undefined || document.getText() === session.baseline?.text) {
        sayNoChanges();
        return undefined;
      }
      const refused = await this.send(session, document.getText());
      if (refused === undefined) tellLeftSave(session, refused, this.parts);
      await this.parts.texts.catchUp(session);
      return refused;
    });
    await saveClean(session, this.parts);
    if (story === undefined) return;
    if (!this.parts.pages.isShown(session)) throw new StoryError(story);
    this.parts.pages.focusProblems(session);
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
    const { inDoubt } = session;
    const request = {
      id: reference.id,
      baseline,
      text: this.parts.texts.meant(session, text),
      lists,
      inDoubt,
    };
    session.showSave({ busy: true });
    let outcome: SaveOutcome;
    try {
      outcome = await this.parts.connections.use(
        reference.environment,
        (api) => saveContact(api, request),
        this.parts.runningSaves.of(session),
      );
    } catch (error) {
      this.parts.note(error);
      if (error instanceof SaveError) {
        session.inDoubt = error.arrived !== 'no';
        if (session.inDoubt) this.record(session, error.sent);
      }
      const story = unsavedStory(error);
      session.showSave({ story });
      return story;
    }
    session.inDoubt = outcome.kind === 'partly' && outcome.inDoubt;
    return this.take(session, text, outcome);
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
        sayNoChanges();
        return undefined;
      case 'conflict':
        session.showSave({ conflicts: { conflicts: outcome.conflicts, theirs: outcome.theirs } });
        return conflictStory();
      case 'saved':
        session.lead({ from: text, to: outcome.baseline.text });
        session.show({ kind: 'loaded', baseline: outcome.baseline });
        session.showSave({ result: outcome.result });
        this.takeSequences(session, outcome.result);
        this.record(session, outcome.sent, { ...outcome, text: outcome.baseline.text });
        return undefined;
      case 'partly': {
        const story = partlyStory(outcome);
        session.lead({ from: text, to: outcome.text });
        session.show({ kind: 'loaded', baseline: outcome.baseline });
        session.showSave({ result: outcome.result, story });
        this.takeSequences(session, outcome.result);
        this.record(session, outcome.sent, { ...outcome, text: outcome.baseline.text });
        return story;
      }
    }
  }

  /** For an undo. Without an end nobody knows what became of it. */
  private record({ reference }: ContactSession, sent: SentUpdate | undefined, end?: SaveEnd): void {
    if (sent === undefined) return;
    const { environment, id: contactId } = reference;
    const { baseUrl } = sent;
    const about = { id: randomUUID(), environment, baseUrl, contactId, savedAt: new Date().toISOString() };
    this.parts.history.note(createRecord(about, sent, end, this.parts.lists.of(reference)));
  }

  private takeSequences({ reference }: ContactSession, { sequences }: SaveResult): void {
    if (sequences !== undefined) this.parts.lists.takeSequences(reference, sequences);
  }

  private hasErrors(session: ContactSession, text: string): boolean {
    const draft = this.parts.texts.draft(session, text);
    return draft !== undefined && (draft.kind === 'broken' || isBlocked(draft));
  }
}

function sayNoChanges(): void {
  sayInStatusBar(vscode.l10n.t('WTS: There are no changes to save.'));
}
