import { conflictsNow } from '../../core/changes/conflictsNow';
import { describeConflicts, describeForm } from '../../core/show/describeForm';
import type { Change, ContactDraft } from '../../core/changes/draft';
import { sameJson } from '../../core/text/json';
import { isSamePiece } from '../../core/changes/pieces';
import type { AccountLists, Body, HeldSaveView, SavingState } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import { offersChatSetting } from '../saving/chatSaves';
import type { PageParts } from './pageParts';

type BodyParts = Pick<PageParts, 'documents' | 'lists' | 'texts'>;

/** What a page shows of a contact, as it stands now. */
export function pageBody(session: ContactSession, parts: BodyParts): Body {
  const { content } = session;
  switch (content.kind) {
    case 'unloaded':
    case 'loading':
      return { kind: 'loading' };
    case 'failed':
      return { kind: 'failed', story: content.story };
    case 'loaded':
      return loadedBody(session, content, parts);
  }
}

function loadedBody(
  session: ContactSession,
  { baseline }: Extract<ContactSession['content'], { kind: 'loaded' }>,
  { documents, lists: accountLists, texts }: BodyParts,
): Body {
  const written = texts.written(session);
  const awaitsText = written === '' && !documents.isDirty(session.reference);
  if (awaitsText) return { kind: 'loading' };
  const lists = accountLists.of(session.reference);
  const draft = texts.draft(session, written);
  if (draft === undefined) return { kind: 'loading' };
  if (draft.kind === 'broken') return { kind: 'brokenText', message: draft.message, line: draft.line };
  return {
    kind: 'form',
    form: describeForm(baseline, withRejected(draft, session), lists),
    saving: { ...savingState(session, draft, lists), differs: written !== baseline.text },
  };
}

function savingState(
  session: ContactSession,
  { changes }: ContactDraft,
  lists: AccountLists,
): Omit<SavingState, 'differs'> {
  const { save, undos, originLost } = session;
  const { busy, waiting, result, story, conflicts } = save;
  return {
    busy,
    queued: session.isSaveQueued,
    held: heldSave(session),
    waiting,
    result,
    story,
    conflicts: describeConflicts(conflictsNow(conflicts?.conflicts ?? [], changes, originLost), lists),
    undos: undos
      .filter(({ undone }) => undone.some((edit) => changes.some((change) => isSameEdit(change, edit))))
      .map(({ savedAt, left }) => ({ savedAt, left })),
  };
}

function heldSave({ held }: ContactSession): HeldSaveView | undefined {
  if (held.reason === undefined) return undefined;
  return { reason: held.reason, offersChatSetting: offersChatSetting(held) };
}

function withRejected(draft: ContactDraft, { save }: ContactSession): ContactDraft {
  return save.rejected.length === 0 ? draft : { ...draft, problems: [...draft.problems, ...save.rejected] };
}

function isSameEdit(a: Change, b: Change): boolean {
  return isSamePiece(a, b) && sameJson(a.after, b.after);
}
