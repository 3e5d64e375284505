import assert from 'node:assert/strict';
import { ApiError } from '../../../src/core/api/errors/errors';

/** The error envelopes as production sent them (WTS-API.md, "Errors"), with invented ids. */
export const envelopes = {
  unauthorized: {
    id: { value: '5b0f1f8e-0000-4000-8000-000000000001', shortValue: 'A1B2C3' },
    httpStatusCode: 401,
    version: null,
    environment: null,
    error: true,
    date: '2026-01-02T03:04:05.0000000Z',
    key: 'ERROR_UNAUTHORIZED',
    text: 'Acesso negado',
    isUnsolvableError: false,
  },
  notFound: {
    customData: null,
    httpStatusCode: 'INTERNALSERVERERROR',
    error: true,
    key: 'FORM_ERROR',
    text: 'Contato não encontrado',
    isUnsolvableError: false,
  },
};

/** The ApiError that a call fails with; anything else fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  assert.fail('The call should have failed.');
}
