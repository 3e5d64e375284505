import type { CustomFieldDefinition } from '../fields/fieldView';
import { oneLine } from '../text/oneLine';
import { formatHint } from './valueTypes';

/**
 * What a person needs to know of a custom field beside its key, in one line: its label, type and group, and whether
 * others have the same label.
 */
export function fieldNotes(
  fields: readonly CustomFieldDefinition[],
): (field: CustomFieldDefinition) => string {
  const labels = new Map<string, number>();
  for (const { name } of fields) labels.set(oneLine(name), (labels.get(oneLine(name)) ?? 0) + 1);
  return (field) => {
    const label = oneLine(field.name);
    const facts = [
      oneLine(field.type) || 'no type',
      field.group === '' ? '' : `in ${oneLine(field.group)}`,
      field.required ? 'required' : '',
      field.visible ? '' : 'hidden',
    ];
    const same = labels.get(label) ?? 1;
    return [
      `${label} (${facts.filter((fact) => fact !== '').join(', ')}).`,
      formatHint(field),
      same > 1 ? `${same} fields have this label: its key tells it apart.` : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' ');
  };
}
