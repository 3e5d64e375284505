import type { FieldView, RecordValue } from '../../core/fields/fieldView';
import { isLooselySame, looseName } from '../../core/text/looseName';
import { AgentError } from '../answers/agentError';
import { quoted } from '../answers/harmless';
import { nearest } from './nearest';
import { type ContactRows, keyOf, labelOf, type NamedField, namesOfRow } from './contactRows';
import { inOtherLanguage } from './otherLanguage';

/** An entry of a field whose entries have names of their own: `utm.source`, `Metadata: crmId`. */
const ENTRY = /^([^.:]+)[.:]\s*(.+)$/s;

/**
 * What an agent means by a name, in any case and without accents; what the account itself calls so goes before the
 * form's word in another language. Throws an AgentError that names the near ones.
 */
export function findField(name: string, contact: ContactRows): NamedField {
  const other = inOtherLanguage(name);
  const found =
    exactly(name, contact) ??
    folded(name, contact) ??
    entryIn(name, contact) ??
    (other === undefined ? undefined : folded(other, contact));
  if (found !== undefined) return found;
  throw new AgentError(
    `This account has no field ${quoted(name)}. Near ones stand below; wts_describe_account lists the custom fields.`,
    { near: nearNames(name, contact) },
  );
}

function exactly(name: string, { rows, details }: ContactRows): NamedField | undefined {
  const row = ownRows(rows).find((candidate) => namesOfRow(candidate).includes(name));
  if (row !== undefined) return { kind: 'row', row };
  const detail = details.find(({ key, label }) => key === name || label === name);
  return detail === undefined
    ? theOnly(name, rows, (names) => names.includes(name))
    : { kind: 'detail', detail };
}

function folded(name: string, { rows, details }: ContactRows): NamedField | undefined {
  const wanted = looseName(name);
  const isMeant = (names: readonly string[]): boolean =>
    names.some((candidate) => looseName(candidate) === wanted);
  const row = ownRows(rows).find((candidate) => isMeant(namesOfRow(candidate)));
  if (row !== undefined) return { kind: 'row', row };
  const detail = details.find(({ key, label }) => isMeant([key, label]));
  return detail === undefined ? theOnly(name, rows, isMeant) : { kind: 'detail', detail };
}

/** A custom field by key comes before those by name; two of one name are told by their keys. */
function theOnly(
  name: string,
  rows: readonly FieldView[],
  isMeant: (names: readonly string[]) => boolean,
): NamedField | undefined {
  const custom = rows.filter(({ slot }) => slot !== '');
  const byKey = custom.find(({ id, slot }) => isMeant([slot, `${id}.${slot}`]));
  if (byKey !== undefined) return { kind: 'row', row: byKey };
  const [row, ...others] = custom.filter(({ label }) => isMeant([label]));
  if (others.length > 0)
    throw new AgentError(
      `Several custom fields are called ${quoted(name)}. Name the one that is meant by its key.`,
      {
        keys: custom.filter(({ label }) => isMeant([label])).map((one) => keyOf({ kind: 'row', row: one })),
      },
    );
  return row === undefined ? undefined : { kind: 'row', row };
}

function entryIn(name: string, { rows }: ContactRows): NamedField | undefined {
  const [, of = '', key = ''] = ENTRY.exec(name) ?? [];
  const isMeant = ({ id, label }: FieldView): boolean =>
    [of, inOtherLanguage(of) ?? of].some((word) => isLooselySame(id, word) || isLooselySame(label, word));
  const row = ownRows(rows).find(isMeant);
  if (row?.value.kind === 'rows') return { kind: 'entry', row, key };
  if (row?.value.kind !== 'record') return undefined;
  const entry = entryOf(row.value, key);
  return entry && { kind: 'entry', row, key: entry.key };
}

/** By key or by what people see, in either language. */
export function entryOf({ entries }: RecordValue, name: string): RecordValue['entries'][number] | undefined {
  const isCalled = (word: string) =>
    entries.find((one) => isLooselySame(one.key, word) || isLooselySame(one.label, word));
  return isCalled(name) ?? isCalled(inOtherLanguage(name) ?? name);
}

function ownRows(rows: readonly FieldView[]): readonly FieldView[] {
  return rows.filter(({ slot }) => slot === '');
}

function nearNames(name: string, { rows, details }: ContactRows): string[] {
  const all: NamedField[] = [
    ...rows.map((row): NamedField => ({ kind: 'row', row })),
    ...details.map((detail): NamedField => ({ kind: 'detail', detail })),
  ];
  return nearest(name, all, (named) => [
    keyOf(named),
    labelOf(named),
    inOtherLanguage(labelOf(named)) ?? '',
  ]).map((named) => `${labelOf(named)} (${keyOf(named)})`);
}
