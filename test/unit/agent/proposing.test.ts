import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { callAgentTool } from '../../../src/agent/agent';
import type { AgentPlace } from '../../../src/agent/agentPlace';
import { dataOf, fencedData, useAgent, wordsOf } from './useAgent';

const id = SAMPLE_CONTACT_ID;

describe('what agents propose', () => {
  const agent = useAgent();
  const { call, log, writes } = agent;

  describe('wts_propose_edit', () => {
    it('gives the difference and the exact request, and sends nothing', async () => {
      const changes = {
        Name: 'Ana Maria',
        Tags: { add: ['Lead quente'], remove: ['cliente'] },
        parcelas: 3,
        'metadata.crmId': null,
      };
      const answer = await call('wts_propose_edit', { id, changes });
      const { changes: told, requests } = dataOf(answer) as {
        changes: unknown[];
        requests: { request: string; headers: object; body: object }[];
      };
      assert.deepEqual(told, [
        { field: 'Name', before: 'Ana Souza', after: 'Ana Maria' },
        { field: 'Tags: Lead quente', before: 'not on the contact', after: 'on the contact' },
        { field: 'Tags: Cliente', before: 'on the contact', after: 'not on the contact' },
        { field: 'Parcelas', before: '12', after: '3' },
        { field: 'Metadata: crmId', before: '12345', after: '' },
      ]);
      assert.deepEqual(
        requests.map(({ request }) => request.replace(/http:\/\/[^/]+/, '')),
        [`PUT /core/v2/contact/${id}`, `POST /core/v1/contact/${id}/tags`],
      );
      assert.deepEqual(requests[0]?.body, {
        fields: ['Name', 'Tags', 'CustomFields', 'Metadata'],
        name: 'Ana Maria',
        tagIds: ['a0000002-5eed-4000-8000-00000000000a'],
        options: { tagsOperation: 'InsertIfNotExists' },
        customFields: { parcelas: 3 },
        metadata: { crmId: null },
      });
      assert.match(wordsOf(answer), /Nothing was sent\. Proposed are 5 changes/);
      assert.deepEqual(writes(), []);
      assert.deepEqual(log, [`wts_propose_edit local ${id} name tags customFields.parcelas metadata.crmId`]);
    });

    it('takes custom fields as one object, options by any case, lists as a whole, and emptying by null', async () => {
      const changes = {
        customFields: { 'an-ncio': 'google', 'aceitou-termos': false },
        Interesses: ['Campo'],
        Annotation: null,
      };
      const { requests } = dataOf(await call('wts_propose_edit', { id, changes })) as {
        requests: { body: object }[];
      };
      assert.deepEqual(
        requests.map(({ body }) => body),
        [
          {
            fields: ['Annotation', 'CustomFields'],
            annotation: null,
            customFields: { interesses: ['Campo'], 'an-ncio': 'GOOGLE', 'aceitou-termos': false },
          },
        ],
      );
    });

    it('says that there is nothing to propose when the values are there already', async () => {
      const answer = await call('wts_propose_edit', {
        id,
        changes: { Name: 'Ana Souza', Tags: { add: ['VIP'] } },
      });
      assert.match(wordsOf(answer), /Nothing is new/);
      assert.deepEqual(dataOf(answer), { changes: [] });
    });

    for (const [what, changes, words, taught] of [
      [
        'an option that is none',
        { Anúncio: 'TIKTOK' },
        /"TIKTOK" is not an option/,
        /"options":\["FACEBOOK","INSTAGRAM","GOOGLE"\]/,
      ],
      [
        'a value of the wrong type',
        { Name: ['Ana'] },
        /does not take a list/,
        /"field":"Name",.*"takes":"a text"/,
      ],
      ['a tag that the account does not have', { Tags: ['Viip'] }, /no tag "Viip"/, /"near":\["VIP","vip"/],
      [
        'a name that two tags of another case have',
        { Tags: ['viP'] },
        /Several of this account's tags are called "viP"/,
        /\"ids\":\[\"a0000004/,
      ],
      [
        'a value that a save would refuse',
        { 'E-mail': 'no address' },
        /none of them was made/,
        /"field":"E-mail","key":"email","problem":"/,
      ],
      [
        'a number that is none',
        { Parcelas: 'a dozen' },
        /none of them was made/,
        /"key":"customFields.parcelas".*"takes":"a whole number \(INTEGER\)"/,
      ],
      [
        'a required field that is emptied',
        { Matrícula: null },
        /none of them was made/,
        /"field":"Matrícula"/,
      ],
      ['a value that the API keeps itself', { createdAt: '2026' }, /"createdAt" is read-only/, /^$/],
      ['a read-only entry', { 'utm.clid': 'x' }, /"clid" is read-only/, /"key":"utm"/],
      ['no changes', {}, /Which changes\?/, /^$/],
      ['changes that are no object', 'Name', /changes takes an object, not a string/, /^$/],
    ] as const) {
      it(`teaches who proposes ${what}`, async () => {
        const { text, isError } = await call('wts_propose_edit', { id, changes });
        assert.equal(isError, true, text);
        assert.match(text, words);
        assert.match(JSON.stringify(fencedData(text) ?? '').replace('""', ''), taught);
        assert.deepEqual(writes(), []);
      });
    }

    for (const save of [false, true]) {
      it(`says that an environment is read-only, and prepares and sends nothing there${save ? ', not even when asked to save' : ''}`, async () => {
        const place = agent.placeAt(agent.sandbox().url);
        const environment = { ...place.environment('account'), isReadOnly: true };
        const edited: string[] = [];
        const readOnlyPlace: AgentPlace = {
          ...place,
          environment: () => environment,
          edit: (contactId, make) => {
            edited.push(contactId);
            return place.edit(contactId, make);
          },
        };
        const changes = { Name: 'Ana Maria' };
        const { text, isError } = await callAgentTool(
          'wts_propose_edit',
          { id, changes, save },
          readOnlyPlace,
        );
        assert.equal(isError, true, text);
        assert.match(text, /is read-only\. Nothing was sent, and nothing stands in a form\./);
        assert.deepEqual([edited, writes()], [[], []]);
      });
    }

    it('saves at once when asked to, on a sandbox that proves what it is', async () => {
      const answer = await call('wts_propose_edit', { id, changes: { Name: 'Ana Maria' }, save: true });
      assert.match(wordsOf(answer), /1 taken, 0 not taken/);
      assert.equal(agent.sandbox().contact(id)?.name, 'Ana Maria');
      assert.equal(writes().length, 1);
    });
  });

  describe('wts_save_proof', () => {
    it('proves a save that was made here', async () => {
      await agent.sandbox().control.switchOn({ kind: 'dropFields', values: { fields: ['Email'] } });
      await call('wts_propose_edit', {
        id,
        changes: { Name: 'Ana Maria', email: 'am@example.org' },
        save: true,
      });
      const proof = dataOf(await call('wts_save_proof', { id })) as Record<string, Record<string, unknown>[]>;
      assert.deepEqual(
        proof['taken']?.map(({ field }) => field),
        ['Name'],
      );
      assert.deepEqual(
        proof['notTaken']?.map(({ field, stored }) => [field, stored]),
        [['E-mail', 'ana.souza@example.com']],
      );
    });

    it('compares the contact with what was proposed, whoever has sent it', async () => {
      await call('wts_propose_edit', { id, changes: { Name: 'Ana Maria', Annotation: 'Calls on Mondays' } });
      assert.match((await call('wts_save_proof', { id })).text, /nobody has sent it yet/);
      const { url, key } = agent.sandbox();
      const body = JSON.stringify({ fields: ['Name'], name: 'Ana Maria', annotation: 'Calls on Mondays' });
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      await fetch(`${url}/core/v2/contact/${id}`, { method: 'PUT', headers, body });
      const answer = await call('wts_save_proof', { id });
      assert.match(wordsOf(answer), /1 of 2 changes are stored now/);
      const { notStored } = dataOf(answer) as { notStored: { field: string }[] };
      assert.deepEqual(
        notStored.map(({ field }) => field),
        ['Annotation'],
      );
    });

    it('says that nothing is known of a contact of which nothing was proposed', async () => {
      const other = 'c0000002-5eed-4000-8000-00000000000c';
      assert.match((await call('wts_save_proof', { id: other })).text, /No save of contact .* is known here/);
    });
  });
});
