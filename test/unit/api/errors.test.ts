import assert from 'node:assert/strict';
import type { ApiErrorKind, ApiNextStep, Sent } from '../../../src/core/api/errors/errorFacts';
import { ApiError } from '../../../src/core/api/errors/errors';

interface Expected {
  readonly sent: Sent;
  readonly title: string;
  /** The sentence must say this: the cause, and the next step. */
  readonly says: readonly RegExp[];
  readonly nextSteps: readonly ApiNextStep[];
}

const origin = 'https://api.example.com';

const rows: Record<ApiErrorKind, Expected> = {
  connectionRefused: {
    sent: 'no',
    title: 'The connection was refused',
    says: [/api\.example\.com/, /shop/, /Start that server/],
    nextSteps: ['retry', 'openSettings'],
  },
  moduleRefused: {
    sent: 'yes',
    title: 'The API key does not reach this part of WTS Chat',
    says: [/module "told"/, /shop/, /set another one/],
    nextSteps: ['setApiKey'],
  },
  proxy: {
    sent: 'no',
    title: 'A proxy or the network asks you to sign in',
    says: [/nothing was sent/, /http\.proxy/, /try again/],
    nextSteps: ['retry', 'showLog'],
  },
  hostNotFound: {
    sent: 'no',
    title: 'The host was not found',
    says: [/Check the network/],
    nextSteps: ['retry', 'openSettings'],
  },
  unreachable: {
    sent: 'no',
    title: 'The host cannot be reached',
    says: [/\(told\)/, /try again/],
    nextSteps: ['retry', 'openSettings'],
  },
  reset: {
    sent: 'maybe',
    title: 'The connection broke off',
    says: [/closed the connection/, /try again/],
    nextSteps: ['retry', 'showLog'],
  },
  timeout: {
    sent: 'maybe',
    title: 'No answer in time',
    says: [/7 seconds/, /try again/],
    nextSteps: ['retry', 'showLog'],
  },
  cancelled: { sent: 'maybe', title: 'Cancelled', says: [/Start it again/], nextSteps: ['retry'] },
  secureConnection: {
    sent: 'maybe',
    title: 'The secure connection failed',
    says: [/\(told\)/, /try again/],
    nextSteps: ['retry', 'openSettings', 'showLog'],
  },
  certificate: {
    sent: 'no',
    title: 'No secure connection',
    says: [/certificate/, /\(told\)/, /nothing was sent/],
    nextSteps: ['openSettings', 'retry'],
  },
  network: {
    sent: 'maybe',
    title: 'The request failed on its way',
    says: [/\(told\)/, /try again/],
    nextSteps: ['retry', 'showLog'],
  },
  invalidRequest: {
    sent: 'no',
    title: 'Not sent',
    says: [/nothing was sent/, /told/, /Correct it/],
    nextSteps: ['showLog'],
  },
  malformedKey: {
    sent: 'no',
    title: 'The API key is malformed',
    says: [/shop/, /Set the key again/],
    nextSteps: ['setApiKey'],
  },
  unauthorized: {
    sent: 'yes',
    title: 'The API key was refused',
    says: [/API key of shop/, /Set a key/],
    nextSteps: ['setApiKey', 'switchEnvironment'],
  },
  wrongUrl: {
    sent: 'yes',
    title: 'The base URL is wrong',
    says: [/the key is not to blame/, /Correct the base URL of shop/],
    nextSteps: ['openSettings', 'switchEnvironment'],
  },
  badRequest: {
    sent: 'yes',
    title: 'The request was not understood',
    says: [/"told"/, /base URL of shop/],
    nextSteps: ['openSettings', 'showLog'],
  },
  contactNotFound: {
    sent: 'yes',
    title: 'No such contact',
    says: [/^There is no contact with this ID in shop\.$/],
    nextSteps: ['switchEnvironment'],
  },
  validation: {
    sent: 'yes',
    title: 'WTS Chat refused a value',
    says: [/email: Too long\./, /Correct what it names/],
    nextSteps: ['showLog'],
  },
  tooManyRequests: {
    sent: 'yes',
    title: 'Too many requests',
    says: [/not processed/, /Wait 7 seconds/],
    nextSteps: ['retry'],
  },
  apiError: {
    sent: 'yes',
    title: 'WTS Chat refused the request',
    says: [/It says: "told" \(status 418\)/, /ask WTS Chat/],
    nextSteps: ['retry', 'showLog'],
  },
  redirected: {
    sent: 'maybe',
    title: 'The base URL is wrong',
    says: [/\(told\)/, /not followed/, /Correct the base URL of shop/],
    nextSteps: ['openSettings', 'switchEnvironment'],
  },
  webPage: {
    sent: 'maybe',
    title: 'A web page answered instead of the API',
    says: [/web page/, /Correct the base URL of shop/],
    nextSteps: ['openSettings', 'retry'],
  },
  gateway: {
    sent: 'maybe',
    title: 'WTS Chat is out of order',
    says: [/status 418/, /Try again/],
    nextSteps: ['retry', 'showLog'],
  },
  unreadable: {
    sent: 'maybe',
    title: 'The answer cannot be read',
    says: [/not whole JSON/, /Try again/],
    nextSteps: ['retry', 'openSettings', 'showLog'],
  },
  tooLarge: {
    sent: 'maybe',
    title: 'The answer is too large',
    says: [/10 MB/, /Check the base URL/],
    nextSteps: ['openSettings', 'showLog'],
  },
  listTooLong: {
    sent: 'yes',
    title: 'The list is too long',
    says: [/more than told entries/, /write IDs instead/],
    nextSteps: ['retry', 'showLog'],
  },
  empty: {
    sent: 'yes',
    title: 'The answer is empty',
    says: [/without any content/, /Try again/],
    nextSteps: ['retry', 'showLog'],
  },
  unexpectedAnswer: {
    sent: 'maybe',
    title: 'The answer is not what was asked for',
    says: [/not what was asked for/, /Check the base URL/],
    nextSteps: ['retry', 'openSettings', 'showLog'],
  },
};

describe('ApiError', () => {
  for (const [kind, expected] of Object.entries(rows)) {
    it(`tells of ${kind} what happened and what to do`, () => {
      const error = new ApiError(kind as ApiErrorKind, {
        environment: 'shop',
        origin,
        status: 418,
        told: 'told',
        seconds: 7,
        fieldErrors: [{ path: 'email', message: 'Too long.' }],
      });
      assert.deepEqual(
        [error.message, error.sent, error.nextSteps],
        [expected.title, expected.sent, expected.nextSteps],
      );
      for (const sentence of expected.says) assert.match(error.detail, sentence);
      assert.doesNotMatch(error.detail, /undefined|[{}]/);
    });

    it(`tells of ${kind} in whole sentences when nothing more is known`, () => {
      const { detail } = new ApiError(kind as ApiErrorKind, { environment: 'shop', origin });
      assert.match(detail, /\.$/);
      assert.doesNotMatch(detail, /undefined|[{}]|\(\)/);
    });
  }

  it('offers to start the sandbox only where the environment is on this machine', () => {
    const local = new ApiError('connectionRefused', {
      environment: 'sandbox',
      origin: 'http://127.0.0.1:7417',
    });
    assert.ok(local.nextSteps.includes('startSandbox'));
  });
});
