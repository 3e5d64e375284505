import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import openapi from '../../../src/sandbox/contract/openapi.json';
import { bodyKeys, type Operation, operationOf } from './contractPaths';

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv, ['uuid', 'date-time']);
ajv.addSchema(openapi, 'contract');

/** An exchange, or the request alone; bodies as texts. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  /** With or without its question mark. */
  readonly query: string;
  readonly body: string;
}

/** What of a client's request the contract does not have. Query keys are compared to the letter. */
export function requestProblems({ method, path, query, body }: SentRequest): string[] {
  const call = operationOf(method, path);
  if (call === undefined) return [`${method} ${path} is no call of the contract`];
  const place = `${method} ${call.path}`;
  const isRequired = call.body !== undefined && method !== 'DELETE';
  const bodyProblems =
    body === ''
      ? isRequired
        ? ['needs a body']
        : []
      : call.body === undefined
        ? ['takes no body']
        : check(['components', 'schemas', call.body], JSON.parse(body));
  return [...queryProblems(call, query), ...bodyProblems].map((problem) => `${place}: ${problem}`);
}

function queryProblems(call: Operation, query: string): string[] {
  const sent = new URLSearchParams(query);
  return [...new Set(sent.keys())].flatMap((name) => {
    const index = call.parameters.findIndex((one) => one.in === 'query' && one.name === name);
    const parameter = call.parameters[index];
    if (parameter === undefined) return [`?${name} is no parameter of it`];
    const texts = sent.getAll(name);
    const isList = parameter.schema.type === 'array';
    if (!isList && texts.length > 1) return [`?${name} was sent ${texts.length} times`];
    const value = isList ? texts : typed(texts[0] ?? '', parameter.schema.type);
    const pointer = ['paths', call.path, call.method.toLowerCase(), 'parameters', String(index), 'schema'];
    return check(pointer, value).map((problem) => `?${name} ${problem}`);
  });
}

function typed(text: string, type: unknown): unknown {
  if (type === 'integer') return Number(text);
  return type === 'boolean' ? JSON.parse(text) : text;
}

interface Content {
  readonly content?: Readonly<Record<string, unknown>>;
  readonly $ref?: string;
}

/** What of an answer the contract does not have; nothing is known of the answers of unknown routes but the error. */
export function answerProblems(method: string, path: string, status: number, text: string): string[] {
  const call = operationOf(method, path);
  const place = `${method} ${call?.path ?? path} ${status}`;
  // The sandbox's own: a foreign caller, a body that is too large, a limit that was reached, no answer at all.
  if ([0, 403, 413, 429].includes(status)) return [];
  const pointer = call === undefined ? unknownRoute(status) : answerPointer(call, status);
  if (pointer === undefined) return [`${place}: the contract knows no such answer`];
  if (pointer === 'empty') return text === '' ? [] : [`${place}: has a body`];
  const isJson = /^[[{]/.test(text);
  return isJson
    ? check(pointer, JSON.parse(text)).map((problem) => `${place}: ${problem}`)
    : [`${place}: no JSON`];
}

function unknownRoute(status: number): string[] | undefined {
  if (status === 401) return ['components', 'schemas', 'AccessDenied'];
  return status === 400 ? [] : undefined;
}

function answerPointer(call: Operation, status: number): string[] | 'empty' | undefined {
  const calls = openapi.paths as unknown as Readonly<
    Record<string, Readonly<Record<string, { responses: Readonly<Record<string, Content>> }>>>
  >;
  const method = call.method.toLowerCase();
  const written = calls[call.path]![method]!.responses[status];
  if (written === undefined) return undefined;
  const name = written.$ref?.split('/').at(-1);
  const shared = openapi.components.responses as Readonly<Record<string, Content>>;
  const { content } = name === undefined ? written : shared[name]!;
  const [type] = Object.keys(content ?? {});
  if (type === undefined) return 'empty';
  const start =
    name === undefined
      ? ['paths', call.path, method, 'responses', String(status)]
      : ['components', 'responses', name];
  return [...start, 'content', type, 'schema'];
}

const validators = new Map<string, ValidateFunction>();

function check(pointer: readonly string[], value: unknown): string[] {
  if (pointer.length === 0) return [];
  const parts = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  const $ref = `contract#/${parts.join('/')}`;
  const validate = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

interface Advice {
  readonly text: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Keys that a remark advises to write and that the request's route does not have. What was sent is named, too. */
export function adviceProblems(method: string, path: string, { text, values }: Advice): string[] {
  const call = operationOf(method, path);
  if (call === undefined) return [];
  const known = [...bodyKeys(call), ...call.parameters.map(({ name }) => name)].map((key) =>
    key.toLowerCase(),
  );
  const has = (key: string) => known.some((one) => one === key || one.endsWith(`.${key}`));
  const advice = values?.['what'] === undefined ? text : text.replace(values['what'], '');
  const named = [
    ...advice.matchAll(/\boptions\.\w+/g),
    ...advice.matchAll(/(?<=\b(?:Write|Send|belongs in) )[a-z]\w*(?:\.\w+)*(?=[.= ]|$)/gi),
  ].map(([key]) => key);
  return named
    .filter((key) => /^[a-z]+[A-Z]|^options\.|^(?:name|email|url|fields|items|operation)$/.test(key))
    .filter((key) => !has(key.toLowerCase()))
    .map((key) => `${method} ${call.path} has no ${key}, which a remark advises: ${text}`);
}
