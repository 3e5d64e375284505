/** The control API cannot do what was asked; the message says why, in a sentence. */
export class ControlProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'ControlProblem';
  }
}
