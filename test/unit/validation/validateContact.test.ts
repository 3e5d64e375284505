import assert from 'node:assert/strict';
import { validateContact } from './validateContact';

const id = '0f8e6a3c-1111-4222-8333-444455556666';

describe('validateContact', () => {
  const contact = {
    id,
    name: 'Ana',
    phoneNumber: '',
    email: null,
    status: 'ACTIVE',
    tagIds: null,
    tagNames: ['VIP', 'VIP'],
    portfolioIds: [],
    customFields: { 'an-ncio': 'x', choice: ['A'], none: [], unknownType: { plan: 'x' } },
    metadata: { crmId: '1', odd: 7 },
    utm: { source: null, sourceId: '1', later: 'x' },
    someNewKey: { the: 'API may add some' },
  };

  it('takes a contact as the API returns it', () => {
    assert.deepEqual(validateContact(contact), []);
  });

  it('takes what a person may write into it', () => {
    const edited = {
      ...contact,
      phoneNumber: '(11) 99999-0000',
      pictureUrl: '',
      sequenceIds: [id],
      utm: null,
    };
    assert.deepEqual(validateContact(edited), []);
  });

  it('refuses values that no contact can have, each at its place', () => {
    const violations = validateContact({
      ...contact,
      status: 'GONE',
      name: 7,
      tagIds: ['x'],
      pictureUrl: 'javascript:x',
    });
    assert.deepEqual(violations.map(({ path }) => path.join('.')).sort(), [
      'name',
      'pictureUrl',
      'status',
      'tagIds.0',
    ]);
  });
});
