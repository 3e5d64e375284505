import { UNSEEN_CHARACTERS } from './jsonEscapes';
import { KEY_VARIABLE, maskedValue } from './plannedRequests';

/** Linux takes no argument beyond 128 KB; a longer body comes through a pipe. */
const LONGEST_ARGUMENT_BYTES = 100_000;

/** Shows the answer and its status, and fails unless that is 2xx. `--fail-with-body` would, but only from cURL 7.76 on. */
const TELL_STATUS = String.raw`-w '\n%{http_code}\n' | tee /dev/stderr | tail -n 1 | grep -q '^2'`;

/** Any request; one without a body has an empty text. */
interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** cURL as bash and zsh read it; the body arrives byte for byte. */
export function writeCurlBash(requests: readonly CurlRequest[]): string {
  return `${requests.map(writeCommand).join(' &&\n')}\n`;
}

function writeCommand({ method, url, headers, body }: CurlRequest): string {
  const isLong = new TextEncoder().encode(body).length > LONGEST_ARGUMENT_BYTES;
  const lines = [
    `${isLong ? `printf %s ${word(body)} | ` : ''}curl -sS -X ${method} ${word(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${headerWord(name, value)}`),
    ...dataOf(body, isLong),
    TELL_STATUS,
  ];
  return lines.join(' \\\n  ');
}

function dataOf(body: string, isLong: boolean): string[] {
  if (body === '') return [];
  return [isLong ? '--data-binary @-' : `--data-raw ${word(body)}`];
}

/** Without the variable bash says so and sends nothing. */
function headerWord(name: string, value: string): string {
  const masked = maskedValue(value, `\${${KEY_VARIABLE}:?}`);
  return masked === undefined ? word(`${name}: ${value}`) : `"${name}: ${masked}"`;
}

/** Between single quotes nothing has a meaning, but a terminal acts upon a control character that is pasted. */
function word(text: string): string {
  return text.search(UNSEEN_CHARACTERS) < 0
    ? `'${text.replaceAll("'", String.raw`'\''`)}'`
    : escapedWord(text);
}

/** As bytes, for what `\u` gives depends on the locale. `!` would call the history of commands after an escaped quote. */
function escapedWord(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replace(/['!]/g, bytesOf).replace(UNSEEN_CHARACTERS, bytesOf);
  return `$'${escaped}'`;
}

function bytesOf(character: string): string {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}
