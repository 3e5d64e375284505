import * as l10n from '@vscode/l10n';
import type { ApiErrorKind, ApiNextStep, ErrorFacts, Sent } from './errorFacts';
import { errorWords } from './errorWords';

interface ErrorRow {
  readonly sent: Sent;
  readonly title: () => string;
  readonly detail: (facts: ErrorFacts) => string;
  readonly nextSteps: readonly ApiNextStep[];
}

/** What a person is told of each kind of failure. What an answer with an error stands for is told apart in readFailure.ts. */
export const errorTable: Readonly<Record<ApiErrorKind, ErrorRow>> = {
  connectionRefused: {
    sent: 'no',
    title: () => l10n.t('The connection was refused'),
    detail: ({ environment, origin }) =>
      l10n.t(
        'Nothing answers at {origin}, the address of {environment}. Start that server, or correct the address in the setting wts.environments.',
        { environment, origin },
      ),
    nextSteps: ['startSandbox', 'retry', 'openSettings'],
  },
  hostNotFound: {
    sent: 'no',
    title: () => l10n.t('The host was not found'),
    detail: ({ origin }) =>
      l10n.t(
        '{origin} has no address. Check the network connection, and the address in the setting wts.environments.',
        { origin },
      ),
    nextSteps: ['retry', 'openSettings'],
  },
  unreachable: {
    sent: 'no',
    title: () => l10n.t('The host cannot be reached'),
    detail: ({ origin, told = errorWords.unknown() }) =>
      l10n.t(
        'There is no way to {origin} ({code}). Check the network connection, VPN and proxy, then try again.',
        {
          origin,
          code: told,
        },
      ),
    nextSteps: ['retry', 'openSettings'],
  },
  reset: {
    sent: 'maybe',
    title: () => l10n.t('The connection broke off'),
    detail: ({ origin }) =>
      l10n.t(
        '{origin} closed the connection before it had answered. Check the network connection, then try again.',
        {
          origin,
        },
      ),
    nextSteps: ['retry', 'showLog'],
  },
  timeout: {
    sent: 'maybe',
    title: () => l10n.t('No answer in time'),
    detail: ({ origin, seconds = 0 }) =>
      l10n.t(
        '{origin} did not answer within {seconds} seconds. Check the network connection, then try again.',
        {
          origin,
          seconds,
        },
      ),
    nextSteps: ['retry', 'showLog'],
  },
  cancelled: {
    sent: 'maybe',
    title: () => l10n.t('Cancelled'),
    detail: ({ sent }) =>
      sent === 'no'
        ? l10n.t('Nothing was sent. Start it again when you like.')
        : l10n.t('The request was cancelled. Start it again when you like.'),
    nextSteps: ['retry'],
  },
  certificate: {
    sent: 'no',
    title: () => l10n.t('No secure connection'),
    detail: ({ origin, told = errorWords.unknown() }) =>
      l10n.t(
        'The certificate of {origin} was not accepted ({code}), so nothing was sent. Check the address, the clock of this computer, and any proxy in between.',
        { origin, code: told },
      ),
    nextSteps: ['openSettings', 'retry'],
  },
  secureConnection: {
    sent: 'maybe',
    title: () => l10n.t('The secure connection failed'),
    detail: ({ origin, told = errorWords.unknown() }) =>
      l10n.t(
        'The secure connection to {origin} failed ({code}). Check the address, and any proxy in between, then try again.',
        { origin, code: told },
      ),
    nextSteps: ['retry', 'openSettings', 'showLog'],
  },
  network: {
    sent: 'maybe',
    title: () => l10n.t('The request failed on its way'),
    detail: ({ origin, told = errorWords.unknown() }) =>
      l10n.t(
        'The request to {origin} failed ({code}). Check the network connection and proxy, then try again.',
        {
          origin,
          code: told,
        },
      ),
    nextSteps: ['retry', 'showLog'],
  },
  invalidRequest: {
    sent: 'no',
    title: () => l10n.t('Not sent'),
    detail: ({ told = '' }) =>
      l10n.t('The request is not valid, so nothing was sent. {reason} Correct it, then try again.', {
        reason: told,
      }),
    nextSteps: ['showLog'],
  },
  malformedKey: {
    sent: 'no',
    title: () => l10n.t('The API key is malformed'),
    detail: ({ environment }) =>
      l10n.t(
        'The API key of {environment} is empty or holds characters that no key has, so nothing was sent. Set the key again.',
        { environment },
      ),
    nextSteps: ['setApiKey'],
  },
  unauthorized: {
    sent: 'yes',
    title: () => l10n.t('The API key was refused'),
    detail: ({ environment }) =>
      l10n.t(
        'WTS Chat refused the API key of {environment}: it is wrong or was revoked. Set a key that is valid there.',
        { environment },
      ),
    nextSteps: ['setApiKey', 'switchEnvironment'],
  },
  moduleRefused: {
    sent: 'yes',
    title: () => l10n.t('The API key does not reach this part of WTS Chat'),
    detail: ({ environment, told = errorWords.unknown() }) =>
      l10n.t(
        'WTS Chat refused the API key of {environment} for its module "{module}". A key may be limited to modules: the rest still works. Give the key this module in WTS Chat, or set another one.',
        { environment, module: told },
      ),
    nextSteps: ['setApiKey'],
  },
  wrongUrl: {
    sent: 'yes',
    title: () => l10n.t('The base URL is wrong'),
    detail: ({ environment, origin }) =>
      l10n.t(
        'The API at {origin} does not know this address; the key is not to blame. Correct the base URL of {environment} in the setting wts.environments.',
        { environment, origin },
      ),
    nextSteps: ['openSettings', 'switchEnvironment'],
  },
  badRequest: {
    sent: 'yes',
    title: () => l10n.t('The request was not understood'),
    detail: (facts) =>
      l10n.t(
        '{origin} could not make sense of the request. {words} Most often the base URL of {environment} in the setting wts.environments is wrong.',
        { environment: facts.environment, origin: facts.origin, words: errorWords.told(facts) },
      ),
    nextSteps: ['openSettings', 'showLog'],
  },
  contactNotFound: {
    sent: 'yes',
    title: () => l10n.t('No such contact'),
    detail: ({ environment }) =>
      l10n.t('There is no contact with this ID in {environment}.', { environment }),
    nextSteps: ['switchEnvironment'],
  },
  validation: {
    sent: 'yes',
    title: () => l10n.t('WTS Chat refused a value'),
    detail: ({ fieldErrors = [], ...facts }) =>
      l10n.t('WTS Chat refused the request. {words} Correct what it names, then try again.', {
        words:
          fieldErrors.length === 0
            ? errorWords.told(facts)
            : fieldErrors
                .map(({ path, message }) => (message === '' ? `${path}.` : `${path}: ${message}`))
                .join(' '),
      }),
    nextSteps: ['showLog'],
  },
  tooManyRequests: {
    sent: 'yes',
    title: () => l10n.t('Too many requests'),
    detail: errorWords.wait,
    nextSteps: ['retry'],
  },
  apiError: {
    sent: 'yes',
    title: () => l10n.t('WTS Chat refused the request'),
    detail: (facts) =>
      (facts.status ?? 0) >= 500
        ? l10n.t(
            '{words} It may be a failure of WTS Chat itself: try again in a moment. If it stays, check what you sent, and ask WTS Chat.',
            { words: errorWords.told(facts) },
          )
        : l10n.t('{words} Check what you sent; if it is right, ask WTS Chat.', {
            words: errorWords.told(facts),
          }),
    nextSteps: ['retry', 'showLog'],
  },
  proxy: {
    sent: 'no',
    title: () => l10n.t('A proxy or the network asks you to sign in'),
    detail: ({ origin, status = 0 }) =>
      l10n.t(
        'The request did not reach {origin}, so nothing was sent: what lies in between answered (status {status}). Sign in to the proxy or the network, or set http.proxy in VS Code, then try again.',
        { origin, status },
      ),
    nextSteps: ['retry', 'showLog'],
  },
  redirected: {
    sent: 'maybe',
    title: () => l10n.t('The base URL is wrong'),
    detail: ({ environment, origin, told = errorWords.unknown() }) =>
      l10n.t(
        '{origin} points to another address ({target}). Redirects are not followed, so that the key goes nowhere else. Correct the base URL of {environment} in the setting wts.environments.',
        { environment, origin, target: told },
      ),
    nextSteps: ['openSettings', 'switchEnvironment'],
  },
  webPage: {
    sent: 'maybe',
    title: () => l10n.t('A web page answered instead of the API'),
    detail: errorWords.webPage,
    nextSteps: ['openSettings', 'retry'],
  },
  gateway: {
    sent: 'maybe',
    title: () => l10n.t('WTS Chat is out of order'),
    detail: ({ origin, status = 0 }) =>
      l10n.t('{origin} answered with a failure of its own (status {status}). Try again in a moment.', {
        origin,
        status,
      }),
    nextSteps: ['retry', 'showLog'],
  },
  unreadable: {
    sent: 'maybe',
    title: () => l10n.t('The answer cannot be read'),
    detail: ({ origin }) =>
      l10n.t('{origin} answered with something that is not whole JSON. Try again, and check the base URL.', {
        origin,
      }),
    nextSteps: ['retry', 'openSettings', 'showLog'],
  },
  tooLarge: {
    sent: 'maybe',
    title: () => l10n.t('The answer is too large'),
    detail: ({ origin }) =>
      l10n.t('{origin} answered with more than 10 MB, and reading was stopped. Check the base URL.', {
        origin,
      }),
    nextSteps: ['openSettings', 'showLog'],
  },
  listTooLong: {
    sent: 'yes',
    title: () => l10n.t('The list is too long'),
    detail: ({ origin, told = errorWords.unknown() }) =>
      l10n.t(
        '{origin} gives a list of more than {count} entries, and reading was stopped. Names from it are not known here; write IDs instead.',
        { origin, count: told },
      ),
    nextSteps: ['retry', 'showLog'],
  },
  empty: {
    sent: 'yes',
    title: () => l10n.t('The answer is empty'),
    detail: ({ origin }) =>
      l10n.t('{origin} answered without any content. Try again in a moment.', { origin }),
    nextSteps: ['retry', 'showLog'],
  },
  unexpectedAnswer: {
    sent: 'maybe',
    title: () => l10n.t('The answer is not what was asked for'),
    detail: ({ origin }) =>
      l10n.t(
        '{origin} answered with JSON that is not what was asked for. Check the base URL, then try again.',
        {
          origin,
        },
      ),
    nextSteps: ['retry', 'openSettings', 'showLog'],
  },
};
