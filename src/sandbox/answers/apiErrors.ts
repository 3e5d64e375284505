import { randomUUID } from 'node:crypto';
import type { Json } from '../publicApi';
import { Phone } from './phone';
import { Remarks, type RemarkValues } from './remarks/remarks';
import type { RemarkKind } from './remarks/remarkTable';

/** An answer that is an error, in one of the shapes that the real API uses (WTS-API.md, "Errors"). */
export class ApiErrorResponse extends Error {
  /** Why, in the journal's words: the answer's own words, as those of the real API, often lead astray. */
  readonly reasons = new Remarks();

  constructor(
    readonly status: number,
    readonly body: Json,
    readonly contentType = 'application/json; charset=utf-8',
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`The sandbox answers ${status}.`);
    this.name = 'ApiErrorResponse';
  }

  because<Kind extends RemarkKind>(kind: Kind, values: RemarkValues<Kind>): this {
    this.reasons.note(kind, values);
    return this;
  }
}

/**
 * What a wrong key gets and, with 404 in the body, an unknown route with a good key: the real API gives both the
 * same status, key and text.
 */
export function accessDenied(httpStatusCode: 401 | 404): ApiErrorResponse {
  const value = randomUUID();
  return new ApiErrorResponse(401, {
    id: { value, shortValue: value.slice(0, 8) },
    httpStatusCode,
    version: null,
    environment: null,
    error: true,
    date: new Date().toISOString(),
    key: 'ERROR_UNAUTHORIZED',
    text: 'Acesso negado',
    isUnsolvableError: false,
  });
}

/** The 500 that the real API answers to what it cannot do, "not found" included. The text is Portuguese. */
export function formError(text: string, details: Json = null): ApiErrorResponse {
  return new ApiErrorResponse(500, envelope('INTERNALSERVERERROR', 'FORM_ERROR', text, details));
}

/** `isPhone` when a phone was asked for. */
export function contactNotFound(value: string, isPhone: boolean): ApiErrorResponse {
  const answer = formError('Contato não encontrado');
  const isPhoneForId = !isPhone && Phone.parse(value) !== undefined;
  return answer.because(isPhoneForId ? 'phoneForId' : 'noContact', { value });
}

/** A path that starts with none of the modules (`/core`, `/chat`, `/crm`). */
export function missingModule(path: string): ApiErrorResponse {
  const answer = new ApiErrorResponse(400, envelope('BADREQUEST', 'badrequest', 'Requisição inválida'));
  return answer.because('noModule', { path });
}

/** RFC 7807, as ASP.NET writes it: `errors` has a list of sentences for each property. */
export function invalidInput(errors: Readonly<Record<string, readonly string[]>>): ApiErrorResponse {
  const body: Json = {
    type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1',
    title: 'One or more validation errors occurred.',
    status: 400,
    errors: Object.fromEntries(Object.entries(errors).map(([property, texts]) => [property, [...texts]])),
  };
  return new ApiErrorResponse(400, body, 'application/problem+json; charset=utf-8');
}

/** As ASP.NET answers to a body that is not declared to be JSON. */
export function unsupportedMediaType(): ApiErrorResponse {
  const body = {
    type: 'https://tools.ietf.org/html/rfc7231#section-6.5.13',
    title: 'Unsupported Media Type',
    status: 415,
  };
  return new ApiErrorResponse(415, body, 'application/problem+json; charset=utf-8');
}

/** The sandbox's own refusals (foreign Host or Origin, body too large): plain text, as no envelope is known. */
export function refusal(status: 403 | 413, text: string): ApiErrorResponse {
  return new ApiErrorResponse(status, text, 'text/plain; charset=utf-8');
}

/** What most errors of the API stand in. */
export function envelope(httpStatusCode: string, key: string, text: string, details: Json = null): Json {
  return { customData: null, httpStatusCode, error: true, key, text, details, isUnsolvableError: false };
}
