import type { ListItem } from '../fields/fieldView';

export interface MatchedTags {
  readonly tags: readonly ListItem[];
  /** They all bear the name that was written, or there is only one that it can mean. */
  readonly isMeant: boolean;
}

/** The tags whose name a person may mean by what they wrote, in any case, without accents, and with spaces or without. */
export function matchTags(tags: readonly ListItem[], written: string): MatchedTags {
  const word = fold(written);
  const named = tags.filter(({ name }) => fold(name) === word);
  if (named.length > 0) return { tags: named, isMeant: true };
  const near = tags.filter(({ name }) => fold(name).includes(word));
  return { tags: near, isMeant: near.length === 1 };
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\s_-]/gu, '')
    .toLowerCase();
}
