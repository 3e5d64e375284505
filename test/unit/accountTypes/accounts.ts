import type { AccountFacts } from '../../../src/core/accountTypes/accountFacts';
import type { CustomFieldDefinition, ListItem } from '../../../src/core/fields/fieldView';

export function field(
  key: string,
  type = 'STRING',
  more: Partial<CustomFieldDefinition> & { readonly choices?: readonly string[] } = {},
): CustomFieldDefinition {
  const { choices = [], ...others } = more;
  const options = choices.map((name, index) => ({ id: `option-${index}`, name }));
  return { key, name: key, type, required: false, visible: true, group: '', options, ...others };
}

export function item(id: string, name: string): ListItem {
  return { id, name, colors: undefined };
}

/** An account with nothing in it but what is given. */
export function account(facts: AccountFacts = {}): AccountFacts {
  return { fields: [], tags: [], portfolios: [], sequences: [], ...facts };
}
