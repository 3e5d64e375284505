const MOST = 6;

/** Those with a name that is most like `text`, best first. */
export function nearest<Item>(
  text: string,
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
): Item[] {
  const wanted = piecesOf(text);
  return items
    .map((item) => ({
      item,
      likeness: Math.max(...namesOf(item).map((name) => likeness(wanted, piecesOf(name)))),
    }))
    .filter(({ likeness: found }) => found > 0.15)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, MOST)
    .map(({ item }) => item);
}

/** Pairs of letters: two words of the same letters in nearly the same order share most of them. */
function piecesOf(text: string): ReadonlySet<string> {
  const letters = ` ${text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()} `;
  return new Set(Array.from(letters.slice(1), (letter, index) => `${letters.charAt(index)}${letter}`));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((piece) => other.has(piece)).length;
  return (2 * shared) / (one.size + other.size);
}
