import assert from 'node:assert/strict';
import openapi from '../../../../src/sandbox/contract/openapi.json';
import { FIELD_NAMES } from '../../../../src/core/fields/fieldNames';
import contactSchema from '../../../../src/core/validation/contact.schema.json';
import tagsSchema from '../../../../src/core/validation/tags.schema.json';
import updateSchema from '../../../../src/core/validation/update.schema.json';
import { routes } from '../../../../src/sandbox/calls/routes';
import { writerNames } from '../../../../src/sandbox/writing/writerNames';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../../src/sandbox/sandbox';
import { adviceProblems, answerProblems, requestProblems } from '../../../support/contract/contractCheck';
import { bodyKeys, type Operation, operations } from '../../../support/contract/contractPaths';
import { useSandbox } from '../useSandbox';

const { schemas } = openapi.components;
const GRADES = ['A', 'B', 'C', 'D', 'unknown'];

describe('The OpenAPI document', () => {
  const api = useSandbox();

  it('is served to whoever asks, without a key', async () => {
    const { status, text } = await api.call('/sandbox/openapi.json', { headers: { authorization: '' } });
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(text), openapi);
    assert.ok(!text.includes(SANDBOX_KEY));
  });

  it('has every route of the sandbox, and no other', () => {
    const ofSandbox = routes.map(({ method, path }) => `${method} /${path}`);
    const documented = operations.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/, '*')}`);
    assert.deepEqual(
      ofSandbox.filter((route) => !documented.includes(route)),
      [],
      'Write these routes down in src/sandbox/contract/openapi.json.',
    );
    assert.deepEqual(
      documented.filter((route) => !ofSandbox.includes(route)),
      [],
      'These are written down, and src/sandbox/calls/routes.ts has no such route.',
    );
    assert.equal(ofSandbox.length, documented.length);
  });

  it('says of each call, key and answer how sure it is', () => {
    const ungraded: string[] = [];
    const grade = (place: string, value: object) => {
      const known = 'x-evidence' in value && GRADES.includes(String(value['x-evidence']));
      if (!known) ungraded.push(place);
    };
    const visit = (place: string, value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const isNamed = ['properties', 'responses'].includes(place.split('/').at(-1)!);
        const isListed = ['parameters'].includes(place.split('/').at(-1)!);
        if ((isNamed || isListed) && !('$ref' in inner && place.endsWith('responses'))) {
          grade(`${place}/${key}`, inner as object);
        }
        visit(`${place}/${key}`, inner);
      }
    };
    visit('', openapi);
    for (const calls of Object.values(openapi.paths)) {
      for (const call of Object.values(calls as Record<string, { operationId: string }>)) {
        grade(call.operationId, call);
      }
    }
    assert.deepEqual(ungraded, []);
  });

  it('has no call twice, and each part of an address as a parameter', () => {
    const ids = Object.values(openapi.paths).flatMap((calls) =>
      Object.values(calls as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
    );
    assert.equal(new Set(ids).size, ids.length);
    for (const { path, parameters } of operations) {
      const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
      assert.deepEqual(path.match(/\{\w+\}/g) ?? [], inPath, path);
    }
  });

  it('has the keys that the client checks its bodies and contacts with', () => {
    const keys = (schema: { properties: object }) => Object.keys(schema.properties).toSorted();
    assert.deepEqual(keys(updateSchema), keys(schemas.UpdateContact));
    assert.deepEqual(
      Object.values(FIELD_NAMES)
        .map(({ inFields }) => inFields)
        .toSorted(),
      [...schemas.UpdateContact.properties.fields.items.enum].toSorted(),
    );
    assert.deepEqual(keys(tagsSchema), keys(schemas.ChangeTags));
    const shown = Object.entries(contactSchema.properties).filter(([, one]) => !('writeOnly' in one));
    assert.deepEqual(shown.map(([key]) => key).toSorted(), keys(schemas.Contact));
    assert.deepEqual(
      writerNames.toSorted(),
      [...schemas.UpdateContact.properties.fields.items.enum].toSorted(),
    );
  });
});

const everyKey = new Set(operations.flatMap((call) => bodyKeys(call).filter((key) => !key.includes('.'))));
const everyParameter = new Set(
  operations.flatMap(({ parameters }) =>
    parameters.filter((one) => one.in === 'query').map(({ name }) => name),
  ),
);

/** Remarks that a key is no key of the call. */
const STRANGE = ['unknownKey', 'misnamed', 'notInCreate', 'listFilter', 'readOnly'];

describe('The keys of the contract', () => {
  const api = useSandbox();
  const strangeIn = () =>
    api
      .requests()
      .at(-1)!
      .remarks.filter(({ kind }) => STRANGE.includes(kind))
      .map(({ values }) => values['what']!);
  const addressOf = async ({ path }: Operation): Promise<string> => {
    const row = async (list: string) => {
      const { body, list: bare } = await api.get(list);
      return ((body['items'] as { id: string }[] | undefined) ?? bare)[0]!['id'] as string;
    };
    if (path.includes('{phone}')) return path.replace('{phone}', '11999990000');
    if (path.startsWith('/core/v1/webhook/subscription/')) {
      const made = { name: 'x', url: 'http://localhost:3000/', events: ['CONTACT_NEW'] };
      const { body } = await api.post('/core/v1/webhook/subscription', made);
      return path.replace('{id}', body['id'] as string);
    }
    const [, list = ''] = /^(\/core\/v1\/(?:tag|portfolio)|\/chat\/v\d\/sequence)\//.exec(path) ?? [];
    if (list === '') return path.replace('{id}', SAMPLE_CONTACT_ID);
    return path.replace('{id}', await row(list.replace('v2', 'v1')));
  };
  /** A body that the call takes, with the key in it. */
  const bodyWith = (call: Operation, key: string) => {
    if (call.body === 'CreateBatch') return { items: [{ name: 'x' }], [key]: key === 'items' ? [{}] : null };
    const needed =
      call.body === 'CreateSubscription'
        ? { name: 'x', url: 'http://localhost:3000/', events: ['CONTACT_NEW'] }
        : call.body === 'ChangeMember'
          ? { contactId: SAMPLE_CONTACT_ID }
          : call.body === 'WriteTag'
            ? { name: `${call.method} ${key}` }
            : {};
    return { ...needed, [key]: (needed as Record<string, unknown>)[key] ?? null };
  };

  for (const call of operations) {
    const query = call.parameters.filter((one) => one.in === 'query').map(({ name }) => name);

    it(`are those that the sandbox takes: ${call.method} ${call.path}`, async () => {
      const { method } = call;
      if (call.body !== undefined) {
        const known = bodyKeys(call);
        for (const key of everyKey) {
          const body = bodyWith(call, key);
          const { status } = await api.call(await addressOf(call), { method, body });
          if (status !== 200) continue;
          assert.deepEqual(strangeIn(), known.includes(key) ? [] : [key], `${call.body} ${key}`);
        }
      }
      if (method !== 'GET') return;
      for (const name of everyParameter) {
        const { status } = await api.get(`${await addressOf(call)}?${name}=`);
        if (status !== 200) continue;
        const isFilter = call.path === '/core/v1/contact' && strangeIn().length > 0;
        assert.deepEqual(strangeIn(), query.includes(name) && !isFilter ? [] : [`?${name}`], name);
      }
    });
  }
});

describe('The check against the contract', () => {
  it('finds a key, a parameter and a route that are not there, and a value that does not fit', () => {
    const request = { method: 'PUT', path: '/core/v2/contact/x', query: '', body: '{}' };
    assert.deepEqual(requestProblems(request), []);
    for (const wrong of [
      { ...request, body: '{"fields":["Portfolios"]}' },
      { ...request, body: '{"options":{"upsertTagOperation":"ReplaceAll"}}' },
      { ...request, query: '?x=1' },
      { ...request, path: '/core/v3/contact/x' },
      { ...request, body: '' },
      { method: 'GET', path: '/chat/v1/sequence', query: 'pageSize=1', body: '' },
      { method: 'GET', path: '/chat/v1/sequence', query: 'PageSize=101', body: '' },
    ]) {
      assert.equal(requestProblems(wrong).length, 1, JSON.stringify(wrong));
    }
  });

  it('finds an answer that has a key less, a key more, or another status', () => {
    const tag = { id: SAMPLE_CONTACT_ID, name: 'a', color: 'GRAY_600' };
    const problems = (status: number, body: unknown) =>
      answerProblems('GET', '/core/v1/tag', status, JSON.stringify(body)).length;
    assert.deepEqual(
      [problems(200, [tag]), problems(200, [{ ...tag, id: undefined }]), problems(200, [{ ...tag, x: 1 }])],
      [0, 1, 1],
    );
    assert.deepEqual([problems(418, []), problems(200, 'x')], [1, 1]);
  });

  it('finds advice to write a key that the call does not have', () => {
    const advice = (path: string, text: string) => adviceProblems('POST', path, { text }).length;
    const batch = '/core/v2/contact/batch';
    assert.equal(advice(batch, 'x was dropped. Write options.upsertTagOperation.'), 0);
    assert.equal(advice(batch, 'a batch replaces tags, unless options.tagsOperation says so.'), 1);
    assert.equal(advice('/core/v1/contact/x/tags', 'options was dropped. Write tagsOperation.'), 1);
    const sent = { what: 'options.upsert' };
    const text = 'options.upsert was dropped. Write operation.';
    assert.deepEqual(adviceProblems('POST', '/core/v1/contact/x/tags', { text, values: sent }), []);
  });
});
