import * as l10n from '@vscode/l10n';
import { comments } from './comments';
import { writeHttpFile } from './httpFile';
import type { PlannedRequest } from './plannedRequests';

interface SentRequests {
  readonly environment: string;
  /** When, as people say it. */
  readonly time: string;
  readonly requests: readonly PlannedRequest[];
}

/** The requests of a save that was made, in the form of the preview. */
export function sentText({ environment, time, requests }: SentRequests): string {
  const head = comments([
    environment,
    '',
    l10n.t('What the save of {time} sent. The API key is left out.', { time }),
    l10n.t('Each body went out in one line.'),
  ]);
  return `${head}\n${writeHttpFile(requests)}`;
}
