import assert from 'node:assert/strict';
import type { ApiConnection } from '../../../src/core/api/connection';
import { createContactApi } from '../../../src/core/api/contactApi';
import type { ApiError } from '../../../src/core/api/errors/errors';
import { sendRequest } from '../../../src/core/api/http';
import { CONTACT_ID, contact } from '../builders';
import { failureOf } from './apiErrors';
import { answer, type Behaviour, FaultServers } from './faultServer';
import type { LoggedRequest } from './requestLog';

const key = 'pn_Invented/Key+123';
const get = { method: 'GET', path: '/core/v1/tag' } as const;

describe('a server that means harm', () => {
  const servers = new FaultServers();
  const start = (behave: Behaviour) => servers.start(behave);

  async function connect(behave: Behaviour, more: Partial<ApiConnection> = {}): Promise<ApiConnection> {
    return { baseUrl: (await start(behave)).url, key, environment: 'shop', ...more };
  }

  async function toldOf(words: string): Promise<ApiError> {
    const connection = await connect(answer(500, { error: true, key: 'OTHER', text: words }));
    return await failureOf(sendRequest(connection, get));
  }

  it('gets no key by a redirect to another port of its own host, to a path, or to nowhere', async () => {
    const other = await start(answer(200, []));
    for (const location of [
      `${other.url}/core/v1/tag`,
      `//${new URL(other.url).host}/`,
      '/elsewhere',
      '::',
    ]) {
      for (const status of [301, 302, 303, 307, 308]) {
        const server = await start(answer(status, '[]', { location }));
        const error = await failureOf(sendRequest({ baseUrl: server.url, key, environment: 'shop' }, get));
        assert.equal(error.kind, 'redirected');
        assert.equal(server.requests.length, 1);
      }
    }
    assert.equal(other.requests.length, 0);
  });

  it('is not followed by a Location or Refresh beside a good answer', async () => {
    const other = await start(answer(200, []));
    const headers = { location: other.url, refresh: `0; url=${other.url}`, 'content-location': other.url };
    const server = await start(answer(201, [], headers));
    assert.equal(await sendRequest({ baseUrl: server.url, key, environment: 'shop' }, get), '[]');
    assert.equal(other.requests.length, 0);
  });

  it('cannot make us remember anything with a cookie', async () => {
    const server = await start(answer(200, [], { 'set-cookie': 'track=1; Path=/' }));
    const connection = { baseUrl: server.url, key, environment: 'shop' };
    await sendRequest(connection, get);
    await sendRequest(connection, get);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.cookie),
      [undefined, undefined],
    );
  });

  describe('echoes the key', () => {
    const each = (write: (code: string) => string): string =>
      Array.from(key, (character) => write(character.charCodeAt(0).toString(16).padStart(2, '0'))).join('');
    const echoes: Readonly<Record<string, string>> = {
      'as it is': key,
      'in capitals': key.toUpperCase(),
      'percent-encoded': encodeURIComponent(key),
      'percent-encoded throughout': each((hex) => `%${hex}`),
      'in escapes of JSON': each((hex) => `\\u00${hex}`),
      'in escapes of JavaScript': each((hex) => `\\x${hex}`),
      'in references of HTML': each((hex) => `&#x${hex};`),
      'in decimal references of HTML': Array.from(key, (one) => `&#${one.charCodeAt(0)};`).join(''),
      'with one character escaped': key.replace('/', '\\u002f'),
      'with invisible characters in it': key.replace('_', '\u200b_\u202e'),
      'where a long text is cut': `${'x'.repeat(293)}${key}`,
      'where a long text of many spaces is cut': `${'x \n'.repeat(145)}${key}`,
    };
    for (const [how, echo] of Object.entries(echoes)) {
      it(`${how}, and nothing of it is shown`, async () => {
        const { detail } = await toldOf(`Bearer ${echo}`);
        assert.match(detail, /Bearer/);
        const shown = detail.toLowerCase();
        for (const part of ['nvented', 'pn_', '6e5f', '%6e', '#110;'])
          assert.ok(!shown.includes(part), `${part} in ${detail}`);
      });
    }

    it('raw in an answer that is no JSON, and nothing of it is shown', async () => {
      const connection = await connect(answer(418, `"text": "pn_Invented\\/Key+123" ${key}`));
      const { detail } = await failureOf(sendRequest(connection, get));
      assert.match(detail, /•••/);
      assert.ok(!detail.includes('nvented'));
    });
  });

  it('cannot turn, hide or colour what stands around its words', async () => {
    const { detail } = await toldOf('\u001b[31mred\u001b[0m \u202eevil\u2066 a\u0000b\u0007 c\r\nd');
    assert.match(detail, /\[31mred\[0m evil ab c d/);
    assert.doesNotMatch(detail, /[\p{Cc}\p{Bidi_Control}]/u);
  });

  it('cannot fill the screen with fields that it refuses', async () => {
    const errors = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`${'f'.repeat(1000)}${index}`, ['x'.repeat(5000)]]),
    );
    const connection = await connect(answer(400, { status: 400, errors }));
    const { fieldErrors } = await failureOf(sendRequest(connection, get));
    assert.equal(fieldErrors.length, 100);
    assert.ok(fieldErrors.every(({ path, message }) => path.length + message.length < 700));
  });

  it('cannot write into the log with what it calls an error id', async () => {
    for (const [shortValue, logged] of [
      ['A1B2-C3', 'A1B2-C3'],
      ['Ana Souza', ''],
      ['x\n2026-01-01 forged line', ''],
      ['[free](command:workbench.action.quit)', ''],
      ['x'.repeat(65), ''],
    ]) {
      const entries: LoggedRequest[] = [];
      const connection = await connect(answer(500, { error: true, key: 'OTHER', id: { shortValue } }), {
        onRequest: (entry) => entries.push(entry),
      });
      const error = await failureOf(sendRequest(connection, get));
      assert.deepEqual([error.shortId, entries[0]?.shortId], [logged, logged]);
    }
  });

  describe('gives something else than the contact', () => {
    const load = async (body: string): Promise<string> =>
      await createContactApi(await connect(answer(200, body))).loadContact(CONTACT_ID);
    const whole = JSON.stringify(contact());

    it('and a contact is taken', async () => {
      assert.equal(await load(whole), whole);
    });

    const others: Readonly<Record<string, string>> = {
      "another's": JSON.stringify(contact({ id: '00000000-0000-4000-8000-000000000099' })),
      'an id that is no text': JSON.stringify(contact({ id: [CONTACT_ID] })),
      'an id in the prototype': `{"__proto__": {"id": "${CONTACT_ID}"}}`,
      'a list': `[${whole}]`,
      'a $schema that VS Code would fetch': whole.replace('{', '{"$schema": "http://evil.example/x.json",'),
      'a $schema in escapes': whole.replace('{', '{"\\u0024schema": "http://evil.example/x.json",'),
    };
    for (const [what, body] of Object.entries(others)) {
      it(`${what}, and it is refused`, async () => {
        assert.equal((await failureOf(load(body))).kind, 'unexpectedAnswer');
      });
    }
  });
});
