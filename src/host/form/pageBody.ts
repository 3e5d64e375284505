import type { Change, ContactDraft } from '../../core/changes/draft';
import { isSamePiece } from '../../core/changes/pieces';
import type { ContactState } from '../../core/session/contactState';
import { describeConflicts, describeForm } from '../../core/show/describeForm';
import { sameJson } from '../../core/text/json';
import type { Body, HeldSaveView, SavingState } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import { storyOf } from '../errors/story';
import { offersChatSetting } from '../saving/chatSaves';

/** What a page shows of a contact, as it stands in its document. */
export function pageBody(session: ContactSession): Body {
  const { content } = session.state;
  switch (content.kind) {
    case 'unloaded':
    case 'loading':
      return { kind: 'loading' };
    case 'failed':
      return { kind: 'failed', story: storyOf(content.error) };
    case 'loaded':
      return loadedBody(session);
  }
}

function loadedBody(session: ContactSession): Body {
  const { state } = session;
  const { text, draft, origin, latest, ports } = state;
  const awaitsText = text === '' && !ports.text.isDirty();
  if (awaitsText || draft === undefined || origin === undefined) return { kind: 'loading' };
  if (draft.kind === 'broken') return { kind: 'brokenText', message: draft.message, line: draft.line };
  return {
    kind: 'form',
    form: describeForm(origin.baseline, withRejected(draft, state), ports.lists.of()),
    saving: { ...savingState(session, draft), differs: text !== latest?.text },
  };
}

function savingState(
  { state, story }: ContactSession,
  { changes }: ContactDraft,
): Omit<SavingState, 'differs'> {
  const { status, undos, conflicts, ports } = state;
  const { busy, waiting, result } = status;
  return {
    busy,
    queued: state.isSaveQueued,
    held: heldSave(state),
    waiting,
    result,
    story,
    conflicts: describeConflicts(conflicts, ports.lists.of()),
    isBehind: state.isBehind,
    undos: undos
      .filter(({ undone }) => undone.some((edit) => changes.some((change) => isSameEdit(change, edit))))
      .map(({ savedAt, left }) => ({ savedAt, left })),
  };
}

function heldSave({ held }: ContactState): HeldSaveView | undefined {
  if (held.reason === undefined) return undefined;
  return { reason: held.reason, offersChatSetting: offersChatSetting(held) };
}

function withRejected(draft: ContactDraft, { status }: ContactState): ContactDraft {
  return status.rejected.length === 0
    ? draft
    : { ...draft, problems: [...draft.problems, ...status.rejected] };
}

function isSameEdit(a: Change, b: Change): boolean {
  return isSamePiece(a, b) && sameJson(a.after, b.after);
}
