/** Invented ids: valid UUIDs that say what they are for, the same at every start. */
export const contactId = makeIds('c');
export const tagId = makeIds('a');
export const portfolioId = makeIds('b');
export const sequenceId = makeIds('d');
export const customFieldId = makeIds('e');
export const optionId = makeIds('f');
export const subscriptionId = makeIds('5');

function makeIds(kind: string): (number: number) => string {
  return (number) => `${kind}${String(number).padStart(7, '0')}-5eed-4000-8000-00000000000${kind}`;
}
