type SandboxPortProblem = 'taken' | 'otherSwitches' | 'otherOptions' | 'unusable';

/** The sandbox cannot have the port that was asked for. */
export class SandboxPortError extends Error {
  constructor(
    readonly port: number,
    readonly problem: SandboxPortProblem,
    cause?: unknown,
  ) {
    super(`${explain(port, problem)} ${NEXT_STEP}`, { cause });
    this.name = 'SandboxPortError';
  }
}

const NEXT_STEP =
  'Choose another port: with the setting wts.sandbox.port, or with --port on the command line.';

function explain(port: number, problem: SandboxPortProblem): string {
  switch (problem) {
    case 'taken':
      return `The sandbox cannot start: port ${port} is used by another program.`;
    case 'otherSwitches':
      return `A sandbox with other switches is already running on port ${port}. Stop it first.`;
    case 'otherOptions':
      return `A sandbox is already running on port ${port}, and it cannot take over the seed, the file, the webhooks, the faults or the callers of another start. Stop it first; faults it takes while it runs, with --add-fault.`;
    case 'unusable':
      return `The sandbox cannot start: this machine does not let it use port ${port}.`;
  }
}
