import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { isBlocked } from '../../core/changes/draft';
import { piecesBack } from '../../core/changes/pieces';
import { saveContact } from '../../core/saving/save';
import { SaveError, type SaveOutcome, type SentUpdate } from '../../core/saving/saveOutcome';
import { createRecord, type SaveEnd } from '../../core/undo/saveRecord';
import type { SaveResult, Story } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import { tellLeftSave } from './leftSaves';
import { requireEnvironment } from '../account/requireEnvironment';
import { conflictStory, lostBaselineStory, partlyStory, problemStory, readOnlyStory } from './saveStories';
import { sayInStatusBar } from '../startup/statusBar';
import { finishTyping, saveClean, type SavingParts } from './savingParts';
import { StoryError, storyHint, storyOf, unsavedStory } from '../errors/story';
import type { TakenText } from '../contact/textOrigins';
import { trailAfter } from './trailAfter';

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
    // Before its turn comes the contact may move on, and the document with it.
    const taken = session.take(text);
    const story = await session
      .inTurn(() => this.send(session, taken))
      .finally(() => {
        session.release(taken);
      });
    tellLeftSave(session, story, this.parts);
    if (story !== undefined) throw new Error(storyHint(story));
  }

  /** VS Code has finished a save: an untouched document reads the answer, another gets it below what was typed. */
  async followSave(document: vscode.TextDocument): Promise<void> {
    this.parts.gate.close(document.uri);
    const session = this.parts.sessions.at(document.uri);
    if (document.getText() !== session.trail?.from) {
      await this.parts.texts.catchUp(session);
      await saveClean(session, this.parts);
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
      const taken = session.take(document.getText());
      const refused = await this.send(session, taken).finally(() => {
        session.release(taken);
      });
      if (refused === undefined) tellLeftSave(session, refused, this.parts);
      await this.parts.texts.catchUp(session);
      return refused;
    });
    await saveClean(session, this.parts);
    if (story === undefined) return;
    if (!this.parts.pages.isShown(session)) throw new StoryError(story);
    this.parts.pages.focusProblems(session);
  }

  /** What the last save sent and the API did not take is an unsaved edit again; nothing is sent. */
  async putBack(session: ContactSession): Promise<void> {
    await session.inTurn(async () => {
      const { result, asked } = session.save;
      const { baseline, reference } = session;
      if (baseline === undefined || result === undefined || asked === undefined) return;
      const lists = this.parts.lists.of(reference);
      await this.parts.texts.edit(session, (text) =>
        piecesBack({ baseline, text }, asked, result.notTaken, lists),
      );
      session.showSave({ conflicts: session.save.conflicts });
    });
  }

  /** Sends a text; undefined when it is saved, else why it is not. The session shows the same. */
  private async send(session: ContactSession, taken: TakenText): Promise<Story | undefined> {
    const refusal = this.refusal(session);
    if (refusal !== undefined) {
      session.showSave({ ...session.save, story: refusal });
      return refusal;
    }
    const { reference, doubts } = session;
    const text = this.parts.texts.bringUp(session, taken);
    const { baseline } = session;
    if (baseline === undefined) return undefined;
    if (text === baseline.text) {
      sayNoChanges();
      return undefined;
    }
    const request = { id: reference.id, baseline, text, lists: this.parts.lists.of(reference), doubts };
    session.showSave({ busy: true });
    let outcome: SaveOutcome;
    try {
      outcome = await this.parts.connections.use(
        reference.environment,
        (api) => saveContact(api, request),
        this.parts.runningSaves.of(session),
      );
    } catch (error) {
      return this.takeError(session, error);
    }
    const story = this.take(session, { taken, text, from: baseline.text }, outcome);
    // VS Code does not read a document that has moved on since the save was asked for.
    if (taken.isLeft) await this.parts.texts.catchUp(session);
    return story;
  }

  private takeError(session: ContactSession, error: unknown): Story {
    this.parts.note(error);
    if (error instanceof SaveError && error.arrived !== 'no') {
      if (error.sent !== undefined) session.doubts = [...session.doubts, error.sent];
      this.record(session, error.sent);
    }
    const story = unsavedStory(error);
    session.showSave({ story });
    return story;
  }

  /** Why nothing may be sent at all. */
  private refusal(session: ContactSession): Story | undefined {
    if (session.baseline === undefined) {
      return storyOf(new Error(vscode.l10n.t('The contact is not loaded, so nothing was sent.')));
    }
    if (requireEnvironment(this.parts.environments, session.reference.environment).readOnly)
      return readOnlyStory();
    return session.originLost ? lostBaselineStory() : undefined;
  }

  private take(session: ContactSession, asked: AskedText, outcome: SaveOutcome): Story | undefined {
    switch (outcome.kind) {
      case 'invalid': {
        const story = problemStory(outcome.problems.map(({ message }) => message));
        // The form shows the text's own problems; one that only what others changed has brought is told here.
        session.showSave(this.hasErrors(session, asked.taken.text) ? {} : { story });
        return story;
      }
      case 'rejected': {
        const story = unsavedStory(outcome.error);
        session.showSave({ story, rejected: outcome.problems });
        return story;
      }
      case 'unchanged':
        session.lead({ from: writtenText(asked).text }, asked.taken);
        session.showSave({});
        sayNoChanges();
        return undefined;
      case 'conflict':
        session.showSave({ conflicts: { conflicts: outcome.conflicts, theirs: outcome.theirs } });
        return conflictStory();
      case 'saved':
        this.takeSaved(session, asked, outcome);
        return undefined;
      case 'partly': {
        const story = partlyStory(outcome);
        this.takeSaved(session, asked, outcome, story);
        return story;
      }
    }
  }

  private takeSaved(
    session: ContactSession,
    save: AskedText,
    outcome: Extract<SaveOutcome, { kind: 'saved' | 'partly' }>,
    story?: Story,
  ): void {
    const { baseline, result } = outcome;
    const asked = writtenText(save);
    const trail = trailAfter(outcome, asked, this.parts.lists.of(session.reference));
    session.doubts = outcome.kind === 'partly' && outcome.inDoubt && outcome.sent ? [outcome.sent] : [];
    session.lead(trail, save.taken);
    session.show({ kind: 'loaded', baseline });
    session.showSave({ result, asked: asked.text, story });
    this.takeSequences(session, result);
    this.record(session, outcome.sent, { ...outcome, text: baseline.text });
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

/** What a save was asked for as it was taken, and what that means on the baseline that it is made `from` then. */
interface AskedText {
  readonly taken: TakenText;
  readonly text: string;
  readonly from: string;
}

/** Asked for text that the document has left behind stands there as what it means. */
function writtenText({ taken, text, from }: AskedText): Pick<TakenText, 'text' | 'from'> {
  return taken.isLeft ? { text, from } : taken;
}

function sayNoChanges(): void {
  sayInStatusBar(vscode.l10n.t('WTS: There are no changes to save.'));
}
