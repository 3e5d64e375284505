/** Invented ids: valid UUIDs that say what they are for, the same at every start. */
export const contactId = makeIds('c');
export const tagId = makeIds('a');
export const portfolioId = makeIds('b');
export const sequenceId = makeIds('d');
export const customFieldId = makeIds('e');
export const optionId = makeIds('f');
export const subscriptionId = makeIds('5');

/** The digits that the first group has no room for stand in the last one. */
function makeIds(kind: string): (number: number) => string {
  return (number) => {
    const digits = String(number).padStart(18, '0');
    return `${kind}${digits.slice(-7)}-5eed-4000-8000-${digits.slice(0, -7)}${kind}`;
  };
}
