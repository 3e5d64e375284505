import type { NextStep } from '../protocol/messages';
import type { CommandName, CommandTable } from './startup/commandTable';
import type { ContactSession } from './contact/contactSession';
import { MissingKeyError } from './errors/missingKeyError';
import { takeNextStep } from './nextSteps';
import type { Report } from './errors/report';
import type { Environments } from './startup/environments';
import { isForReading, OpeningError, UserFacingError } from './errors/describeError';

interface Later {
  readonly commands: () => CommandTable;
  /** The active contact. */
  readonly session: () => ContactSession | undefined;
}

/** Runs commands and next steps, and reports what they throw, once. */
export class CommandRunner {
  constructor(
    private readonly report: Report,
    private readonly environments: Environments,
    /** Made later than this, for they report their errors here. */
    private readonly later: Later,
  ) {}

  /** For what is thrown outside of a command; `session` is the contact that it is about. */
  readonly reportError = (error: unknown, session?: ContactSession): void => {
    this.report.reportError(error, (step) => this.takeStepFor(step, error, session));
  };

  /** Throws what the step throws. */
  readonly takeStep = (
    step: NextStep,
    session: ContactSession | undefined,
    environment = session?.reference.environment,
  ): Promise<unknown> => takeNextStep(step, this.later.commands(), session, environment);

  async run(name: CommandName, argument: unknown, selection?: unknown): Promise<unknown> {
    try {
      return await this.later.commands()[name](argument, selection);
    } catch (error) {
      this.report.reportError(error, async (step) => {
        if (step === 'retry') await this.retry(name, argument, selection, error);
        else await this.takeStepFor(step, error, this.later.session());
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

  private async takeStepFor(
    step: NextStep,
    cause: unknown,
    session: ContactSession | undefined,
  ): Promise<void> {
    try {
      if (cause instanceof OpeningError) await this.openAfter(step, cause);
      else await this.takeStep(step, session, environmentOf(cause, session));
    } catch (error) {
      this.reportError(error, session);
    }
  }

  /** The contact that could not be opened is tried again when the step may have helped. */
  private async openAfter(step: NextStep, { reference }: OpeningError): Promise<void> {
    if (step !== 'retry') await this.takeStep(step, undefined, reference.environment);
    if (isForReading(step)) return;
    const environment =
      step === 'switchEnvironment' ? this.environments.active().name : reference.environment;
    await this.run('openContact', { ...reference, environment });
  }
}

function environmentOf(cause: unknown, session: ContactSession | undefined): string | undefined {
  if (cause instanceof MissingKeyError) return cause.environment;
  const named = cause instanceof UserFacingError ? cause.environment : undefined;
  return named ?? session?.reference.environment;
}
