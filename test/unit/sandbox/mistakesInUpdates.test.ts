import { tagId } from '../../../src/sandbox/account/seedIds';
import { itExplains, NOTHING_TAKEN } from './mistake';
import { useSandbox } from './useSandbox';

const put = 'PUT /core/v2/contact/*';
const SAY_NOTHING =
  'Nothing was written: fields names nothing, and only what it names is written. Send "fields": ';

describe('sandbox: a mistake in an update', () => {
  const api = useSandbox();

  itExplains(api, [
    // What names the fields.
    [put, {}, `${SAY_NOTHING}["Name"].`],
    [put, { name: 'X', email: 'x@y.example' }, `${SAY_NOTHING}["Name","Email"].`],
    [
      put,
      { fields: 'Name', name: 'X' },
      'Nothing was written: fields is text and must be a list. Send "fields": ["Name"].',
    ],
    [put, { fields: [1, 'Name'], name: 'X' }, 'fields[0] was dropped: it is a number and must be text.'],
    [
      put,
      { fields: ['Name'], name: 'X', Name: 'Y' },
      'Name was sent more than once: only the last one counts.',
    ],
    [put, { fields: ['Name'] }, 'name was cleared: Name stands in fields, but no value was sent.'],
    [
      put,
      { fields: ['Status'] },
      'Status stands in fields, but status was not sent: nothing was written to it.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['Name'], name: 'Ana Souza' },
      'Nothing was written: this is stored already. updatedAt stays, and no webhook is posted.',
    ],

    // Keys and values.
    [
      put,
      { fields: ['CustomFields'], customFieldValues: { apelido: 'x' } },
      'CustomFields stands in fields, but customFields was not sent: nothing was written to it.',
      'customFieldValues was dropped: this call does not know it. Write customFields.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['Tags'], tags: ['VIP'] },
      'Tags stands in fields, but tagIds/tagNames was not sent: nothing was written to it.',
      'tags was dropped: this call does not know it. Write tagNames.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['Tags'], tagIds: ['VIP'] },
      '"VIP" in tagIds was dropped: it belongs in tagNames.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['Tags'], tagNames: [tagId(4)] },
      `"${tagId(4)}" in tagNames was dropped: it belongs in tagIds.`,
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['Tags'], tagNames: ['fornecedor '] },
      '"fornecedor " in tagNames was dropped: the account has none like it. Write "Fornecedor", to the letter.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['Tags'], tagIds: null },
      'tagIds was dropped: null gives nothing to InsertIfNotExists. To remove tags, name them with DeleteIfExists.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['PhoneNumber'], phone_number: '11988887777' },
      'phoneNumber was cleared: PhoneNumber stands in fields, but no value was sent.',
      'phone_number was dropped: this call does not know it. Write phoneNumber.',
    ],
    [
      put,
      { fields: ['PhoneNumber'], phoneNumber: 5511988887777 },
      'phoneNumber was dropped: it is a number and must be text.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['PhoneNumber'], phoneNumber: '99999-0000' },
      'phoneNumber was dropped: it is not a phone number. Write it like +55|11999990000.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['CustomFields'], customFields: [{ key: 'apelido', value: 'x' }] },
      'customFields was dropped: it is a list and must be an object.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['CustomFields'], customFields: null },
      'customFields was dropped: null for the whole clears nothing. Send null for each key that is to go.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['CustomFields'], customFields: { 'data-de-nascimento': '01/03/1990' } },
      'customFields["data-de-nascimento"] was dropped: the value does not fit the type DATE. Write it like "2006-03-01".',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['CustomFields'], customFields: { 'Data de nascimento': '1990-03-02' } },
      'customFields["Data de nascimento"] was dropped: the key of this field is "data-de-nascimento".',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['Metadata'], metadata: { score: 7 } },
      'metadata["score"] is a number and was written as text (switch metadataValues).',
    ],
    [
      put,
      { fields: ['Status'], status: null },
      'status was dropped: null clears nothing here.',
      NOTHING_TAKEN,
    ],
    [
      put,
      { fields: ['Name'], name: 'X', data: { email: 'x@y.example' } },
      'data was dropped: this call does not know it.',
    ],
    [
      put,
      { fields: ['Name'], name: 'X', updatedAt: '2026-01-01' },
      'updatedAt was dropped: it is read-only.',
    ],
  ]);
});
