import assert from 'node:assert/strict';
import { portfolioId, tagId } from '../../../src/sandbox/account/seedIds';
import { itExplains, NOTHING_TAKEN } from './mistake';
import { useSandbox } from './useSandbox';

const put = 'PUT /core/v2/contact/*';
const tags = 'POST /core/v1/contact/*/tags';
const filter = 'POST /core/v1/contact/filter';
const batch = 'POST /core/v2/contact/batch';
const subscribe = 'POST /core/v1/webhook/subscription';
const ana = { email: 'ana.souza@example.com' };
const webhook = { name: 'T', url: 'http://localhost:1/x', events: ['CONTACT_NEW'] };

describe('sandbox: a mistake behind a 200', () => {
  const api = useSandbox();

  itExplains(api, [
    // Filters of a wrong type: every contact comes back.
    [filter, { tagIds: tagId(1) }, 'tagIds was dropped: it is text and must be a list. It filters nothing.'],
    [
      filter,
      { phoneNumber: 5511999990000 },
      'phoneNumber was dropped: it is a number and must be text. It filters nothing.',
    ],
    [
      filter,
      { textFilter: 123 },
      'textFilter was dropped: it is a number and must be text. It filters nothing.',
    ],
    [filter, { status: 1 }, 'status was dropped: it is a number and must be text. It filters nothing.'],
    [filter, { textFilter: '' }, 'textFilter was dropped: it is empty and filters nothing.'],
    [filter, { tagIds: [] }, 'tagIds was dropped: it is empty and filters nothing.'],
    [filter, { tagIds: ['VIP'] }, '"VIP" in tagIds was dropped: it belongs in tagNames.'],
    [filter, { tags: ['VIP'] }, 'tags was dropped: this call does not know it. Write tagNames.'],
    [
      filter,
      { orderBy: 'email' },
      'orderBy was dropped: the sandbox orders by createdAt, updatedAt, name only.',
    ],
    [filter, { createdAt: { from: 'x' } }, 'createdAt.from was dropped: this call does not know it.'],
    [filter, { customFields: {} }, 'customFields was dropped: it is empty and filters nothing.'],
    [filter, { search: 'Ana' }, 'search was dropped: this call does not know it. Write textFilter.'],
    [
      `${filter}?pageSize=5`,
      { pageSize: 2 },
      '?pageSize was dropped: the body has it too, and the body wins.',
    ],
    [
      'GET /core/v1/contact?textFilter=Ana',
      {},
      '?textFilter was dropped: this list cannot be filtered. Send filters to POST /core/v1/contact/filter.',
    ],
    [
      'GET /core/v1/contact?page=2&limit=5',
      {},
      '?page was dropped: this call does not know it. Write PageNumber.',
      '?limit was dropped: this call does not know it. Write PageSize.',
    ],
    [
      `GET /core/v1/portfolio/${portfolioId(1)}/contact?PageNumber=2`,
      {},
      '?PageNumber was dropped: this call does not know it. Write Page.',
    ],
    [
      'GET /core/v1/contact?pageSize=1&PageSize=2',
      {},
      '?pageSize was sent more than once: only the last one counts.',
    ],

    // Options.
    [
      put,
      { fields: ['Tags'], tagIds: [tagId(5)], options: 'ReplaceAll' },
      'options was dropped: it is text and must be an object.',
    ],
    [
      put,
      { fields: ['Tags'], tagIds: [tagId(5)], options: { tagsOperation: 2 } },
      'options.tagsOperation was dropped: it is a number and must be text. It counted as InsertIfNotExists.',
    ],
    [
      put,
      { fields: ['Tags'], tagIds: [tagId(5)], tagsOperation: 'ReplaceAll' },
      'tagsOperation was dropped: this call does not know it. Write options.tagsOperation.',
    ],
    [
      put,
      { fields: ['Tags'], tagIds: [tagId(5)], options: { operation: 'ReplaceAll' } },
      'options.operation was dropped: this call does not know it. Write options.tagsOperation.',
    ],

    // The tags' own call.
    [tags, {}, 'None of tagIds, tagNames was sent.', NOTHING_TAKEN],
    [
      tags,
      { tags: ['VIP'] },
      'None of tagIds, tagNames was sent.',
      NOTHING_TAKEN,
      'tags was dropped: this call does not know it. Write tagNames.',
    ],
    [
      tags,
      { tagIds: [tagId(5)], operation: 1 },
      'operation was dropped: it is a number and must be text. It counted as InsertIfNotExists.',
    ],
    [
      tags,
      { tagIds: tagId(5), operation: 'ReplaceAll' },
      'tagIds was dropped: it is text and must be a list.',
      NOTHING_TAKEN,
    ],
    [tags, { operation: 'ReplaceAll' }, 'tagIds was cleared: ReplaceAll was sent without tags.'],
    [
      tags,
      { tagIds: [tagId(5)], tagsOperation: 'DeleteIfExists' },
      'tagsOperation was dropped: this call does not know it. Write operation.',
    ],

    // Writes that take away.
    [
      put,
      { fields: ['Email', 'Utm'], utm: { source: 'x' } },
      'email was cleared: Email stands in fields, but no value was sent.',
      ...['medium', 'campaign', 'content', 'headline', 'referralUrl', 'sourceId', 'clid'].map(
        (key) => `utm.${key} was cleared: the whole UTM is written (switch utm), and no value was sent.`,
      ),
    ],
    [
      batch,
      {
        items: [{ ...ana, name: 'X', tagIds: [tagId(5)], utm: { source: 'x' } }],
        options: { upsert: true, upsertFields: 'Name' },
      },
      'options.upsertFields was dropped: it is text and must be a list.',
      ...['phoneNumber', 'instagram', 'annotation', 'portfolioIds/portfolioNames'].map(
        (key) =>
          `items[0]: ${key} was cleared: no value was sent, and without options.upsertFields every field is rewritten.`,
      ),
      'items[0]: utm was dropped: no contact is created with it. Send it with a PUT.',
      'items[0]: Tags that were not sent were removed (3): an upsert replaces tags, unless options.upsertTagOperation says INSERTIFNOTEXISTS.',
    ],
    [
      batch,
      { items: [{ name: 'Y' }], options: { tagsOperation: 'InsertIfNotExists' } },
      'options.tagsOperation was dropped: this call does not know it. Write options.upsertTagOperation.',
    ],
    [
      batch,
      { items: [{ ...ana, name: 'X' }], options: { upsert: 'true' } },
      'options.upsert was dropped: it is text and must be a boolean. It counted as false.',
      'items[0]: Nothing was written: the account has this contact, and options.upsert is not true.',
    ],
    [
      batch,
      { items: [{ ...ana, name: 'X' }], options: { upsert: true, upsertFields: [] } },
      'items[0]: name was dropped: Name is not in options.upsertFields.',
      'items[0]: email was dropped: Email is not in options.upsertFields.',
      `items[0]: ${NOTHING_TAKEN}`,
    ],
    [
      'POST /core/v1/contact',
      { nome: 1 },
      'nome was dropped: this call does not know it. Write name.',
      'An empty contact was created: it got none of the values.',
    ],

    // Subscriptions.
    [
      subscribe,
      { ...webhook, enabled: 'false' },
      'enabled was dropped: it is text and must be a boolean. It counted as true.',
    ],
    [
      subscribe,
      { ...webhook, active: false },
      'active was dropped: this call does not know it. Write enabled.',
    ],
  ]);

  it('in the update of a subscription explains itself too', async () => {
    const { body } = await api.post('/core/v1/webhook/subscription', webhook);
    const path = `/core/v1/webhook/subscription/${body['id'] as string}`;
    const told = async (sent: object) => {
      await api.call(path, { method: 'PUT', body: sent });
      return api
        .requests()
        .at(-1)!
        .remarks.map(({ text }) => text);
    };
    assert.deepEqual(await told({ enabled: false }), [
      'Nothing was written: fields names nothing, and only what it names is written. Send "fields": ["Enabled"].',
    ]);
    assert.deepEqual(await told({ fields: ['Enabled'], enabled: 'false' }), [
      'enabled was dropped: it is text and must be a boolean. It counted as true.',
      NOTHING_TAKEN,
    ]);
    assert.deepEqual(await told({ fields: ['Name'], name: 'X', url: 'http://localhost:2' }), [
      'url was dropped: Url is not in fields.',
    ]);
  });
});
