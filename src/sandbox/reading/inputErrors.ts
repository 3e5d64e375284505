import { type ApiErrorResponse, invalidInput } from '../answers/apiErrors';

/** A list in a body may hold a hundred thousand wrong words; nobody reads more of them. */
const MAX_PER_PROPERTY = 20;

type Explain = (error: ApiErrorResponse) => ApiErrorResponse;

/** What is wrong with the inputs of a call, in the making of the API's 400. */
export class InputErrors {
  readonly #found = new Map<string, string[]>();
  readonly #explanations: Explain[] = [];

  /** `explain` gives the reason in the journal, where the problem itself does not say what to write instead. */
  add(
    property: string,
    problem: string,
    explain: Explain = (error) => error.because('badInput', { what: property, problem }),
  ): void {
    const problems = this.#found.get(property) ?? [];
    if (problems.length >= MAX_PER_PROPERTY) return;
    this.#found.set(property, problems);
    problems.push(problem);
    this.#explanations.push(explain);
  }

  /** Throws the API's 400 when there are errors. */
  refuseIfAny(): void {
    if (this.#found.size === 0) return;
    const error = invalidInput(Object.fromEntries(this.#found));
    for (const explain of this.#explanations) explain(error);
    throw error;
  }
}

/** A key as the API writes it in its errors. */
export function capitalize(key: string): string {
  return key.slice(0, 1).toUpperCase() + key.slice(1);
}
