/** Nothing can be moved below a text that is no JSON right now. */
export class BrokenTextError extends Error {
  override readonly name = 'BrokenTextError';

  constructor() {
    super('The text is not valid JSON right now.');
  }
}
