import { invalidInput } from './faults';

/** A list in a body may hold a hundred thousand wrong words; nobody reads more of them. */
const MAX_PER_PROPERTY = 20;

/** What is wrong with the inputs of a call, in the making of the API's 400. */
export class InputErrors {
  readonly #found = new Map<string, string[]>();

  add(property: string, problem: string): void {
    const problems = this.#found.get(property);
    if (problems === undefined) this.#found.set(property, [problem]);
    else if (problems.length < MAX_PER_PROPERTY) problems.push(problem);
  }

  /** Throws the API's 400 when there are errors. */
  refuseIfAny(): void {
    if (this.#found.size > 0) throw invalidInput(Object.fromEntries(this.#found));
  }
}
