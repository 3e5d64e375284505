import assert from 'node:assert/strict';
import type { ApiErrorKind } from '../../../src/core/api/errors/errorFacts';
import { ApiError } from '../../../src/core/api/errors/errors';
import type { Json } from '../../../src/core/text/json';
import { saveContact } from '../../../src/core/saving/save';
import { SaveError } from '../../../src/core/saving/saveOutcome';
import { CONTACT_ID, parsedOf, edited, LEAD, lists, NEWS } from '../builders';
import { apiError, type ContactApiFake, type Surprise, without } from './contactApiFake';
import { ADD_AND_REMOVE, base, fail, fake, fieldSlots, save, savedOf, withPauses } from './saving';

describe('A save that adds and removes tags', () => {
  it('sends the additions, then the removals', async () => {
    const api = fake();
    const { result } = savedOf(await save(api, ADD_AND_REMOVE));
    assert.deepEqual(api.calls, ['GET', 'PUT', 'POST']);
    assert.deepEqual(api.bodies, [
      { fields: ['Tags'], tagIds: [NEWS.id], options: { tagsOperation: 'InsertIfNotExists' } },
      { tagIds: [LEAD.id], operation: 'DeleteIfExists' },
    ]);
    assert.deepEqual(fieldSlots(result.taken), [`tags/${NEWS.id}`, `tags/${LEAD.id}`]);
    assert.deepEqual(api.contact['tagNames'], ['VIP', 'Newsletter']);
  });

  for (const detailed of [true, false]) {
    it(`leaves only the removals unsaved when they fail, the update's answer ${detailed ? 'whole' : 'without details'}`, async () => {
      const api = fake().surprise('POST', fail('yes'));
      if (!detailed) api.surprise('PUT', (_self, duty) => without(duty(), 'tagIds'));
      const outcome = await save(api, { ...ADD_AND_REMOVE, name: 'Bia' });
      assert.equal(outcome.kind, 'partly');
      assert.deepEqual(fieldSlots(outcome.result.taken), ['name/', `tags/${NEWS.id}`]);
      const left = parsedOf(outcome.baseline, outcome.text);
      assert.deepEqual(left.update, {
        put: { fields: ['Tags'], tagIds: [LEAD.id], options: { tagsOperation: 'DeleteIfExists' } },
        tagRemoval: undefined,
        memberships: [],
      });
      assert.deepEqual(api.calls, detailed ? ['GET', 'PUT', 'POST'] : ['GET', 'PUT', 'POST', 'GET']);
    });
  }

  for (const detailed of [true, false]) {
    it(`still asks for the removals when they were lost and the contact is read without its tags, the update's answer ${detailed ? 'whole' : 'without them, too'}`, async () => {
      const api = fake()
        .surprise('POST', fail('maybe'))
        .surprise(
          'GET',
          (_self, duty) => duty(),
          (_self, duty) => without(without(duty(), 'tagIds'), 'tagNames'),
        );
      if (!detailed) api.surprise('PUT', (_self, duty) => without(duty(), 'tagIds'));
      const outcome = await save(api, ADD_AND_REMOVE);
      assert.equal(outcome.kind, 'partly');
      const { baseline: kept, text } = outcome;
      savedOf(await saveContact(api, { id: CONTACT_ID, baseline: kept, text, lists: lists() }));
      assert.deepEqual(api.contact['tagNames'], ['VIP', 'Newsletter']);
    });
  }

  it('is saved when the removals arrived although the connection broke', async () => {
    const api = fake().surprise('POST', fail('maybe', true));
    const { result } = savedOf(await save(api, ADD_AND_REMOVE));
    assert.deepEqual(fieldSlots(result.taken), [`tags/${NEWS.id}`, `tags/${LEAD.id}`]);
    assert.deepEqual(api.calls, ['GET', 'PUT', 'POST', 'GET']);
  });

  it('claims nothing when nobody can tell what became of it, and the next save heals it', async () => {
    const api = fake()
      .surprise('PUT', (_self, duty) => without(duty(), 'tagIds'))
      .surprise('POST', fail('maybe'))
      .surprise('GET', (_self, duty) => duty(), fail('no'));
    const outcome = await save(api, ADD_AND_REMOVE);
    assert.equal(outcome.kind, 'partly');
    assert.deepEqual([outcome.result.taken, fieldSlots(outcome.result.unchecked)], [[], [`tags/${NEWS.id}`]]);
    const { baseline: kept, text } = outcome;
    savedOf(await saveContact(api, { id: CONTACT_ID, baseline: kept, text, lists: lists() }));
    assert.deepEqual(api.contact['tagNames'], ['VIP', 'Newsletter']);
    assert.deepEqual(api.bodies.at(-1), {
      fields: ['Tags'],
      tagIds: [LEAD.id],
      options: { tagsOperation: 'DeleteIfExists' },
    });
  });
});

describe('A save on a bad day', () => {
  async function errorOf(api: ContactApiFake, values: Record<string, Json>): Promise<SaveError> {
    const error: unknown = await save(api, values).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof SaveError);
    return error;
  }

  it('hands on an error of the re-read or the update that tells what became of it', async () => {
    for (const [method, sent] of [
      ['GET', 'no'],
      ['GET', 'maybe'],
      ['PUT', 'no'],
      ['PUT', 'yes'],
    ] as const) {
      const api = fake().surprise(method, fail(sent));
      await assert.rejects(save(api, { name: 'Bia' }), { name: 'ApiError', sent });
      assert.deepEqual(api.calls, method === 'GET' ? ['GET'] : ['GET', 'PUT']);
    }
  });

  it('is saved when the update arrived although the connection broke', async () => {
    const api = fake().surprise('PUT', fail('maybe', true));
    const { result } = savedOf(await save(api, { name: 'Bia' }));
    assert.deepEqual(fieldSlots(result.taken), ['name/']);
    assert.deepEqual(api.calls, ['GET', 'PUT', 'GET']);
  });

  it('goes on with the removals when the update arrived although the connection broke', async () => {
    const api = fake().surprise('PUT', fail('maybe', true));
    savedOf(await save(api, ADD_AND_REMOVE));
    assert.deepEqual(api.calls, ['GET', 'PUT', 'GET', 'POST']);
  });

  const brokenOff = (kind: ApiErrorKind, status?: number): Surprise => {
    return () => {
      throw new ApiError(kind, { environment: 'test', origin: 'http://127.0.0.1', sent: 'maybe', status });
    };
  };

  it('says that it was not saved when an answer broke off and nothing of it shows, and looks once', async () => {
    for (const cause of [brokenOff('unreadable', 200), brokenOff('reset', 200)]) {
      const api = withPauses(fake().surprise('PUT', cause));
      const error = await errorOf(api, { name: 'Bia', ...ADD_AND_REMOVE });
      assert.equal(error.arrived, 'no');
      assert.match(error.message, /was not saved/);
      assert.deepEqual([api.calls, api.pauses], [['GET', 'PUT', 'GET'], []]);
    }
  });

  const late = ['timeout', 'reset', 'network', 'unreachable', 'secureConnection', 'gateway'] as const;
  for (const kind of late) {
    it(`looks three times for an update that ended with "${kind}", and says when it last looked`, async () => {
      const api = withPauses(fake().surprise('PUT', brokenOff(kind)));
      const error = await errorOf(api, { name: 'Bia' });
      assert.equal(error.arrived, 'notYet');
      assert.match(error.title, /^Not saved so far\. /);
      assert.match(error.message, /had not arrived when the contact was last read \(\d\d:\d\d:\d\d\)/);
      assert.deepEqual(
        [api.calls, api.pauses],
        [
          ['GET', 'PUT', 'GET', 'GET', 'GET'],
          [2000, 4000],
        ],
      );
      assert.equal(error.sent?.changes.length, 1);
    });
  }

  it('is saved when the update arrives between two looks, and looks no further', async () => {
    const api = withPauses(fake().surprise('PUT', fail('maybe')), 1, (self) => {
      self.change({ name: 'Bia' });
    });
    const { result } = savedOf(await save(api, { name: 'Bia' }));
    assert.deepEqual(fieldSlots(result.taken), ['name/']);
    assert.deepEqual([api.calls, api.pauses], [['GET', 'PUT', 'GET', 'GET'], [2000]]);
  });

  it('looks no more when the person ends the wait', async () => {
    const api = withPauses(fake().surprise('PUT', fail('maybe')), 0);
    assert.equal((await errorOf(api, { name: 'Bia' })).arrived, 'notYet');
    assert.deepEqual([api.calls, api.pauses], [['GET', 'PUT', 'GET'], [2000]]);
  });

  it('tells what the last look saw when the next one fails', async () => {
    const api = withPauses(fake().surprise('PUT', fail('maybe')));
    api.surprise(
      'GET',
      (_self, duty) => duty(),
      (_self, duty) => duty(),
      fail('no'),
      fail('no'),
    );
    assert.equal((await errorOf(api, { name: 'Bia' })).arrived, 'notYet');
  });

  it('says that nobody knows when it cannot read again', async () => {
    const api = fake()
      .surprise('PUT', fail('maybe', true))
      .surprise('GET', (_self, duty) => duty(), fail('no'));
    const error = await errorOf(api, { name: 'Bia' });
    assert.equal(error.arrived, 'unknown');
    assert.match(error.message, /nobody knows/);
  });

  it('tells of no removal of tags that was never sent', async () => {
    const error = await errorOf(fake().surprise('PUT', fail('maybe')), ADD_AND_REMOVE);
    assert.ok(error.sent?.update.put !== undefined);
    assert.equal(error.sent.update.tagRemoval, undefined);
    assert.deepEqual(fieldSlots(error.sent.changes), [`tags/${NEWS.id}`]);
  });

  it('says that nobody knows when the API never shows what was sent', async () => {
    const api = fake().surprise('PUT', fail('maybe', true));
    assert.equal((await errorOf(api, { pictureUrl: 'https://example.com/p.png' })).arrived, 'unknown');
  });

  it('says that the change was accepted when only the proof is missing, and the next save proves it', async () => {
    const api = fake()
      .surprise('PUT', (_self, duty) => {
        duty();
        return '';
      })
      .surprise('GET', (_self, duty) => duty(), fail('no'));
    assert.equal((await errorOf(api, { name: 'Bia' })).arrived, 'accepted');
    savedOf(await save(api, { name: 'Bia' }));
    assert.deepEqual(api.calls, ['GET', 'PUT', 'GET', 'GET']);
  });

  it('finds out what became of a cancelled update', async () => {
    const api = fake();
    const signals: (AbortSignal | undefined)[] = [];
    const controller = new AbortController();
    const outcome = await saveContact(
      {
        baseUrl: api.baseUrl,
        loadContact: (_id, signal) => {
          signals.push(signal);
          return api.loadContact();
        },
        updateContact: async (id, body) => {
          await api.updateContact(id, body);
          controller.abort();
          throw apiError('maybe');
        },
        changeTags: (id, body) => api.changeTags(id, body),
        changeMembership: (id, call) => api.changeMembership(id, call),
        listSequencesOf: () => api.listSequencesOf(),
      },
      { id: CONTACT_ID, baseline: base, text: edited(base, { name: 'Bia' }), lists: lists() },
      controller.signal,
    );
    savedOf(outcome);
    assert.deepEqual(signals, [controller.signal, undefined]);
  });
});

describe('A save whose update was not processed', () => {
  const startsOver = (api: ContactApiFake, times: number) =>
    Object.assign(api, { mayStartOver: (): boolean => times-- > 0 });

  it('begins again with the re-read, so that what others changed meanwhile is found', async () => {
    const api = fake().surprise('PUT', (self) => {
      self.change({ name: 'Carla' });
      throw apiError('no');
    });
    const outcome = await save(startsOver(api, 1), { name: 'Bia' });
    assert.equal(outcome.kind, 'conflict');
    assert.deepEqual(api.calls, ['GET', 'PUT', 'GET']);
  });

  it('is saved by the update that is processed', async () => {
    const api = fake().surprise('PUT', fail('no'), fail('no'));
    savedOf(await save(startsOver(api, 2), { name: 'Bia' }));
    assert.deepEqual(api.calls, ['GET', 'PUT', 'GET', 'PUT', 'GET', 'PUT']);
    assert.equal(api.contact['name'], 'Bia');
  });

  it('fails with its error when it may not begin again', async () => {
    const api = fake().surprise('PUT', fail('no'));
    await assert.rejects(save(startsOver(api, 0), { name: 'Bia' }), { name: 'ApiError', sent: 'no' });
    assert.deepEqual(api.calls, ['GET', 'PUT']);
  });
});
