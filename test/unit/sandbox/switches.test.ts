import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import type { SandboxSwitches } from '../../../src/sandbox/publicApi';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { optionId, portfolioId, sequenceId } from '../../../src/sandbox/account/seedIds';
import { completeSwitches, switchTable } from '../../../src/sandbox/account/switches';
import { useSandbox } from './useSandbox';

const id = SAMPLE_CONTACT_ID;

function withSwitches(
  switches: Partial<SandboxSwitches>,
  tests: (api: ReturnType<typeof useSandbox>) => void,
): void {
  describe(`sandbox with ${JSON.stringify(switches)}`, () => {
    tests(useSandbox(switches));
  });
}

describe('sandbox switches', () => {
  it('take the first choice of each row when nothing is asked', () => {
    const firsts = Object.entries(switchTable).map(([name, row]) => [name, row.choices[0]]);
    assert.deepEqual(completeSwitches(), Object.fromEntries(firsts));
  });

  it('keep the rest when one is asked', () => {
    assert.deepEqual(completeSwitches({ utm: 'merge' }), { ...completeSwitches(), utm: 'merge' });
  });
});

const nulls: JsonObject = {
  fields: ['Email', 'Utm', 'Portfolio', 'CustomFields', 'Tags'],
  email: null,
  utm: null,
  portfolioIds: null,
  tagIds: null,
  options: { tagsOperation: 'ReplaceAll' },
  customFields: { apelido: null },
};

withSwitches({ strictNull: false }, (api) => {
  it('clears a field that is sent as null', async () => {
    await api.put(id, nulls);
    const { email, utm, portfolioIds, tagIds, customFields } = api.stored(id);
    assert.deepEqual(
      [email, utm, portfolioIds, tagIds, 'apelido' in customFields],
      [null, null, [], [], false],
    );
    assert.deepEqual(api.ignored(), []);
  });
});

withSwitches({ strictNull: true }, (api) => {
  it('ignores null, says so, and still removes a metadata key by null', async () => {
    const before = api.stored(id);
    await api.put(id, nulls);
    assert.equal(api.ignored().length, 5);
    await api.put(id, { fields: ['Metadata'], metadata: { crmId: null } });
    const after = api.stored(id);
    assert.deepEqual(after.metadata, { origemDoLead: 'feira', 'código interno': 'A-77' });
    assert.deepEqual({ ...after, updatedAt: '', metadata: {} }, { ...before, updatedAt: '', metadata: {} });
  });
});

for (const [choice, expected] of [
  ['replace', [portfolioId(1)]],
  ['add', [portfolioId(2), portfolioId(3), portfolioId(1)]],
] as const) {
  withSwitches({ portfolios: choice }, (api) => {
    it('writes portfolios accordingly', async () => {
      await api.put(id, { fields: ['Portfolio'], portfolioIds: [portfolioId(1)] });
      assert.deepEqual(api.stored(id).portfolioIds, expected);
    });
  });
}

for (const [choice, expected] of [
  ['add', [sequenceId(2), sequenceId(3)]],
  ['replace', [sequenceId(3)]],
] as const) {
  withSwitches({ sequences: choice }, (api) => {
    it('writes sequences accordingly', async () => {
      await api.put(id, { fields: ['SequenceIds'], sequenceIds: [sequenceId(3)] });
      assert.deepEqual(api.stored(id).sequenceIds, expected);
    });
  });
}

for (const [choice, expected] of [
  ['whole', ['x', null, null]],
  ['merge', ['x', 'social', 'invented-click-id']],
] as const) {
  withSwitches({ utm: choice }, (api) => {
    it('writes the UTM accordingly', async () => {
      await api.put(id, { fields: ['Utm'], utm: { source: 'x' } });
      const { source, medium, clid } = api.stored(id).utm!;
      assert.deepEqual([source, medium, clid], expected);
    });
  });
}

for (const [choice, count, ignored] of [
  ['honoured', 1, []],
  ['ignored', 4, ['?ContactId was dropped: this call does not know it.']],
] as const) {
  withSwitches({ sequenceFilter: choice }, (api) => {
    it('gives the sequences of a contact accordingly', async () => {
      const { body } = await api.get(`/chat/v1/sequence?ContactId=${id}`);
      assert.deepEqual([body['totalItems'], api.ignored()], [count, ignored]);
    });
  });
}

for (const [choice, whenDeclared, whenNot] of [
  ['needed', [200, '9'], [200, '12345']],
  ['optional', [200, '9'], [200, '9']],
  ['refused', [400, '12345'], [200, '9']],
] as const) {
  withSwitches({ metadataInFields: choice }, (api) => {
    for (const [fields, expected] of [
      [['Metadata'], whenDeclared],
      [['Name'], whenNot],
    ] as const) {
      it(`takes metadata with fields ${fields.join()} accordingly`, async () => {
        const body = { fields: [...fields], name: 'Ana', metadata: { crmId: '9' } };
        const { status } = await api.put(id, body);
        assert.deepEqual([status, api.stored(id).metadata!['crmId']], expected);
      });
    }
  });
}

withSwitches({ metadataInFields: 'optional' }, (api) => {
  it('does not say that nothing was written when metadata was, and tells of the rest', async () => {
    await api.put(id, { fields: 'Name', name: 'X', metadata: { crmId: '9' } });
    assert.equal(api.stored(id).metadata!['crmId'], '9');
    assert.deepEqual(api.ignored(), [
      'fields was dropped: it is text and must be a list.',
      'name was dropped: Name is not in fields.',
    ]);
  });
});

for (const choice of ['full', 'null'] as const) {
  withSwitches({ putAnswerDetails: choice }, (api) => {
    it('answers an update accordingly', async () => {
      const { body } = await api.put(id, { fields: ['Name'], name: 'Ana' });
      const isNull = ['tagIds', 'tagNames', 'portfolioIds', 'portfolioNames'].map(
        (key) => body[key] === null,
      );
      assert.deepEqual(
        isNull,
        Array.from({ length: 4 }, () => choice === 'null'),
      );
      assert.notEqual(body['customFields'], null);
    });
  });
}

for (const [choice, taken, dropped] of [
  ['name', 'GOOGLE', optionId(302)],
  ['id', optionId(302), 'GOOGLE'],
] as const) {
  withSwitches({ selectOptions: choice }, (api) => {
    const write = async (customFields: JsonObject) => {
      await api.put(id, { fields: ['CustomFields'], customFields });
      const { 'an-ncio': single, interesses: multiple } = api.stored(id).customFields;
      return [single, multiple];
    };

    it('picks options accordingly and gives them back by name', async () => {
      const option = choice === 'name' ? 'Campo' : optionId(1103).toUpperCase();
      assert.deepEqual(await write({ 'an-ncio': taken, interesses: [option] }), [['GOOGLE'], ['Campo']]);
      assert.deepEqual(api.ignored(), []);
    });

    it('drops options that are picked the other way', async () => {
      const options =
        choice === 'name'
          ? '"FACEBOOK", "INSTAGRAM", "GOOGLE"'
          : [300, 301, 302].map((number) => JSON.stringify(optionId(number))).join(', ');
      assert.deepEqual(await write({ 'an-ncio': dropped }), [['FACEBOOK'], ['Praia', 'Serra']]);
      assert.deepEqual(api.ignored(), [
        `customFields["an-ncio"] was dropped: the value does not fit the type SINGLESELECT, whose options are picked by ${choice}: ${options}.`,
      ]);
    });
  });
}

for (const [choice, expected] of [
  ['list', [['12'], ['1249.90'], ['true'], ['09:30']]],
  ['text', ['12', '1249.90', 'true', '09:30']],
  ['typed', [12, 1249.9, true, '09:30']],
] as const) {
  withSwitches({ customFieldShapes: choice }, (api) => {
    it('gives numbers, yes and no, and times accordingly, and all else as ever', async () => {
      const { body } = await api.get(`/core/v1/contact/${id}?IncludeDetails=CustomFields`);
      const fields = body['customFields'] as JsonObject;
      const shapes = ['parcelas', 'valor', 'aceitou-termos', 'melhor-horario'].map((key) => fields[key]);
      assert.deepEqual(shapes, expected);
      assert.deepEqual(
        [fields['apelido'], fields['an-ncio'], fields['data-de-nascimento'], fields['interesses']],
        ['Aninha', ['FACEBOOK'], ['1990/03/01'], ['Praia', 'Serra']],
      );
    });
  });
}

for (const [choice, expected, ignored] of [
  [
    'dropped',
    {},
    ['customFields was dropped: POST drops custom fields (switch postCustomFields). Send them with a PUT.'],
  ],
  ['taken', { apelido: 'Bia' }, []],
] as const) {
  withSwitches({ postCustomFields: choice }, (api) => {
    it('creates a contact accordingly', async () => {
      const { body } = await api.post('/core/v1/contact', { name: 'Bia', customFields: { apelido: 'Bia' } });
      assert.deepEqual([body['customFields'], api.ignored()], [expected, ignored]);
    });
  });
}
