/** Which of the files of a floor are run. */
export interface Choice {
  /** Unless empty, only files whose names end in one of these. */
  readonly only?: readonly string[];
  /** Files whose names end in one of these are left out. */
  readonly without?: readonly string[];
  /** Of so many parts of equal size, counted from 1, so that two machines or steps can share a floor. */
  readonly part?: { readonly number: number; readonly of: number };
}

/** The choice on its way to the bundle of a floor, which mocha loads. */
const onItsWay = globalThis as { wtsTestChoice?: Choice };

export function choose(choice: Choice): void {
  onItsWay.wtsTestChoice = choice;
}

/** The names, without `.test.ts`, that are run. */
export function chosenNames(
  names: readonly string[],
  { only = [], without = [], part = { number: 1, of: 1 } }: Choice,
): string[] {
  return names
    .filter((name) => only.length === 0 || only.some((one) => name.endsWith(one)))
    .filter((name) => !without.some((other) => name.endsWith(other)))
    .toSorted()
    .filter((_, index) => index % part.of === part.number - 1);
}

/**
 * What the bundle of a floor does: loads those of its files that are chosen.
 * @throws an Error when there are none: a floor without tests would look like a passing one.
 */
export function loadChosen(files: Readonly<Record<string, () => unknown>>): void {
  const choice = onItsWay.wtsTestChoice ?? {};
  const chosen = chosenNames(Object.keys(files), choice);
  if (chosen.length === 0) throw new Error(`No tests here for the choice ${JSON.stringify(choice)}.`);
  for (const name of chosen) files[name]?.();
}
