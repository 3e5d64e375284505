import { indentedJson } from './jsonEscapes';
import { KEY_VARIABLE, maskedValue, type PlannedRequest } from './plannedRequests';

/** TypeScript that is JavaScript, too, for node 18 and later; the body arrives byte for byte. */
export function writeFetch(requests: readonly PlannedRequest[]): string {
  return requests.map((request, index) => writeCall(request, variableOf(requests, index))).join('\n');
}

/** Like Save, it follows no redirect: the key goes to no other address. */
function writeCall({ method, url, headers, body }: PlannedRequest, answer: string): string {
  const headerLines = Object.entries(headers).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${headerText(value)},\n`,
  );
  return `const ${answer} = await fetch(${JSON.stringify(url)}, {
  method: "${method}",
  headers: {
${headerLines.join('')}  },
  body: JSON.stringify(${objectLiteral(body).replaceAll('\n', '\n  ')}),
  redirect: "error",
});
if (!${answer}.ok) throw new Error(\`\${${answer}.status} \${await ${answer}.text()}\`);
`;
}

/** `leaveSequence`, then `leaveSequence2` for the second of them. */
function variableOf(requests: readonly PlannedRequest[], index: number): string {
  const purpose = requests[index]?.purpose ?? 'update';
  const before = requests.slice(0, index).filter((request) => request.purpose === purpose).length;
  return before === 0 ? purpose : `${purpose}${before + 1}`;
}

function headerText(value: string): string {
  const masked = maskedValue(value, `\${process.env["${KEY_VARIABLE}"]}`);
  return masked === undefined ? JSON.stringify(value) : `\`${masked}\``;
}

/** A plain key `__proto__` would set the object's prototype. Every key begins a line, and no value does so with a colon. */
function objectLiteral(json: string): string {
  return indentedJson(json).replace(/^( *)("__proto__"):/gm, '$1[$2]:');
}
