import * as l10n from '@vscode/l10n';
import { baselineDocument } from '../changes/baseline';
import type { ContactDocument } from '../text/contactDocument';
import { contactName, contactPhone, textAt } from '../identity/contactTitle';
import type { FieldReading, RowHead } from '../fields/field';
import { fieldOfKey, FIELDS } from '../fields/fields';
import type {
  AccountLists,
  ConflictView,
  DetailView,
  FieldId,
  FieldMessage,
  FieldView,
  FormView,
  HeadView,
} from '../fields/fieldView';
import type { Json } from '../text/json';
import { textOf } from '../fields/kinds/textField';
import type { Problem } from '../fields/problem';
import { memberSlot, type Slot, slotOf } from '../fields/slots';
import type { ReadableContact, Conflict, Baseline } from '../changes/change';

/** Everything that the form shows of a draft. The head and the details are the contact as it is stored. */
export function describeForm(baseline: Baseline, parsed: ReadableContact, lists: AccountLists): FormView {
  const stored = baselineDocument(baseline);
  const problems = new Map<FieldId | undefined, Problem[]>();
  for (const problem of parsed.problems) {
    problems.set(problem.field, [...(problems.get(problem.field) ?? []), problem]);
  }
  const fields = parsed.readings.map((reading) =>
    describeField(reading, problems.get(reading.field.id) ?? [], lists),
  );
  return {
    head: describeHead(stored, lists),
    fields: fields.flatMap(({ rows }) => rows),
    details: describeDetails(stored),
    general: [...(problems.get(undefined) ?? []), ...fields.flatMap(({ rowless }) => rowless)].map(
      describeProblem,
    ),
    changeCount: parsed.changes.length,
    errorCount: parsed.problems.filter(({ severity }) => severity === 'error').length,
  };
}

export function describeConflicts(conflicts: readonly Conflict[], lists: AccountLists): ConflictView[] {
  return conflicts.map(({ field: id, slot, isWhole, isBaseLost, ...values }) => {
    const field = FIELDS[id];
    const read = (value: Json | undefined): Slot | undefined =>
      value === undefined ? undefined : slotOf(value);
    const show = (value: Json | undefined): string =>
      isWhole === true ? textOf(read(value)) : field.showSlot(slot, read(value), lists);
    return {
      field: id,
      slot,
      label:
        isWhole === true
          ? field.label()
          : field.slotLabel(slot, read(values.mine ?? values.theirs ?? values.base), lists),
      base: isBaseLost === true ? undefined : show(values.base),
      theirs: show(values.theirs),
      mine: show(values.mine),
    };
  });
}

/** The rows of a field, and its problems that stand at none of them. */
function describeField(
  reading: FieldReading,
  problems: readonly Problem[],
  lists: AccountLists,
): { rows: readonly FieldView[]; rowless: readonly Problem[] } {
  const heads = reading.field.rows(reading, lists);
  const bySlot = new Map<string, Problem[]>(heads.map(({ slot }) => [slot, []]));
  const isWhole = heads.length === 1 && heads[0]?.slot === '';
  const rowless = problems.filter((problem) => {
    const place = bySlot.get(isWhole ? '' : problem.slot);
    place?.push(problem);
    return place === undefined;
  });
  const rows = heads.map((head) => describeRow(reading, head, bySlot.get(head.slot) ?? [], lists));
  return { rows, rowless };
}

function describeRow(
  reading: FieldReading,
  head: RowHead,
  problems: readonly Problem[],
  lists: AccountLists,
): FieldView {
  const { field, changes } = reading;
  const isTouched = head.slot === '' ? changes.size > 0 : changes.has(head.slot);
  // A text with an error differs from what was loaded, even when nothing of it can be sent.
  const hasError = problems.some(({ severity }) => severity === 'error');
  const isChanged = isTouched || hasError;
  // Spelled out: spreading the head of hundreds of rows costs as much as all the rest.
  return {
    id: field.id,
    slot: head.slot,
    group: field.group,
    section: head.section,
    hidden: head.hidden,
    required: head.required,
    technical: head.technical,
    label: head.label,
    help: head.help,
    note: isTouched && !hasError ? field.note?.(reading, head.slot, lists) : undefined,
    value: field.view(reading, head.slot, lists),
    changed: isChanged,
    was: isChanged ? field.was(reading, head.slot, lists) : '',
    messages: problems.map(describeProblem),
  };
}

function describeProblem({ slot, severity, message }: Problem): FieldMessage {
  return { slot, severity, message };
}

function describeHead(stored: ContactDocument, lists: AccountLists): HeadView {
  const status = textAt(stored, 'status');
  return {
    name: contactName(stored),
    status: FIELDS.status.showSlot('', slotOf(status), lists),
    statusCode: status,
    phone: contactPhone(stored),
    id: textAt(stored, 'id'),
    updatedAt: textAt(stored, 'updatedAt'),
  };
}

/** The keys that belong to no field, those that we do not know included. */
function describeDetails(stored: ContactDocument): DetailView[] {
  const labels = new Map([
    ['id', l10n.t('ID')],
    ['createdAt', l10n.t('Created')],
    ['updatedAt', l10n.t('Updated')],
    ['companyId', l10n.t('Company ID')],
    ['nameWhatsapp', l10n.t('Name on WhatsApp')],
    ['nameInstagram', l10n.t('Name on Instagram')],
    ['nameMessenger', l10n.t('Name on Messenger')],
    ['phoneNumberFormatted', l10n.t('Phone number, formatted')],
    ['messengerId', l10n.t('Messenger ID')],
    ['origin', l10n.t('Origin')],
    ['importedAt', l10n.t('Imported')],
  ]);
  return [...stored.members.values()]
    .filter(({ key }) => fieldOfKey(key) === undefined)
    .map((member) => ({
      key: member.key,
      label: labels.get(member.key) ?? member.key,
      text: textOf(memberSlot(member)),
    }));
}
