import fc from 'fast-check';
import assert from 'node:assert/strict';
import { writeCurlBash } from '../../../src/core/request/curlBash';
import { KEY_PLACEHOLDER } from '../../../src/core/request/plannedRequests';
import { REQUEST_FORMATS, type RequestFormat } from '../../../src/core/request/requestFormats';
import { CONTACT_ID, NEWS, LEAD } from '../builders';
import { requestsOf } from './plannedSaves';
import { HOSTILE_TEXTS, hostileText } from './hostileTexts';

const FORMATS = Object.keys(REQUEST_FORMATS) as RequestFormat[];
const KEY = 'pn_inventedKey123';

const masked = (format: RequestFormat, values = {}) =>
  REQUEST_FORMATS[format](requestsOf(values, KEY_PLACEHOLDER));

interface N8nNode {
  readonly name: string;
  readonly type: string;
  readonly parameters: {
    readonly method: string;
    readonly url: string;
    readonly jsonBody: string;
    readonly headerParameters: { readonly parameters: { readonly name: string; readonly value: string }[] };
  };
}

interface N8nWorkflow {
  readonly nodes: readonly N8nNode[];
  readonly connections: Readonly<Record<string, { readonly main: { readonly node: string }[][] }>>;
}

const workflowOf = (text: string) => JSON.parse(text) as N8nWorkflow;

/** The requests of a `.http` file: its first line and its body. */
function readHttpFile(text: string): { line: string; body: string }[] {
  return text
    .split(/^### .*\n/m)
    .slice(1)
    .map((part) => {
      const [head = '', body = ''] = part.split(/\n\n/);
      return { line: head.split('\n')[1] ?? '', body };
    });
}

describe('The requests of a save', () => {
  it('are an update and, when tags come and go, the removal', () => {
    assert.deepEqual(
      requestsOf({ name: 'Bia' }, KEY).map(({ method, url, headers, body }) => ({
        method,
        url,
        headers,
        body,
      })),
      [
        {
          method: 'PUT',
          url: `https://api.example/core/v2/contact/${CONTACT_ID}`,
          headers: {
            Accept: 'application/json',
            Authorization: `Bearer ${KEY}`,
            'Content-Type': 'application/json',
          },
          body: `{"fields":["Name","Tags"],"name":"Bia","tagIds":["${NEWS.id}"],"options":{"tagsOperation":"InsertIfNotExists"}}`,
        },
        {
          method: 'POST',
          url: `https://api.example/core/v1/contact/${CONTACT_ID}/tags`,
          headers: {
            Accept: 'application/json',
            Authorization: `Bearer ${KEY}`,
            'Content-Type': 'application/json',
          },
          body: `{"tagIds":["${LEAD.id}"],"operation":"DeleteIfExists"}`,
        },
      ],
    );
  });

  for (const format of FORMATS) {
    it(`hold the key as ${format} only when it is asked for`, () => {
      assert.ok(!masked(format).includes(KEY));
      assert.ok(REQUEST_FORMATS[format](requestsOf({}, KEY)).includes(`Bearer ${KEY}`));
    });

    it(`hold as ${format} no character that a terminal or an editor acts upon instead of showing it`, () => {
      for (const name of HOSTILE_TEXTS) {
        assert.doesNotMatch(masked(format, { name }), /[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/u);
        assert.doesNotMatch(masked(format, { name }), /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      }
    });
  }
});

describe('cURL for bash', () => {
  it('has no body for a request without one', () => {
    const request = { method: 'GET', url: 'http://127.0.0.1:7417/core/v1/tag', headers: {}, body: '' };
    assert.match(
      writeCurlBash([request]),
      /^curl -sS -X GET 'http:\/\/127\.0\.0\.1:7417\/core\/v1\/tag' \\\n  -w /,
    );
  });

  it('is readable, with the key in a variable', () => {
    assert.equal(
      masked('curlBash', { name: "D'Ávila" }).split(' &&\n')[0],
      `curl -sS -X PUT 'https://api.example/core/v2/contact/${CONTACT_ID}' \\
  -H 'Accept: application/json' \\
  -H "Authorization: Bearer \${WTS_API_KEY:?}" \\
  -H 'Content-Type: application/json' \\
  --data-raw '{"fields":["Name","Tags"],"name":"D'\\''Ávila","tagIds":["${NEWS.id}"],"options":{"tagsOperation":"InsertIfNotExists"}}' \\
  -w '\\n%{http_code}\\n' | tee /dev/stderr | tail -n 1 | grep -q '^2'`,
    );
  });
});

describe('cURL for PowerShell', () => {
  it('calls curl by what the machine calls it, not by a name of Windows alone or an alias', () => {
    const text = masked('curlPowerShell', { name: 'Bia' });
    assert.doesNotMatch(text, /curl\.exe/);
    const found = text.indexOf('$curl = Get-Command curl -CommandType Application');
    assert.ok(found >= 0 && found < text.indexOf('& $curl '));
    assert.doesNotMatch(text, /(^|[;{]|& )\s*curl /m);
  });

  it('is ASCII, quotes as PowerShell does, and leaves no file behind', () => {
    const text = masked('curlPowerShell', { name: 'D’Ávila d\'"Água" $(x) `n' });
    assert.doesNotMatch(text, /[^\x20-\x7e\n]/);
    assert.ok(text.includes(String.raw`"name":"D\u2019\u00c1vila d''\"\u00c1gua\" $(x) ${'`'}n"`));
    assert.ok(text.includes('-H "Authorization: Bearer $env:WTS_API_KEY"'));
    assert.match(text, /finally \{\s+Remove-Item -LiteralPath \$body/);
  });

  it('equals what Save sends in value', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const requests = requestsOf({ name: `${name}x` }, KEY_PLACEHOLDER);
        const literals = REQUEST_FORMATS.curlPowerShell(requests).matchAll(/WriteAllText\(\$body, '(.*)'\)/g);
        assert.deepEqual(
          [...literals].map(([, literal = '']) => JSON.parse(literal.replaceAll("''", "'")) as unknown),
          requests.map(({ body }) => JSON.parse(body) as unknown),
        );
      }),
    );
  });
});

describe('The .http file', () => {
  it('declares the key as a variable and sends the bodies', () => {
    const text = masked('http', { name: 'Bia' });
    assert.ok(text.startsWith('@apiKey = YOUR_API_KEY\n\n### '));
    assert.equal(text.match(/^Authorization: Bearer \{\{apiKey\}\}$/gm)?.length, 2);
  });

  it('equals what Save sends in value, and no REST client finds a variable or a request in a body', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const requests = requestsOf({ name: `${name}x` }, KEY);
        const text = REQUEST_FORMATS.http(requests);
        assert.ok(!text.includes('{{'));
        const found = readHttpFile(text);
        assert.deepEqual(
          found.map(({ line, body }) => [line, JSON.parse(body) as unknown]),
          requests.map(({ method, url, body }) => [`${method} ${url}`, JSON.parse(body) as unknown]),
        );
        assert.ok(found.every(({ body }) => !/^(#|\/\/|[<>])/m.test(body)));
      }),
    );
  });
});

describe('The n8n nodes', () => {
  it('are two HTTP Request nodes, the second connected behind the first', () => {
    const { nodes, connections } = workflowOf(masked('n8n', { name: 'Bia' }));
    const [update, removal] = nodes;
    assert.deepEqual(
      nodes.map(({ type }) => type),
      ['n8n-nodes-base.httpRequest', 'n8n-nodes-base.httpRequest'],
    );
    assert.equal(connections[update!.name]?.main[0]?.[0]?.node, removal!.name);
    assert.deepEqual(update!.parameters.headerParameters.parameters, [
      { name: 'Accept', value: 'application/json' },
      { name: 'Authorization', value: 'Bearer YOUR_API_KEY' },
      { name: 'Content-Type', value: 'application/json' },
    ]);
  });

  it('have one node and no connection for one request', () => {
    const { nodes, connections } = workflowOf(masked('n8n', { tagIds: [], tagNames: [] }));
    assert.equal(nodes.length, 1);
    assert.deepEqual(connections, {});
  });

  it('send what Save sends, and n8n takes nothing in them for an expression', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const requests = requestsOf({ name: `${name}x` }, KEY_PLACEHOLDER);
        const { nodes } = workflowOf(REQUEST_FORMATS.n8n(requests));
        const sent = nodes.map(({ parameters: { method, url, jsonBody } }) => {
          return [method, url, JSON.stringify(JSON.parse(jsonBody))];
        });
        assert.deepEqual(
          sent,
          requests.map(({ method, url, body }) => [method, url, body]),
        );
        const values = nodes.flatMap(({ parameters }) => [
          ...Object.values(parameters),
          ...parameters.headerParameters.parameters.map(({ value }) => value),
        ]);
        assert.ok(values.every((value) => typeof value !== 'string' || !value.startsWith('=')));
      }),
    );
  });
});
