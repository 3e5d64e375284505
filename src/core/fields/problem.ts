import type { FieldId, Severity } from './fieldView';

export type TextPath = readonly (string | number)[];

/** Something wrong with a text that is valid JSON. `path` leads to the place in the text, or near it. */
export interface Problem {
  /** Undefined for a key that belongs to no field. */
  readonly field: FieldId | undefined;
  readonly slot: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: TextPath;
}

/** A problem as a field finds it, before it is told which field it is. */
export type SlotProblem = Pick<Problem, 'slot' | 'severity' | 'message' | 'path'>;
