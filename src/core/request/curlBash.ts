import { UNSEEN_CHARACTERS } from './jsonEscapes';
import { KEY_VARIABLE, maskedValue } from './plannedRequests';

/** Linux takes no argument beyond 128 KB; a longer body comes through a pipe. */
const LONGEST_ARGUMENT_BYTES = 100_000;

/** Shows the answer and its status, and fails unless that is 2xx. `--fail-with-body` would, but only from cURL 7.76 on. */
const TELL_STATUS = String.raw`-w '\n%{http_code}\n' | tee /dev/stderr | tail -n 1 | grep -q '^2'`;

/** What a terminal acts upon when it is pasted: also the control characters that JSON has escaped. */
const ACTED_UPON = new RegExp(`[\\0-\\t\\v-\\x1f]|${UNSEEN_CHARACTERS.source}`, 'g');

/** Any request; one without a body has an empty text, and a header that it had several times a list. */
interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** cURL as bash and zsh read it; the body arrives byte for byte. */
export function writeCurlBash(requests: readonly CurlRequest[]): string {
  return `${requests.map(writeCommand).join(' &&\n')}\n`;
}

function writeCommand({ method, url, headers, body }: CurlRequest): string {
  const pipe = pipeOf(body);
  const lines = [
    `${pipe}curl -sS${optionsFor(url)} ${method === 'HEAD' ? '-I' : `-X ${method}`} ${word(url)}`,
    ...headersOf(headers, body),
    ...dataOf(body, pipe !== ''),
    TELL_STATUS,
  ];
  return lines.join(' \\\n  ');
}

/** cURL would take brackets and braces for several addresses. */
function optionsFor(url: string): string {
  return /[[\]{}]/.test(url) ? ' -g' : '';
}

/** For a body that no argument can hold: a longer one, or one with a NUL. */
function pipeOf(body: string): string {
  if (body.includes('\0')) return `printf %b '${octal(body)}' | `;
  const isLong = new TextEncoder().encode(body).length > LONGEST_ARGUMENT_BYTES;
  return isLong ? `printf %s ${word(body)} | ` : '';
}

function headersOf(headers: CurlRequest['headers'], body: string): string[] {
  const entries = Object.entries(headers).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((value) => `-H ${headerWord(name, value)}`),
  );
  // cURL would call the body a form's.
  const isUntyped = body !== '' && !Object.keys(headers).some((name) => /^content-type$/i.test(name));
  return isUntyped ? [...entries, `-H 'Content-Type:'`] : entries;
}

function dataOf(body: string, isPiped: boolean): string[] {
  if (body === '') return [];
  return [isPiped ? '--data-binary @-' : `--data-raw ${word(body)}`];
}

/** Without the variable bash says so and sends nothing. A header without a value ends in `;`, for `:` would leave it out. */
function headerWord(name: string, value: string): string {
  if (value === '') return word(`${name};`);
  const masked = maskedValue(value, `\${${KEY_VARIABLE}:?}`);
  return masked === undefined ? word(`${name}: ${value}`) : `"${name}: ${masked}"`;
}

/** Between single quotes nothing has a meaning, but a terminal acts upon a control character that is pasted. */
function word(text: string): string {
  return text.search(ACTED_UPON) < 0 ? `'${text.replaceAll("'", String.raw`'\''`)}'` : escapedWord(text);
}

/** As bytes, for what `\u` gives depends on the locale. */
function escapedWord(text: string): string {
  return `$'${escaped(text, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`)}'`;
}

/** As `printf %b` of every shell reads it. */
function octal(text: string): string {
  return escaped(text, (byte) => `\\0${byte.toString(8).padStart(3, '0')}`);
}

/** `!` would call the history of commands after an escaped quote. */
function escaped(text: string, show: (byte: number) => string): string {
  const bytesOf = (character: string): string =>
    Array.from(new TextEncoder().encode(character), show).join('');
  return text.replaceAll('\\', '\\\\').replace(/['!]/g, bytesOf).replace(ACTED_UPON, bytesOf);
}
