import type { OptionsValue } from '../../protocol/messages';
import { matchesFilter } from '../views/groups/filter';

type Option = OptionsValue['options'][number];

/** A list with more options than this has a box that narrows it. */
export const manyOptions = 12;
/** As many as are drawn at once. */
const mostOptions = 200;

export interface OptionChoice {
  readonly shown: readonly Option[];
  /** How many fit the filter and are not among `shown`. */
  readonly more: number;
}

/** The options that fit the filter; of very many only the first, and those that are selected. */
export function chooseOptions({ options, selected }: OptionsValue, filter: string): OptionChoice {
  const chosen = new Set(selected);
  const matches = options.filter(({ label }) => matchesFilter(filter, label));
  const shown = matches.filter(({ value }, index) => index < mostOptions || chosen.has(value));
  return { shown, more: matches.length - shown.length };
}
