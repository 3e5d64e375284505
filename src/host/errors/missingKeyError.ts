/** Opening or saving needs a key and there is none that may be used. The message says what to do. */
export class MissingKeyError extends Error {
  override readonly name = 'MissingKeyError';

  constructor(
    message: string,
    readonly environment: string,
  ) {
    super(message);
  }
}
