import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { isBlocked } from '../../core/changes/draft';
import { piecesBack } from '../../core/changes/pieces';
import { saveContact } from '../../core/saving/save';
import { SaveError, type SaveOutcome, type SentUpdate } from '../../core/saving/saveOutcome';
import type { HeldReason } from '../../core/saving/heldSaves';
import { isWithoutEdits } from '../../core/saving/saveDoor';
import { type AfterSave, type EndedSave, SaveQueue } from '../../core/saving/saveQueue';
import { createRecord, type SaveEnd } from '../../core/undo/saveRecord';
import type { SaveResult, Story } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import { tellLeftSave } from './leftSaves';
import { requireEnvironment } from '../account/requireEnvironment';
import { conflictStory, lostBaselineStory, partlyStory, problemStory, readOnlyStory } from './saveStories';
import { sayInStatusBar } from '../startup/statusBar';
import { finishTyping, saveClean, type SavingParts } from './savingParts';
import { HeldSaveNotice } from './heldSaveNotice';
import { isCancellation } from '../errors/report';
import { StoryError, storyOf, unsavedStory } from '../errors/story';
import type { TakenText } from '../contact/textOrigins';
import { trailAfter } from './trailAfter';

/** Saves contacts, and shows what became of it. */
export class ContactSaving {
  private readonly queues = new WeakMap<ContactSession, SaveQueue>();
  private readonly notice: HeldSaveNotice;

  constructor(private readonly parts: SavingParts) {
    this.notice = new HeldSaveNotice(parts);
  }

  /**
   * VS Code or another extension writes the contact's file. It is never sent: a rebound save key, Save All, tasks,
   * debugging, chat, and the question before a tab is closed are one and the same to an extension. What is stored and
   * what asks for nothing is let through, everything else refused at once; that keeps the text and the dirty state.
   */
  write(uri: vscode.Uri, text: string): void {
    const { sessions, documents, texts } = this.parts;
    const session = sessions.at(uri);
    if (text === (session.baseline?.text ?? '')) return;
    if (isWithoutEdits(texts.draft(session, text))) {
      // The document is to read what is stored.
      if (documents.find(session.reference)?.getText() === text) session.lead({ from: text });
      return;
    }
    if (documents.isDirty(session.reference)) this.hold(session, 'vscodeSave');
    // VS Code shows it after words of its own and the file's name: it is short.
    throw new Error(vscode.l10n.t("Not sent: use Send or Save in the contact's form"));
  }

  private hold(session: ContactSession, reason: HeldReason): void {
    session.holdBack(reason);
    const { pages, note } = this.parts;
    if (!pages.isShown(session)) this.notice.show(session).catch(note);
  }

  /** VS Code has finished a save: an untouched document reads the answer, another gets it below what was typed. */
  async followSave(document: vscode.TextDocument): Promise<void> {
    const session = this.parts.sessions.at(document.uri);
    if (document.getText() !== session.trail?.from) {
      await this.parts.texts.catchUp(session);
      await saveClean(session, this.parts);
      return;
    }
    session.touch();
    this.parts.announce(document.uri);
  }

  /**
   * A person asked for it. During another save it waits for that one. The form shows why it did not happen; throws it
   * where no form is there to show it.
   */
  async save(session: ContactSession): Promise<void> {
    let queue = this.queues.get(session);
    if (queue === undefined) {
      queue = new SaveQueue({
        save: () => this.saveNow(session),
        hold: () => {
          this.hold(session, 'afterFailure');
        },
        showQueued: (isQueued) => {
          session.showQueued(isQueued);
        },
      });
      this.queues.set(session, queue);
    }
    await queue.ask();
  }

  private async saveNow(session: ContactSession): Promise<EndedSave> {
    session.letGo();
    await finishTyping(session, this.parts);
    const { after, story } = await session.inTurn(() => this.saveText(session));
    await saveClean(session, this.parts);
    if (story === undefined) return { after };
    if (!this.parts.pages.isShown(session)) return { after, error: new StoryError(story) };
    this.parts.pages.focusProblems(session);
    return { after };
  }

  private async saveText(session: ContactSession): Promise<Ending> {
    const document = this.parts.documents.find(session.reference);
    if (document === undefined || document.getText() === session.baseline?.text) {
      sayNoChanges();
      return { after: 'next' };
    }
    const taken = session.take(document.getText());
    const ending = await this.send(session, taken).finally(() => {
      session.release(taken);
    });
    if (ending.story === undefined) tellLeftSave(session, undefined, this.parts);
    await this.parts.texts.catchUp(session);
    return ending;
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

  /** Sends a text. The session shows the same story. */
  private async send(session: ContactSession, taken: TakenText): Promise<Ending> {
    const refusal = this.refusal(session);
    if (refusal !== undefined) {
      session.showSave({ ...session.save, story: refusal });
      return { after: 'answered', story: refusal };
    }
    const { reference, doubts } = session;
    const text = this.parts.texts.bringUp(session, taken);
    const { baseline } = session;
    if (baseline === undefined || text === baseline.text) {
      sayNoChanges();
      return { after: 'next' };
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
    return { after: AFTER_OUTCOME[outcome.kind], story };
  }

  private takeError(session: ContactSession, error: unknown): Ending {
    this.parts.note(error);
    if (error instanceof SaveError && error.arrived !== 'no') {
      if (error.sent !== undefined) session.doubts = [...session.doubts, error.sent];
      this.record(session, error.sent);
    }
    const story = unsavedStory(error);
    session.showSave({ story });
    return { after: isCalledOff(error) ? 'answered' : 'waits', story };
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

/** How a save has ended; without a story it is done. */
interface Ending extends Pick<EndedSave, 'after'> {
  readonly story?: Story | undefined;
}

const AFTER_OUTCOME: Record<SaveOutcome['kind'], AfterSave> = {
  saved: 'next',
  unchanged: 'next',
  // Nothing was requested for a text that is an old one by now.
  invalid: 'next',
  // The form asks for a choice, and to save then.
  conflict: 'answered',
  rejected: 'waits',
  partly: 'waits',
};

/** Whoever ended the wait of a save wants nothing sent. */
function isCalledOff(error: unknown): boolean {
  return isCancellation(error instanceof SaveError && error.arrived === 'no' ? error.cause : error);
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
