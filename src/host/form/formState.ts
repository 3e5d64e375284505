import type { ContactState } from '../../core/session/contactState';
import { describeConflicts, describeForm } from '../../core/show/describeForm';
import type { FieldView, FormView } from '../../core/fields/fieldView';
import type { Body, HeldSaveView, SavingState } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import { describeError } from '../errors/describeError';
import { offersChatSetting } from '../saving/chatSaves';
import { type ReadableContact, isSameEdit } from '../../core/changes/change';

/** What a page shows of a contact, as it stands in its document. */
export function formState(session: ContactSession): Body {
  const { content } = session.state;
  switch (content.kind) {
    case 'unloaded':
    case 'loading':
      return { kind: 'loading' };
    case 'failed':
      return { kind: 'failed', notice: describeError(content.error) };
    case 'loaded':
      return loadedBody(session);
  }
}

function loadedBody(session: ContactSession): Body {
  const { state } = session;
  const { text, parsed, origin, latest, ports } = state;
  const awaitsText = text === '' && !ports.text.isDirty();
  if (awaitsText || parsed === undefined || origin === undefined) return { kind: 'loading' };
  if (parsed.kind === 'broken') return { kind: 'brokenText', message: parsed.message, line: parsed.line };
  return {
    kind: 'form',
    form: withProposed(
      describeForm(origin.baseline, withRejected(parsed, state), ports.lists.of()),
      state,
      parsed,
    ),
    saving: { ...savingState(session, parsed), differs: text !== latest?.text },
  };
}

function savingState(
  { state, notice }: ContactSession,
  { changes }: ReadableContact,
): Omit<SavingState, 'differs'> {
  const { status, undos, conflicts, ports } = state;
  const { busy, waiting, result } = status;
  return {
    busy,
    queued: state.isSaveQueued,
    held: heldSave(state),
    waiting,
    result,
    notice,
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

function withRejected(parsed: ReadableContact, { status }: ContactState): ReadableContact {
  return status.rejected.length === 0
    ? parsed
    : { ...parsed, problems: [...parsed.problems, ...status.rejected] };
}

/** The rows in which something stands that an agent has proposed. */
function withProposed(form: FormView, { proposals }: ContactState, { changes }: ReadableContact): FormView {
  const proposed = proposals.among(changes);
  if (proposed.length === 0) return form;
  const isProposed = ({ id, slot }: FieldView): boolean =>
    proposed.some((change) => change.field === id && (slot === '' || change.slot === slot));
  return {
    ...form,
    fields: form.fields.map((field) => (isProposed(field) ? { ...field, proposed: true } : field)),
  };
}
