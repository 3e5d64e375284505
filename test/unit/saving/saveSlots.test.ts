import assert from 'node:assert/strict';
import type { ApiFieldError } from '../../../src/core/api/errors/errorFacts';
import { ApiError } from '../../../src/core/api/errors/errors';
import type { Json } from '../../../src/core/text/json';
import { parsedOf, LEAD, lists, NEWS, unloadedLists, uuid, VIP } from '../builders';
import { base, fake, fieldSlots, save, savedOf } from './saving';
import type { Surprise } from './contactApiFake';

const [SALES, NORTH] = [uuid(21), uuid(22)];

describe('A save of custom fields', () => {
  it('sends what changed in the written form and is proven by value, whatever shape comes back', async () => {
    const api = fake().surprise('PUT', (self, duty) => {
      duty();
      self.change({ customFields: { 'an-ncio': ['Autumn'], canal: ['INSTAGRAM'] } });
      return JSON.stringify(self.contact);
    });
    const { result } = savedOf(
      await save(api, { customFields: { 'an-ncio': 'Autumn', canal: ['INSTAGRAM'] } }),
    );
    assert.deepEqual(api.bodies, [
      { fields: ['CustomFields'], customFields: { 'an-ncio': 'Autumn', canal: 'INSTAGRAM' } },
    ]);
    assert.deepEqual(
      result.taken.map(({ label, sent, stored }) => [label, sent, stored]),
      [
        ['Anúncio', 'Autumn', 'Autumn'],
        ['Canal', 'INSTAGRAM', 'INSTAGRAM'],
      ],
    );
    assert.deepEqual([result.notTaken, result.changedElsewhere], [[], []]);
  });

  it('says what the API dropped, and why it may have', async () => {
    const api = fake().surprise('PUT', (self) => JSON.stringify(self.contact));
    const { result } = savedOf(
      await save(api, { customFields: { 'an-ncio': null, canal: ['INSTAGRAM'], fresh: 'x' } }),
    );
    assert.deepEqual(
      result.notTaken.map(({ slot, reason }) => [slot, reason.split('.')[0]]),
      [
        ['an-ncio', 'The API answered that all is well and did not clear it'],
        ['canal', 'This account may want the ID of an option instead of its name'],
        ['fresh', 'The account has no custom field with this key'],
      ],
    );
  });

  it('is proven without definitions where the values agree as those of some type', async () => {
    for (const [sent, stored] of [
      ['1991-12-31', ['1991/12/31']],
      ['2026-07-09T10:00', ['2026-07-09T10:00:00.0000000']],
      ['18:45', ['18:45:00']],
      [true, ['true']],
      [7, ['7']],
      ['0.5', [0.5]],
      [
        ['Praia', 'Campo', 'Praia'],
        ['Campo', 'Praia'],
      ],
    ] as const) {
      const { result } = savedOf(await saveStored(sent, stored));
      assert.deepEqual(fieldSlots(result.taken), ['customFields/an-ncio'], JSON.stringify(sent));
    }
  });

  it('cannot be checked without definitions where the API holds a value that may mean the same', async () => {
    for (const accountLists of [
      unloadedLists(),
      lists({ customFields: { kind: 'loaded', definitions: [] } }),
    ]) {
      const { result } = savedOf(await saveStored(uuid(900), ['FACEBOOK'], accountLists));
      assert.deepEqual(fieldSlots(result.unchecked), ['customFields/an-ncio']);
      assert.match(result.unchecked[0]?.reason ?? '', /Without the definition/);
    }
    const { result } = savedOf(await saveStored(['Spring', 'Spring'], 'Spring'));
    assert.deepEqual(fieldSlots(result.unchecked), ['customFields/an-ncio']);
  });

  it('is not taken without definitions where the API kept the old value, or none', async () => {
    for (const [sent, stored] of [
      ['Autumn', 'Spring'],
      ['Autumn', null],
      [null, 'Spring'],
      [null, 'Autumn'],
    ]) {
      const { result } = savedOf(await saveStored(sent!, stored!));
      assert.deepEqual(fieldSlots(result.notTaken), ['customFields/an-ncio']);
    }
  });

  function saveStored(
    sent: Json | readonly string[],
    stored: Json | readonly unknown[],
    accountLists = unloadedLists(),
  ) {
    const api = fake().surprise('PUT', (self) => {
      self.change({ customFields: { 'an-ncio': stored as Json, canal: ['FACEBOOK'] } });
      return JSON.stringify(self.contact);
    });
    return save(api, { customFields: { 'an-ncio': sent as Json, canal: ['FACEBOOK'] } }, accountLists);
  }
});

describe('A save whose proof lacks details', () => {
  it('claims nothing of what the API left out', async () => {
    const unknown = {
      tagIds: null,
      tagNames: null,
      portfolioIds: null,
      portfolioNames: null,
      customFields: null,
    };
    const leaveOut: Surprise = (self) => JSON.stringify({ ...self.contact, ...unknown });
    const api = fake()
      .surprise('GET', (_self, duty) => duty(), leaveOut)
      .surprise('PUT', () => '')
      .surprise('POST', () => '');
    const { result } = savedOf(
      await save(api, {
        tagIds: [NEWS.id],
        tagNames: ['Newsletter'],
        portfolioIds: [],
        portfolioNames: [],
        customFields: { 'an-ncio': null, canal: ['INSTAGRAM'] },
        name: 'Bia',
      }),
    );
    assert.deepEqual(fieldSlots(result.unchecked), [
      `tags/${NEWS.id}`,
      `tags/${VIP.id}`,
      `tags/${LEAD.id}`,
      `portfolios/${SALES}`,
      'customFields/an-ncio',
      'customFields/canal',
    ]);
    assert.ok(result.unchecked.every(({ reason }) => /left it out/.test(reason)));
    assert.deepEqual([result.taken, fieldSlots(result.notTaken)], [[], ['name/']]);
  });
});

describe('A save of portfolios', () => {
  it('is taken by an API that replaces', async () => {
    const { result } = savedOf(await save(fake(), { portfolioIds: [NORTH] }));
    assert.deepEqual(fieldSlots(result.taken), [`portfolios/${NORTH}`, `portfolios/${SALES}`]);
    assert.deepEqual([result.notTaken, result.changedElsewhere], [[], []]);
  });

  it('tells of an API that only adds what is still there', async () => {
    const api = fake().surprise('PUT', (self) => {
      self.change({ portfolioIds: [SALES, NORTH], portfolioNames: ['Sales', 'North'] });
      return JSON.stringify(self.contact);
    });
    const { result } = savedOf(
      await save(api, { portfolioIds: [NORTH] }, lists({ lacksPortfolioCalls: true })),
    );
    assert.deepEqual(fieldSlots(result.taken), [`portfolios/${NORTH}`]);
    assert.deepEqual(fieldSlots(result.notTaken), [`portfolios/${SALES}`]);
    assert.match(result.notTaken[0]?.reason ?? '', /added to the list and did not replace it/);
  });
});

describe('A save whose values the API refuses', () => {
  const refuse =
    (...fieldErrors: ApiFieldError[]): Surprise =>
    () => {
      const facts = { environment: 'test', origin: 'http://127.0.0.1', fieldErrors };
      throw new ApiError('validation', facts);
    };

  it('tells each problem at its field, and the text keeps asking for it', async () => {
    const values = {
      phoneNumber: '(21) 99999-0000',
      customFields: { 'an-ncio': 'x', 'a.b': 'y' },
      metadata: { crmId: '12345', source: 'import', 'X.y': 'z' },
      tagNames: ['VIP', 'Lead', 'Newsletter'],
    };
    const paths = [
      'PhoneNumber',
      'CustomFields.AN-NCIO',
      "customfields['a.b']",
      'Metadata.X.y',
      'TagIds[0]',
      'Tags',
      'Portfolio',
      'Somewhere.else',
      '',
    ];
    const api = fake().surprise('PUT', refuse(...paths.map((path) => ({ path, message: `no ${path}` }))));
    const outcome = await save(api, values);
    assert.equal(outcome.kind, 'rejected');
    assert.deepEqual(
      outcome.problems.map(({ field, slot, severity }) => [field, slot, severity]),
      [
        ['phoneNumber', '', 'error'],
        ['customFields', 'an-ncio', 'error'],
        ['customFields', 'a.b', 'error'],
        ['metadata', 'X.y', 'error'],
        ['tags', NEWS.id, 'error'],
        ['tags', '', 'error'],
        [undefined, 'Portfolio', 'error'],
        [undefined, 'Somewhere.else', 'error'],
        [undefined, '', 'error'],
      ],
    );
    assert.equal(outcome.problems[7]?.message, 'Somewhere.else: no Somewhere.else');
    assert.equal(outcome.error.kind, 'validation');
    assert.deepEqual(outcome.problems[1]?.path, ['customFields', 'an-ncio']);
    assert.deepEqual(parsedOf(base, base.text, lists()).changes, []);
  });

  for (const [path, place] of [
    ['customFields.canal[0]', 'customFields/canal'],
    ["customFields['canal'][0]", 'customFields/canal'],
    ["customFields['-multi-57']", 'customFields/-multi-57'],
    ["customFields['-multi-57'][1]", 'customFields/-multi-57'],
    ['CustomFields.Canal.0', 'customFields/canal'],
    ['request.customFields.canal', 'customFields/canal'],
    ["body['customFields']['-multi-57']", 'customFields/-multi-57'],
    ['metadata["a[0]"]', 'metadata/a[0]'],
    ['metadata.a[0]', 'metadata/a[0]'],
    ['tags[2].name', 'tags/'],
    ['customFields.canal.value', 'customFields/canal'],
    ["customFields['it\\'s'][0]", "customFields/it's"],
    ["customFields['it\\u0027s']", "customFields/it's"],
    ['dto.Contact.customFields.canal', 'customFields/canal'],
    ['options.tagsOperation', '/options.tagsOperation'],
  ] as const) {
    it(`tells what is refused in ${path} at ${place}`, async () => {
      const api = fake().surprise('PUT', refuse({ path, message: 'No.' }));
      const outcome = await save(
        api,
        {
          customFields: { canal: 'NEW', '-multi-57': 'x', "it's": 'y' },
          metadata: { crmId: '12345', 'a[0]': 'b' },
          tagNames: ['VIP', 'Lead', 'Newsletter'],
        },
        unloadedLists(),
      );
      assert.equal(outcome.kind, 'rejected');
      assert.deepEqual(
        outcome.problems.map(({ field, slot }) => `${field ?? ''}/${slot}`),
        [place],
      );
    });
  }

  for (const [path, message, place] of [
    ['fields', 'The value Metadata is not valid.', 'metadata'],
    ['Fields', 'Metadata', 'metadata'],
    ['fields[1]', 'Not a field.', 'metadata'],
    ['fields[0]', 'Not a field of Metadata.', 'name'],
    ['fields', "'Metadata' is none of Name, Email, Status.", undefined],
    ['fields', 'Rename what is not valid.', undefined],
    ['fields[7]', 'Not a field.', undefined],
  ] as const) {
    it(`tells what is refused in ${path} with "${message}" at ${place ?? 'no field'}`, async () => {
      const api = fake().surprise('PUT', refuse({ path, message }));
      const outcome = await save(api, { name: 'Bia', metadata: { crmId: '9' } });
      assert.equal(outcome.kind, 'rejected');
      const [problem] = outcome.problems;
      assert.ok(problem !== undefined);
      assert.equal(problem.field, place);
      if (place === undefined) return;
      assert.deepEqual(
        [problem.slot, problem.path, problem.message],
        ['', [place], `${message} Put this field back, and the rest can be saved.`],
      );
    });
  }

  it('asks to put nothing back when there is no rest to save', async () => {
    const api = fake().surprise('PUT', refuse({ path: 'fields', message: 'Metadata is not valid.' }));
    const outcome = await save(api, { metadata: { crmId: '9' } });
    assert.equal(outcome.kind, 'rejected');
    assert.deepEqual(
      outcome.problems.map(({ field, message }) => [field, message]),
      [['metadata', 'Metadata is not valid.']],
    );
  });

  it('throws a refusal that names no value', async () => {
    await assert.rejects(save(fake().surprise('PUT', refuse()), { name: 'Bia' }), { name: 'ApiError' });
  });
});
