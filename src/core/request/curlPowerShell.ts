import { asciiJson } from './jsonEscapes';
import { KEY_VARIABLE, maskedValue, type PlannedRequest } from './plannedRequests';

/**
 * cURL as Windows PowerShell 5.1 and PowerShell 7 both read it. They pass double quotes to a program differently, and
 * 5.1 puts a mark before what it pipes where the console speaks UTF-8, so the body goes through a file that is removed
 * at once. In ASCII, because 5.1 reads a script in the code page of Windows, and takes ‘ and ’ for quotes: equal to
 * Save's body in value, and in bytes when that is ASCII. The program is looked up: it is `curl.exe` on Windows, where
 * 5.1 takes `curl` for a command of its own, and `curl` everywhere else.
 */
export function writeCurlPowerShell(requests: readonly PlannedRequest[]): string {
  const commands = requests
    .map(writeCommand)
    .join('\n    if ("$($answer | Select-Object -Last 1)" -notmatch \'^2\') { return }\n');
  return `& {
  $curl = Get-Command curl -CommandType Application -ErrorAction Stop | Select-Object -First 1
  $body = [IO.Path]::GetTempFileName()
  try {
${commands}
  } finally {
    Remove-Item -LiteralPath $body
  }
}
`;
}

function writeCommand({ method, url, headers, body }: PlannedRequest): string {
  const options = [
    `$answer = & $curl -sS -X ${method} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${headerWord(name, value)}`),
    '--data-binary "@$body"',
    // `--fail-with-body` would tell a refusal too, but only from cURL 7.76 on.
    String.raw`-w '\n%{http_code}'`,
  ];
  return `    [IO.File]::WriteAllText($body, ${quoted(asciiJson(body))})\n    ${options.join(' `\n      ')}\n    $answer`;
}

function headerWord(name: string, value: string): string {
  const masked = maskedValue(value, `$env:${KEY_VARIABLE}`);
  return masked === undefined ? quoted(`${name}: ${value}`) : `"${name}: ${masked}"`;
}

function quoted(ascii: string): string {
  return `'${ascii.replaceAll("'", "''")}'`;
}
