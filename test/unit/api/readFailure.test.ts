import assert from 'node:assert/strict';
import type { ApiErrorKind } from '../../../src/core/api/errors/errorFacts';
import { type Answer, readFailure } from '../../../src/core/api/readFailure';
import { envelopes } from './apiErrors';

const connection = { baseUrl: 'https://api.example.com', key: 'pn_x', environment: 'shop' };

function answered(status: number, body: unknown, more: Partial<Answer> = {}): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, contentType: 'application/json', retryAfter: '', date: '', location: '', text, ...more };
}

describe('readFailure', () => {
  const { unauthorized, notFound } = envelopes;
  const page = '<!DOCTYPE html><html><body>WTS</body></html>';
  const problem = { type: 'about:blank', title: 'Invalid', status: 400, errors: { Email: ['Too long.'] } };
  const rows: readonly [what: string, answer: Answer, kind: ApiErrorKind | undefined][] = [
    ['a contact', answered(200, { id: 'x', key: 'k', text: 'Acesso negado' }), undefined],
    ['an empty 200', answered(200, ''), undefined],
    ['a refused key', answered(401, unauthorized), 'unauthorized'],
    ['a refused key in a 200', answered(200, unauthorized), 'unauthorized'],
    ['a 401 without the envelope', answered(401, ''), 'unauthorized'],
    [
      '"Acesso negado" whose body says 404',
      answered(401, { ...unauthorized, httpStatusCode: 404 }),
      'wrongUrl',
    ],
    [
      '"Acesso negado" whose body says 404 under a key in lower case',
      answered(401, { ...unauthorized, key: 'error_unauthorized', httpStatusCode: 404 }),
      'wrongUrl',
    ],
    [
      '"Acesso negado" whose body says NOTFOUND',
      answered(404, { ...unauthorized, httpStatusCode: 'NOTFOUND' }),
      'wrongUrl',
    ],
    [
      'the key of "Acesso negado" with other words',
      answered(403, { ...unauthorized, text: 'Sem saldo' }),
      'apiError',
    ],
    ['a proxy that wants a sign-in', answered(407, page, { contentType: 'text/html' }), 'proxy'],
    ['a network that wants a sign-in', answered(511, '{}'), 'proxy'],
    ['a contact that is not there', answered(500, notFound), 'contactNotFound'],
    [
      'a contact that is not there, without accents',
      answered(500, { ...notFound, text: 'CONTATO NAO ENCONTRADO' }),
      'contactNotFound',
    ],
    ['a contact that is not there, in a 200', answered(200, notFound), 'contactNotFound'],
    [
      'a contact that is not there, under a key in lower case',
      answered(500, { ...notFound, key: 'form_error' }),
      'contactNotFound',
    ],
    ['another FORM_ERROR', answered(500, { ...notFound, text: 'Parâmetro inválido' }), 'apiError'],
    ['the words of "not found" under another key', answered(500, { ...notFound, key: 'OTHER' }), 'apiError'],
    ['a path without module prefix', answered(400, { key: 'badrequest', text: 'x' }), 'badRequest'],
    ['an RFC 7807 validation answer', answered(400, problem), 'validation'],
    ['a 400 without a reason', answered(400, {}), 'apiError'],
    ['a 404 that is not the API', answered(404, 'Not Found'), 'wrongUrl'],
    ['429 with a JSON body', answered(429, { message: 'slow down' }), 'tooManyRequests'],
    ['429 with an empty body', answered(429, ''), 'tooManyRequests'],
    ['a redirect', answered(302, '', { location: 'https://login.example.com/' }), 'redirected'],
    ['a web page with a 200', answered(200, page, { contentType: 'text/html' }), 'webPage'],
    ['a web page that says it is JSON', answered(200, page), 'webPage'],
    ['a web page with a 401', answered(401, page), 'webPage'],
    ["a gateway's web page", answered(502, page), 'gateway'],
    ['Bad Gateway as text', answered(502, 'Bad Gateway'), 'gateway'],
    ['Bad Gateway as text with a 200', answered(200, 'Bad Gateway'), 'gateway'],
    ['a 500 without a word', answered(500, ''), 'gateway'],
    ['half a JSON', answered(200, '{"id":"x"'), 'unreadable'],
    ['error: true in a 200', answered(200, { error: true, key: 'OTHER', text: 'Não deu' }), 'apiError'],
    ['an envelope of nonsense', answered(200, { error: true, key: 7, text: [], id: 'x' }), 'apiError'],
  ];

  for (const [what, answer, kind] of rows) {
    it(`reads ${what} as ${kind ?? 'no failure'}`, () => {
      assert.equal(readFailure(connection, answer)?.kind, kind);
    });
  }

  it("keeps the API's short id and status for support", () => {
    const error = readFailure(connection, answered(401, unauthorized));
    assert.deepEqual([error?.shortId, error?.status], ['A1B2C3', 401]);
  });

  it("tells the API's own words", () => {
    const error = readFailure(connection, answered(200, { error: true, key: 'OTHER', text: 'Não deu' }));
    assert.match(error?.detail ?? '', /It says: "Não deu" \(status 200\)\./);
  });

  it('tells the title and detail of an RFC 7807 answer that names no field', () => {
    const error = readFailure(
      connection,
      answered(400, { title: 'Bad input.', detail: 'Line 3.', status: 400 }),
    );
    assert.match(error?.detail ?? '', /It says: "Bad input\. Line 3\."/);
  });

  it('names each field that was refused', () => {
    const errors = { Email: ['Too long.', 'Odd.'], '$.utm.source': 'No text.', 'TagIds[0]': [null] };
    const error = readFailure(connection, answered(400, { status: 400, errors }));
    assert.deepEqual(error?.fieldErrors, [
      { path: 'email', message: 'Too long.' },
      { path: 'email', message: 'Odd.' },
      { path: 'utm.source', message: 'No text.' },
      { path: 'tagIds[0]', message: '' },
    ]);
  });

  it('names a field that was refused without a reason', () => {
    const error = readFailure(connection, answered(400, { status: 400, errors: { Email: [], Name: null } }));
    assert.equal(error?.kind, 'validation');
    assert.deepEqual(error.fieldErrors, [
      { path: 'email', message: '' },
      { path: 'name', message: '' },
    ]);
    assert.match(error.detail, /email\. name\. Correct/);
  });

  it('tells how long to wait, given in seconds or as a date', () => {
    const inSeconds = readFailure(connection, answered(429, '', { retryAfter: '12' }));
    assert.match(inSeconds?.detail ?? '', /Wait 12 seconds/);
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    const retryAfter = 'Thu, 01 Jan 2026 00:00:30 GMT';
    assert.equal(readFailure(connection, answered(429, '', { retryAfter, date }))?.seconds, 30);
    assert.match(readFailure(connection, answered(429, ''))?.detail ?? '', /Wait a few minutes/);
  });

  it('reads dates without a zone as those of HTTP, in GMT, wherever this computer is', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/Sao_Paulo';
    try {
      for (const retryAfter of [
        'Thu Jan  1 00:00:30 2026',
        'Thursday, 01-Jan-26 00:00:30 GMT',
        'Thu, 01 Jan 2026 00:00:30',
        'Wed, 31 Dec 2025 21:00:30 -0300',
        'Thu, 01 Jan 2026 00:00:30 UTC',
      ]) {
        for (const date of ['Thu, 01 Jan 2026 00:00:00 GMT', 'Thu Jan  1 00:00:00 2026']) {
          assert.equal(
            readFailure(connection, answered(429, '', { retryAfter, date }))?.seconds,
            30,
            retryAfter,
          );
        }
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  for (const [field, path] of [
    ['$.customFields.canal[0]', 'customFields.canal[0]'],
    ["$['customFields']['-multi-57']", "customFields['-multi-57']"],
    ['$["metadata"]["a.b"]', 'metadata["a.b"]'],
    ['$.tagIds[0]', 'tagIds[0]'],
    ['TagIds[0]', 'tagIds[0]'],
    ['/customFields/-multi-57', 'customFields.-multi-57'],
    ['/tagIds/0', 'tagIds.0'],
    ['#/customFields/canal', 'customFields.canal'],
    ['[name]', 'name'],
    ['$', ''],
  ] as const) {
    it(`names the place ${field} as ${path}`, () => {
      const body = { type: 'about:blank', title: 'Invalid', status: 400, errors: { [field]: ['No.'] } };
      assert.deepEqual(readFailure(connection, answered(400, body))?.fieldErrors, [{ path, message: 'No.' }]);
    });
  }

  for (const [sentence, path] of [
    [
      'The JSON value could not be converted to System.String. Path: $.customFields.canal | LineNumber: 0 | BytePositionInLine: 12.',
      'customFields.canal',
    ],
    [
      "The JSON value is not in a supported format. Path: $['customFields']['-multi-57'] | LineNumber: 0.",
      "customFields['-multi-57']",
    ],
    ["Unexpected character. Path 'customFields.canal', line 1, position 20.", 'customFields.canal'],
    ['The body is required.', ''],
  ] as const) {
    it(`finds the place in the sentence where it stands there alone: ${sentence}`, () => {
      for (const key of ['', '$']) {
        const body = { title: 'Invalid', status: 400, errors: { [key]: [sentence] } };
        assert.deepEqual(readFailure(connection, answered(400, body))?.fieldErrors, [
          { path, message: sentence },
        ]);
      }
    });
  }

  it('reads dates of zones that a browser knows, and of ISO 8601', () => {
    const date = 'Sun, 06 Nov 2026 08:49:00 GMT';
    for (const retryAfter of [
      'Sunday, 06-Nov-26 08:49:30 GMT',
      'Sun, 06 Nov 2026 03:49:30 EST',
      'Sun, 06 Nov 2026 05:49:30 -0300',
      '2026-11-06T08:49:30Z',
      '2026-11-06T08:49:30',
      '2026-11-06T05:49:30-03:00',
      '06 Nov 2026 08:49:30 GMT',
      '30, 30',
    ]) {
      assert.equal(readFailure(connection, answered(429, '', { retryAfter, date }))?.seconds, 30, retryAfter);
    }
  });

  it('rounds up how long to wait, and takes what asks for no wait as if it said nothing', () => {
    const secondsAfter = (retryAfter: string) =>
      readFailure(connection, answered(429, '', { retryAfter, date: 'Thu, 01 Jan 2026 00:00:00 GMT' }))
        ?.seconds;
    assert.deepEqual(['1.5', '0.2', '99999999999'].map(secondsAfter), [2, 1, 86_400]);
    for (const none of ['0', '0.0', '-1', '1e3', '5s', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT']) {
      assert.equal(secondsAfter(none), undefined, none);
    }
  });

  it('tells only the host of a redirect', () => {
    const location = 'https://login.example.com/in?contact=1';
    const error = readFailure(connection, answered(302, '', { location }));
    assert.match(error?.detail ?? '', /\(login\.example\.com\)/);
  });

  it('does not know what came of a request that the API calls its own error, and knows it of one that it refuses', () => {
    const envelope = { error: true, key: 'OTHER', text: 'Erro interno' };
    const sentOf = (status: number) => readFailure(connection, answered(status, envelope))?.sent;
    assert.deepEqual([200, 400, 403, 422, 500, 503].map(sentOf), [
      'maybe',
      'yes',
      'yes',
      'yes',
      'maybe',
      'maybe',
    ]);
  });

  it('says to try again what the API calls its own error', () => {
    const detailOf = (status: number) =>
      readFailure(connection, answered(status, { error: true, key: 'OTHER', text: 'Erro' }))?.detail ?? '';
    assert.match(detailOf(500), /try again in a moment/);
    assert.doesNotMatch(detailOf(409), /try again/);
  });

  it('cuts a long text short', () => {
    const error = readFailure(connection, answered(418, 'word '.repeat(5000)));
    assert.ok((error?.detail.length ?? 0) < 500);
  });
});

describe('What goes with an error', () => {
  const tell = (details: unknown) =>
    readFailure(connection, answered(400, { error: true, key: 'OTHER', text: 'Não deu', details }))?.detail;

  for (const [details, words] of [
    ['Limite de 5', 'Não deu – Limite de 5'],
    [{ max: 5 }, 'Não deu – {"max":5}'],
    [['a', 'b'], 'Não deu – ["a","b"]'],
    [7, 'Não deu – 7'],
    [null, 'Não deu'],
    [{}, 'Não deu'],
    ['', 'Não deu'],
  ] as const) {
    it(`is told: ${JSON.stringify(details)}`, () => {
      assert.equal(tell(details)?.includes(`"${words}"`), true, tell(details));
    });
  }

  it('is nothing sent for a proxy', () => {
    const error = readFailure(connection, answered(407, ''));
    assert.equal(error?.sent, 'no');
    assert.ok(!/WTS Chat refused/.test(`${error.message} ${error.detail}`));
  });
});
