import assert from 'node:assert/strict';
import { createContactApi } from '../../../src/core/api/contactApi';
import { createOrGet, findByReach } from '../../../src/core/api/findOrCreate';
import { readReach } from '../../../src/core/identity/newContact';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { contact, uuid } from '../builders';
import { useSandbox } from '../sandbox/useSandbox';
import { answer, type Behaviour, FaultServers } from './faultServer';

describe('what a new contact is reached by', () => {
  for (const [typed, reach] of [
    ['(11) 99999-0000', { phoneNumber: '+55|11999990000' }],
    ['+1 415 555 0100', { phoneNumber: '+1|4155550100' }],
    [' ana@example.com ', { email: 'ana@example.com' }],
    ['@ana.souza_1', { instagram: 'ana.souza_1' }],
  ] as const) {
    it(`is ${JSON.stringify(reach)} for ${typed}`, () => {
      assert.deepEqual(readReach(typed), reach);
    });
  }

  for (const typed of ['', 'Ana', 'ana@', '@', '@ana souza', '99999', '(11) 99999-00000000']) {
    it(`is a problem for ${JSON.stringify(typed)}`, () => {
      assert.ok('problem' in readReach(typed));
    });
  }
});

describe('A new contact', () => {
  const sandbox = useSandbox();
  const apiOf = (baseUrl = `http://127.0.0.1:${sandbox.port()}`) =>
    createContactApi({ baseUrl, key: SANDBOX_KEY, environment: 'sandbox' });
  const servers = new FaultServers();

  for (const reach of [
    { phoneNumber: '+55|41988880001' },
    { email: 'new@example.com' },
    { instagram: 'new.handle' },
  ]) {
    it(`is made with ${Object.keys(reach).join()} and a name, and nothing of it is dropped`, async () => {
      const { id, isExisting } = await createOrGet(apiOf(), { ...reach, name: 'Nova' });
      assert.deepEqual([isExisting, sandbox.ignored()], [false, []]);
      assert.equal(sandbox.stored(id).name, 'Nova');
    });
  }

  it('is the existing one, untouched, in whatever form its phone is written', async () => {
    const reach = { phoneNumber: '+55|1199990000' };
    const { phoneNumber, name } = sandbox.stored(SAMPLE_CONTACT_ID);
    assert.equal(phoneNumber, '+55|11999990000');
    assert.equal(await findByReach(apiOf(), reach), SAMPLE_CONTACT_ID);
    const made = await createOrGet(apiOf(), { phoneNumber, name: 'Other' });
    assert.deepEqual(made, { id: SAMPLE_CONTACT_ID, isExisting: true });
    assert.equal(sandbox.stored(SAMPLE_CONTACT_ID).name, name);
  });

  it('is looked for by its whole e-mail among archived and blocked ones too', async () => {
    const asked: unknown[] = [];
    const near = contact({ id: uuid(5), email: 'anna@example.com.br' });
    const server = await servers.start((response, request) => {
      const { status } = JSON.parse(request.body) as { status: string };
      asked.push(status);
      const same = contact({ id: uuid(6), email: 'ANNA@example.com' });
      answer(200, { items: status === 'BLOCKED' ? [near, same] : [near] })(response, request);
    });
    assert.equal(await findByReach(apiOf(server.url), { email: 'anna@example.com' }), uuid(6));
    assert.deepEqual(asked, ['ACTIVE', 'ARCHIVED', 'BLOCKED']);
  });

  describe('whose answer is lost', () => {
    const lost =
      (isThere: boolean): Behaviour =>
      (response, request) => {
        if (request.method === 'POST') response.destroy();
        else if (isThere) answer(200, contact())(response, request);
        else answer(500, notFound)(response, request);
      };
    const notFound = {
      httpStatusCode: 'INTERNALSERVERERROR',
      error: true,
      key: 'FORM_ERROR',
      text: 'Contato não encontrado',
    };
    const wanted = { phoneNumber: '+55|11999990000', name: 'Ana' };

    it('is looked up, and taken for the new one when it is there', async () => {
      const server = await servers.start(lost(true));
      assert.deepEqual(await createOrGet(apiOf(server.url), wanted), { id: uuid(1), isExisting: false });
    });

    it('is unconfirmed while it is not there, and is not sent again', async () => {
      const server = await servers.start(lost(false));
      await assert.rejects(createOrGet(apiOf(server.url), wanted), { name: 'UnknownCreationError' });
      assert.equal(server.requests.filter(({ method }) => method === 'POST').length, 1);
    });
  });
});

describe('A new tag', () => {
  const sandbox = useSandbox();

  it('has its name and a colour of the palette, and is in the list then', async () => {
    const baseUrl = `http://127.0.0.1:${sandbox.port()}`;
    const api = createContactApi({ baseUrl, key: SANDBOX_KEY, environment: 'sandbox' });
    const [color = ''] = [...(await api.listTagColors()).keys()];
    const { id, name } = await api.createTag({ name: 'Novo', color });
    assert.deepEqual([name, sandbox.ignored()], ['Novo', []]);
    assert.ok((await api.listTags()).some((tag) => tag.id === id && tag.colors !== undefined));
  });
});
