import type { CommandName, CommandTable } from './commandTable';
import { takeNextStep } from './nextSteps';
import type { Report } from './report';
import type { Services } from './services';

/** Runs commands, and reports what they throw, once. */
export class CommandRunner {
  constructor(
    private readonly commands: CommandTable,
    private readonly services: Services,
    private readonly report: Report,
  ) {}

  async run(name: CommandName, argument: unknown): Promise<unknown> {
    try {
      return await this.commands[name](argument);
    } catch (error) {
      // "Retry" runs the same command again.
      this.report.tell(error, (step) =>
        step === 'retry'
          ? this.run(name, argument)
          : takeNextStep(step, undefined, this.commands, this.services),
      );
      return undefined;
    }
  }

  /** For what is thrown outside of a command. */
  tell(error: unknown): void {
    this.report.tell(error, (step) => takeNextStep(step, undefined, this.commands, this.services));
  }
}
