import type { CommandTable } from '../startup/commandTable';
import type { Log } from '../startup/log';
import { Report } from './report';

/** What went wrong, in the person's words, and in the log. */
export function createErrors({ log }: { readonly log: Log }) {
  const report = new Report(log);
  return {
    report,
    /** For errors whose notice a form already shows, and those of what nobody waits for. */
    logError: (error: unknown): void => {
      report.logError(error);
    },
    commands: {
      showLog: () => {
        log.show();
        return Promise.resolve();
      },
    } satisfies Partial<CommandTable>,
  };
}
