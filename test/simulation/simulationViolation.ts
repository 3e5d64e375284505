/** A sentence about what went wrong; the run ends with it. */
export class SimulationViolation extends Error {
  override readonly name = 'Violation';
}

/** A fault of the program, which no sentence for a person says. */
export function isUnforeseen(error: Error): boolean {
  if (/^The JSON is broken/.test(error.message)) return false;
  return ['TypeError', 'RangeError', 'ReferenceError', 'Error'].includes(error.name);
}
