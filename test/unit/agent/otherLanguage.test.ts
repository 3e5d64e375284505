import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rowsOfAnswer } from '../../../src/agent/contacts/contactRows';
import { inOtherLanguage } from '../../../src/agent/contacts/otherLanguage';
import { statusLabels } from '../../../src/core/fields/fields';
import { SAMPLE_CONTACT_ID as id } from '../../../src/sandbox/sandbox';
import { dataOf, useAgent, wordsOf } from './useAgent';

const portuguese = JSON.parse(readFileSync('l10n/bundle.l10n.pt-br.json', 'utf8')) as Record<string, string>;

describe('the words of the form in the other language', () => {
  const agent = useAgent();

  async function wordsOfForm(): Promise<string[]> {
    const place = agent.placeAt(agent.sandbox().url);
    const body = await place.use((api) => api.loadContact(id));
    const { rows, details } = rowsOfAnswer(body, await place.listsFor(id));
    const entries = rows.flatMap(({ value }) => (value.kind === 'record' ? value.entries : []));
    const own = rows.filter(({ slot }) => slot === '');
    return [...own, ...details, ...entries].map(({ label }) => label);
  }

  it('are those that the form has in Portuguese, each of them, and lead back', async () => {
    const words = [...(await wordsOfForm()), ...statusLabels().values(), 'Custom fields', 'Yes', 'No'];
    assert.ok(words.length > 30, words.join(', '));
    for (const word of words) {
      const other = portuguese[word];
      assert.equal(inOtherLanguage(word), other === word ? undefined : other, word);
      if (other !== undefined && other !== word) assert.equal(inOtherLanguage(other), word);
    }
    assert.equal(inOtherLanguage('Parcelas'), undefined);
  });

  it('name what is to be changed, and values that the form offers', async () => {
    const changes = {
      Nome: 'Ana Maria',
      status: 'arquivado',
      UTM: { campanha: 'inverno' },
      'Aceitou os termos': 'não',
    };
    const { changes: told } = dataOf(await agent.call('wts_propose_edit', { id, changes })) as {
      changes: { field: string; after: string }[];
    };
    assert.deepEqual(
      told.map(({ field, after }) => [field, after]),
      [
        ['Name', 'Ana Maria'],
        ['Status', 'Archived'],
        ['Aceitou os termos', 'No'],
        ['UTM: Campaign', 'inverno'],
      ],
    );
    const twice = await agent.call('wts_propose_edit', { id, changes: { Nome: 'One', Name: 'Two' } });
    assert.match(wordsOf(twice), /The same field stands in changes twice/);
  });
});

describe('a custom field that is called like a field of the form in Portuguese', () => {
  const agent = useAgent({
    customFields: [{ key: 'telefone-2', name: 'Telefone', type: 'STRING' }],
    contacts: [{ id, name: 'Ana Souza' }],
  });

  it('is the one that an agent means by that name', async () => {
    const { text } = await agent.call('wts_propose_edit', { id, changes: { Telefone: 'x' } });
    assert.match(text, /"telefone-2": "x"/);
  });
});
