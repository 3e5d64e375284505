import * as l10n from '@vscode/l10n';
import type { ErrorFacts } from './errorFacts';
import { likelyApiAddress } from './likelyApi';

/** A longer time is told in minutes. */
const LONGEST_IN_SECONDS = 300;

/** What several sentences of the table are made of. */
export const errorWords = { unknown, told: wordsOf, wait: waitWords, webPage: webPageWords };

function unknown(): string {
  return l10n.t('unknown');
}

/** The API's own words as a sentence, whatever language they are in. */
function wordsOf({ told = '', status = 0 }: Pick<ErrorFacts, 'told' | 'status'>): string {
  return told === ''
    ? l10n.t('It gave no reason (status {status}).', { status })
    : l10n.t('It says: "{words}" (status {status}).', { words: told, status });
}

/** How long to wait, as far as WTS Chat says it. */
function waitWords({ seconds }: Pick<ErrorFacts, 'seconds'>): string {
  if (seconds === undefined) {
    return l10n.t(
      'This account has reached the limit of WTS Chat, so the request was not processed. Wait a few minutes, then try again.',
    );
  }
  return seconds <= LONGEST_IN_SECONDS
    ? l10n.t(
        'This account has reached the limit of WTS Chat, so the request was not processed. Wait {seconds} seconds, then try again.',
        { seconds },
      )
    : l10n.t(
        'This account has reached the limit of WTS Chat, which asks to wait {minutes} minutes. Nothing is sent before that: try again then.',
        { minutes: Math.ceil(seconds / 60) },
      );
}

/** Most often it is the web app's address, from which the API's can be told. */
function webPageWords({ environment, origin }: Pick<ErrorFacts, 'environment' | 'origin'>): string {
  const likely = likelyApiAddress(new URL(origin));
  const correct = l10n.t(
    "{origin} answered with a web page. It may be the web app's address instead of the API's, or a proxy in between. Correct the base URL of {environment} in the setting wts.environments.",
    { environment, origin },
  );
  return likely === undefined
    ? correct
    : l10n.t("{correct} The API's is likely {likely}.", { correct, likely });
}
