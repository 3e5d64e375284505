import assert from 'node:assert/strict';
import type { Json } from '../../../src/core/text/json';
import { saveContact } from '../../../src/core/saving/save';
import { SaveError, type SaveOutcome } from '../../../src/core/saving/saveOutcome';
import { arrivedSlots } from '../../../src/core/saving/unconfirmedSaves';
import { CONTACT_ID, parsedOf, edited, LEAD, lists, NEWS } from '../builders';
import type { ContactApiFake } from './contactApiFake';
import { ADD_AND_REMOVE, base, fail, fake, fieldSlots, save, savedOf, withPauses } from './saving';

describe('A save after an unconfirmed one', () => {
  /** The one before asked for the name "Bia", and nobody knows what came of it. */
  function saveNext(
    api: ContactApiFake,
    values: Readonly<Record<string, Json | undefined>>,
  ): Promise<SaveOutcome> {
    const asked = edited(base, { name: 'Bia' });
    const unconfirmedSaves = [{ asked, changes: parsedOf(base, asked).changes }];
    const text = edited(base, values);
    return saveContact(api, { id: CONTACT_ID, baseline: base, text, lists: lists(), unconfirmedSaves });
  }

  /** Holds what the unconfirmed save asked for, or what someone else has set. */
  function holding(name: string): ContactApiFake {
    const api = fake();
    api.change({ name });
    return api;
  }

  it('recognises what arrived after the last look, and sends it once', async () => {
    const api = withPauses(fake().surprise('PUT', fail('maybe')));
    await assert.rejects(save(api, { name: 'Bia' }), SaveError);
    api.change({ name: 'Bia' });
    const { result } = savedOf(await saveNext(api, { name: 'Bia' }));
    assert.deepEqual(
      [fieldSlots(result.taken), result.changedElsewhere, api.bodies.length],
      [['name/'], [], 1],
    );
  });

  it('recognises a removal of tags that had not arrived', async () => {
    const api = withPauses(fake().surprise('POST', fail('maybe')));
    const outcome = await save(api, ADD_AND_REMOVE);
    assert.ok(outcome.kind === 'partly' && outcome.isUnconfirmed);
    assert.deepEqual(fieldSlots(outcome.result.unchecked), [`tags/${LEAD.id}`]);
    assert.deepEqual(
      [api.calls, api.pauses],
      [
        ['GET', 'PUT', 'POST', 'GET', 'GET', 'GET'],
        [2000, 4000],
      ],
    );
    await api.changeTags(CONTACT_ID, { tagIds: [LEAD.id], operation: 'DeleteIfExists' });
    const { baseline: kept, text, sent } = outcome;
    assert.ok(sent);
    const request = { id: CONTACT_ID, baseline: kept, text, lists: lists(), unconfirmedSaves: [sent] };
    const { result } = savedOf(await saveContact(api, request));
    assert.deepEqual([fieldSlots(result.taken), result.changedElsewhere], [[`tags/${LEAD.id}`], []]);
  });

  it('finds tags among what has arrived', () => {
    const asked = edited(base, ADD_AND_REMOVE);
    const unconfirmed = { asked, changes: parsedOf(base, asked).changes };
    const arrived = arrivedSlots(base, unconfirmed, edited(base, ADD_AND_REMOVE), lists());
    assert.deepEqual(fieldSlots(arrived), [`tags/${NEWS.id}`, `tags/${LEAD.id}`]);
  });

  it('knows what the calls before a broken one have answered, though nobody can look again', async () => {
    const api = withPauses(fake().surprise('POST', fail('maybe'))).surprise(
      'GET',
      (_self, duty) => duty(),
      fail('no'),
    );
    const outcome = await save(api, { ...ADD_AND_REMOVE, name: 'Bia' });
    assert.ok(outcome.kind === 'partly' && outcome.isUnconfirmed);
    assert.deepEqual(fieldSlots(outcome.result.taken), ['name/', `tags/${NEWS.id}`]);
    assert.match(outcome.baseline.text, /"name": ?"Bia"/);
    assert.deepEqual(fieldSlots(parsedOf(outcome.baseline, outcome.text).changes), [`tags/${LEAD.id}`]);
  });

  it('looks what that one has brought though the text asks for nothing any more, and sends nothing', async () => {
    const api = holding('Bia');
    const { baseline, result } = savedOf(await saveNext(api, {}));
    assert.deepEqual([api.calls, fieldSlots(result.changedElsewhere)], [['GET'], ['name/']]);
    assert.match(baseline.text, /"name": ?"Bia"/);
  });

  it('tells what that one had brought as saved, and sends only the rest', async () => {
    const api = holding('Bia');
    const { result } = savedOf(await saveNext(api, { name: 'Bia' }));
    assert.deepEqual([fieldSlots(result.taken), result.changedElsewhere], [['name/'], []]);
    assert.deepEqual(api.calls, ['GET']);
    const next = savedOf(await saveNext(api, { name: 'Bia', email: 'bia@example.com' })).result;
    assert.deepEqual([fieldSlots(next.taken), next.changedElsewhere], [['name/', 'email/'], []]);
    assert.deepEqual(api.bodies, [{ fields: ['Email'], email: 'bia@example.com' }]);
  });

  it('takes what that one had brought for no change of someone else when the same field is corrected', async () => {
    const api = holding('Bia');
    const { result } = savedOf(await saveNext(api, { name: 'Bia Lima' }));
    assert.deepEqual(fieldSlots(result.taken), ['name/']);
    assert.deepEqual(api.bodies, [{ fields: ['Name'], name: 'Bia Lima' }]);
  });

  it('still stops when someone else has set another value', async () => {
    const outcome = await saveNext(holding('Eva'), { name: 'Bia Lima' });
    assert.equal(outcome.kind, 'conflict');
  });

  it('leaves what that one may have brought as it is when the edit was taken back, and tells of it', async () => {
    const api = holding('Bia');
    const { result } = savedOf(await saveNext(api, { email: 'bia@example.com' }));
    assert.deepEqual(api.bodies, [{ fields: ['Email'], email: 'bia@example.com' }]);
    assert.equal(api.contact['name'], 'Bia');
    assert.deepEqual(
      [fieldSlots(result.taken), fieldSlots(result.changedElsewhere)],
      [['email/'], ['name/']],
    );
  });
});
