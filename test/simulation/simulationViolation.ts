/** A sentence about what went wrong; the run ends with it. */
export class SimulationViolation extends Error {
  override readonly name = 'Violation';
}
