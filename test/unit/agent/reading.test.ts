import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { dataOf, fencedData, useAgent, wordsOf } from './useAgent';

const id = SAMPLE_CONTACT_ID;
const UNKNOWN_ID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';

describe('the tools for agents', () => {
  const agent = useAgent();
  const { call, log } = agent;

  describe('wts_find_contacts', () => {
    for (const query of ['Ana Souza', '11 99999-0000', 'ana.souza@example.com', id]) {
      it(`finds by ${query}, with few fields`, async () => {
        const answer = await call('wts_find_contacts', { query });
        const [first = {}] = dataOf(answer) as Record<string, unknown>[];
        assert.equal(first['id'], id);
        assert.deepEqual(
          Object.keys(first).filter((key) => key !== 'tags'),
          ['id', 'name', 'phone', 'email', 'status'],
        );
        assert.match(
          wordsOf(answer),
          /^Environment: local \(http:\/\/127\.0\.0\.1:\d+\)\.\n\n1 contact was found\./,
        );
      });
    }

    it('finds by tag, and names the tags that are like one that is none', async () => {
      const found = dataOf(await call('wts_find_contacts', { query: '#"Lead quente"' })) as unknown[];
      assert.ok(found.length > 0);
      const { text, isError } = await call('wts_find_contacts', { query: '#lead' });
      assert.equal(isError, true);
      assert.deepEqual(fencedData(text), ['Lead quente', 'Lead frio']);
    });

    it('says that nobody was found, and what is too short to look for', async () => {
      assert.match(
        (await call('wts_find_contacts', { query: 'Nobody Atall' })).text,
        /No contact was found, active, archived or blocked/,
      );
      assert.match((await call('wts_find_contacts', { query: 'a' })).text, /"a" is too short/);
      assert.match((await call('wts_find_contacts', {})).text, /Find whom\?/);
    });

    it('says of a tag that there is none like it, and shows no empty list', async () => {
      const answer = await call('wts_find_contacts', { query: '#Nope' });
      assert.match(
        answer.text,
        /\n\nThis account has no tag "#Nope"\. wts_describe_account lists its tags\.$/,
      );
    });

    it('takes one tag at a time: of two it would look for one in silence', async () => {
      assert.match((await call('wts_find_contacts', { query: '#VIP #Cliente' })).text, /one #tag at a time/);
    });
  });

  describe('wts_read_contact', () => {
    it('gives the fields that were asked for, by name or key, and no others', async () => {
      const fields = [
        'Name',
        'tags',
        'Anúncio',
        'customFields.parcelas',
        'metadata.crmId',
        'utm.source',
        'STATUS',
        'createdAt',
      ];
      assert.deepEqual(dataOf(await call('wts_read_contact', { id, fields })), {
        Name: 'Ana Souza',
        Tags: ['Cliente', 'VIP', 'Indicação'],
        Anúncio: 'FACEBOOK',
        Parcelas: '12',
        'Metadata: crmId': '12345',
        'UTM: source': 'instagram',
        Status: 'ACTIVE',
        Created: '2025-01-01T12:00:00.123456Z',
      });
    });

    it('takes the words that people see in Portuguese, and answers with those of the form', async () => {
      const fields = [
        'Nome',
        'telefone',
        'Etiquetas',
        'Anotacao',
        'Criado em',
        'UTM: Campanha',
        'Metadados.crmId',
      ];
      const read = dataOf(await call('wts_read_contact', { id, fields })) as object;
      assert.deepEqual(Object.keys(read), [
        ...['Name', 'Phone number', 'Tags', 'Annotation', 'Created', 'UTM: campaign', 'Metadata: crmId'],
      ]);
      const custom = dataOf(
        await call('wts_read_contact', { id, fields: ['Campos personalizados'] }),
      ) as object;
      assert.ok('Anúncio' in custom);
    });

    it('logs which contact and which fields, and no value', async () => {
      await call('wts_read_contact', { phone: '(11) 99999-0000', fields: ['Name', 'annotation'] });
      assert.deepEqual(log, [`wts_read_contact local ${id} name annotation`]);
    });

    it('asks which fields when none is named, and shows no value then', async () => {
      const { text, isError } = await call('wts_read_contact', { id });
      assert.equal(isError, true);
      assert.match(text, /Which fields\?[\s\S]*Anúncio \(customFields\.an-ncio\)/);
      assert.doesNotMatch(text, /Ana Souza/);
    });

    it('lists the near fields of an unknown one', async () => {
      const { text, isError } = await call('wts_read_contact', { id, fields: ['anuncios'] });
      assert.equal(isError, true);
      assert.match(text, /no field "anuncios"/);
      assert.equal((fencedData(text) as { near: string[] }).near[0], 'Anúncio (customFields.an-ncio)');
    });

    it('says where a contact was looked for that is not there', async () => {
      const byId = await call('wts_read_contact', { id: UNKNOWN_ID, fields: ['Name'] });
      assert.match(
        byId.text,
        new RegExp(`no contact with the ID ${UNKNOWN_ID} in the environment "local" \\(http`),
      );
      const byPhone = await call('wts_read_contact', { phone: '11 91234-0000', fields: ['Name'] });
      assert.match(byPhone.text, /no contact with the phone "11 91234-0000" .* active, archived or blocked/);
      assert.match((await call('wts_read_contact', { fields: ['Name'] })).text, /Which contact\?/);
      assert.match(
        (await call('wts_read_contact', { phone: '9123', fields: ['Name'] })).text,
        /not a whole phone/,
      );
    });

    it('names its arguments to who gives others', async () => {
      const { text } = await call('wts_read_contact', { contactId: id, fields: ['Name'] });
      assert.match(text, /no argument "contactId"\. It takes id, phone, fields/);
    });
  });

  describe('wts_describe_account', () => {
    it('lists custom fields with keys, types and options, and the lists by name', async () => {
      const account = dataOf(await call('wts_describe_account', {})) as Record<
        string,
        Record<string, unknown>[]
      >;
      assert.deepEqual(
        account['customFields']?.find(({ key }) => key === 'an-ncio'),
        {
          key: 'an-ncio',
          name: 'Anúncio',
          type: 'SINGLESELECT',
          group: 'Dados pessoais',
          options: ['FACEBOOK', 'INSTAGRAM', 'GOOGLE'],
        },
      );
      assert.deepEqual(
        account['portfolios']?.map(({ name }) => name),
        ['Carteira Norte', 'Carteira Sul', 'Grandes contas'],
      );
      assert.equal(account['tags']?.length, 15);
      assert.equal(account['sequences']?.length, 4);
    });

    it('writes a line for each field and each item of a list', async () => {
      const { text } = await call('wts_describe_account', {});
      assert.match(text, /\n {2}\{ "key": "matricula", .*"group": "Dados pessoais" \},\n/);
      assert.equal(text.match(/\n {2}\{ .*\}/g)?.length, 16 + 15 + 3 + 4);
    });

    it('lists only what has the query in its name or key', async () => {
      const account = dataOf(await call('wts_describe_account', { query: 'anuncio' })) as Record<
        string,
        unknown[]
      >;
      assert.deepEqual(
        Object.entries(account).map(([name, { length }]) => [name, length]),
        [['customFields', 1]],
      );
      assert.match(
        (await call('wts_describe_account', { query: 'zzz' })).text,
        /\n\nThis account has no custom field, tag, portfolio or sequence like "zzz"\.$/,
      );
    });
  });

  describe('wts_sandbox_requests', () => {
    const put = async (body: object): Promise<void> => {
      const { url, key } = agent.sandbox();
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      await fetch(`${url}/core/v2/contact/${id}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    };

    it('tells why an update changed nothing', async () => {
      await put({
        fields: ['Name'],
        name: 'Ana Maria',
        annotation: 'lost',
        customFields: { anuncio: 'GOOGLE' },
      });
      const answer = await call('wts_sandbox_requests', {});
      assert.match(
        wordsOf(answer),
        /^Environment: local .*\n\n1 request of other programs, oldest first\. In 1 something was ignored or cleared in silence/,
      );
      const [told = {}] = dataOf(answer) as Record<string, unknown>[];
      assert.match(String(told['request']), /^PUT \/core\/v2\/contact\//);
      assert.match(JSON.stringify(told['remarks']), /ignored: .*annotation.*Annotation/);
      assert.deepEqual((told['sent'] as { name: string }).name, 'Ana Maria');
    });

    it('tells only what came since a time, for so long, or after a request', async () => {
      await put({ fields: ['Name'], name: 'One' });
      const [first] = agent.sandbox().requests();
      await put({ fields: ['Name'], name: 'Two' });
      const count = async (since?: string): Promise<number> =>
        (
          (dataOf(await call('wts_sandbox_requests', since === undefined ? {} : { since })) ??
            []) as unknown[]
        ).length;
      assert.deepEqual([await count(), await count(String(first?.id)), await count('10m')], [2, 1, 2]);
      assert.deepEqual([await count('2020-01-01T00:00:00Z'), await count('2999-01-01T00:00:00Z')], [2, 0]);
      assert.match(
        (await call('wts_sandbox_requests', { since: 'yesterday' })).text,
        /since takes a time such as .* not "yesterday"/,
      );
    });

    it('leaves out what went well and was read, by a filter as well', async () => {
      const { url, key } = agent.sandbox();
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      await fetch(`${url}/core/v1/contact/filter`, { method: 'POST', headers, body: '{}' });
      const { text } = await call('wts_sandbox_requests', {});
      assert.match(
        text,
        /\n\n1 request of other programs, oldest first\. 1 read that went well is left out\.$/,
      );
    });

    it('leaves out what these tools have sent, a save of theirs among it', async () => {
      await call('wts_propose_edit', { id, changes: { Name: 'Ana Maria' }, save: true });
      assert.equal(agent.writes().length, 1);
      const { text } = await call('wts_sandbox_requests', {});
      assert.match(text, /\n\nNo program has sent a request\. Left out: \d+ requests of these tools/);
      assert.doesNotMatch(text, /Ana Maria|PUT/);
    });
  });
});
