import type { NextStep } from '../protocol/messages';
import type { CommandName, CommandTable } from './startup/commandTable';
import type { ContactSession } from './contact/contactSession';
import { MissingKeyError } from './errors/missingKeyError';
import { takeNextStep } from './nextSteps';
import type { Report } from './errors/report';
import type { Services } from './services';
import { isForReading, OpeningError, UserFacingError } from './errors/describeError';

/** Runs commands and next steps, and reports what they throw, once. */
export class CommandRunner {
  constructor(
    private readonly commands: CommandTable,
    private readonly services: Services,
    private readonly report: Report,
  ) {}

  async run(name: CommandName, argument: unknown, selection?: unknown): Promise<unknown> {
    try {
      return await this.commands[name](argument, selection);
    } catch (error) {
      this.report.tell(error, async (step) => {
        if (step === 'retry') await this.retry(name, argument, selection, error);
        else await this.takeStep(step, error, this.services.active.session);
      });
      return undefined;
    }
  }

  /** Runs the same command again. What it has asked the person for is not asked again: only the opening is left. */
  private async retry(
    name: CommandName,
    argument: unknown,
    selection: unknown,
    cause: unknown,
  ): Promise<void> {
    if (!(cause instanceof OpeningError) || name === 'undoLastSave')
      await this.run(name, argument, selection);
    else
      await this.run(
        name === 'openInTab' || name === 'openInSidebar' ? name : 'openContact',
        cause.reference,
      );
  }

  /** For what is thrown outside of a command; `session` is the contact that it is about. */
  tell(error: unknown, session?: ContactSession): void {
    this.report.tell(error, (step) => this.takeStep(step, error, session));
  }

  private async takeStep(step: NextStep, cause: unknown, session: ContactSession | undefined): Promise<void> {
    try {
      if (cause instanceof OpeningError) await this.openAfter(step, cause);
      else {
        const environment = environmentOf(cause, session);
        await takeNextStep(step, { session, environment }, this.commands, this.services);
      }
    } catch (error) {
      this.tell(error, session);
    }
  }

  /** The contact that could not be opened is tried again when the step may have helped. */
  private async openAfter(step: NextStep, { reference }: OpeningError): Promise<void> {
    const subject = { session: undefined, environment: reference.environment };
    if (step !== 'retry') await takeNextStep(step, subject, this.commands, this.services);
    if (isForReading(step)) return;
    const environment =
      step === 'switchEnvironment' ? this.services.environments.active().name : reference.environment;
    await this.run('openContact', { ...reference, environment });
  }
}

function environmentOf(cause: unknown, session: ContactSession | undefined): string | undefined {
  if (cause instanceof MissingKeyError) return cause.environment;
  const named = cause instanceof UserFacingError ? cause.environment : undefined;
  return named ?? session?.reference.environment;
}
