import assert from 'node:assert/strict';
import { ApiError } from '../../../src/core/api/errors/errors';
import { MissingPortfolioCallsError } from '../../../src/core/saving/missingRoute';
import { saveContact } from '../../../src/core/saving/save';
import { contact, CONTACT_ID, parsedOf, lists, uuid, VIP } from '../builders';
import { ContactApiFake, type Surprise } from './contactApiFake';
import { fail, fake, fieldSlots, save, savedOf, TAGS, withPauses } from './saving';

const [SALES, NORTH, SOUTH] = [uuid(21), uuid(22), uuid(23)];
const [WELCOME, BIRTHDAY] = [uuid(31), uuid(32)];
const item = (id: string, name: string) => ({ id, name, colors: undefined });
const KNOWN = lists({
  portfolios: {
    kind: 'loaded',
    items: [item(SALES, 'Sales'), item(NORTH, 'North'), { ...item(SOUTH, 'South'), isSingle: true }],
  },
  sequences: {
    kind: 'loaded',
    items: [item(WELCOME, 'Welcome'), item(BIRTHDAY, 'Birthday'), item(uuid(33), 'X')],
  },
  contactSequences: { kind: 'loaded', items: [item(WELCOME, 'Welcome')] },
});

function inWelcome(): ContactApiFake {
  const api = fake();
  api.sequences.push(WELCOME);
  return api;
}

/** The API answers that it has no such call; `inBody` or only with its status. */
const noRoute =
  (inBody: boolean): Surprise =>
  () => {
    const facts = { environment: 'shop', origin: 'https://x.example', status: 401, isUnknownRoute: inBody };
    throw new ApiError(inBody ? 'wrongUrl' : 'unauthorized', facts);
  };

describe('A save that changes portfolios', () => {
  const move = { portfolioIds: [NORTH], portfolioNames: ['North'] };

  it('sends a call for each that comes, then for each that goes, and reads the contact to prove it', async () => {
    const api = fake();
    const { result, sent } = savedOf(await save(api, move, KNOWN));
    assert.deepEqual(api.calls, ['GET', 'joinPortfolio', 'leavePortfolio', 'GET']);
    assert.deepEqual(api.memberships, [`joinPortfolio ${NORTH}`, `leavePortfolio ${SALES}`]);
    assert.deepEqual(fieldSlots(result.taken), [`portfolios/${NORTH}`, `portfolios/${SALES}`]);
    assert.equal(sent?.update.put, undefined);
    assert.deepEqual(
      result.calls?.map(({ label, outcome }) => `${label}: ${outcome}`),
      ['Add to the portfolio North: done', 'Take out of the portfolio Sales: done'],
    );
  });

  it('sends the update first, and no portfolio with it', async () => {
    const api = fake();
    savedOf(await save(api, { ...move, name: 'Bia' }, KNOWN));
    assert.deepEqual(api.bodies, [{ fields: ['Name'], name: 'Bia' }]);
    assert.deepEqual(api.calls, ['GET', 'PUT', 'joinPortfolio', 'leavePortfolio', 'GET']);
  });

  it('keeps what was saved before a call that fails, and that call and those after it unsaved', async () => {
    const api = fake().surprise('joinPortfolio', fail('yes'));
    const outcome = await save(api, { ...move, name: 'Bia' }, KNOWN);
    assert.equal(outcome.kind, 'partly');
    assert.deepEqual(fieldSlots(outcome.result.taken), ['name/']);
    assert.equal(outcome.isUnconfirmed, false);
    assert.deepEqual(
      outcome.result.calls?.map((call) => call.outcome),
      ['done', 'failed', 'notSent'],
    );
    assert.deepEqual(
      outcome.sent?.update.memberships.map(({ purpose }) => purpose),
      ['joinPortfolio'],
    );
    assert.deepEqual(fieldSlots(outcome.sent.changes), ['name/', `portfolios/${NORTH}`]);
    const left = parsedOf(outcome.baseline, outcome.text, KNOWN);
    assert.deepEqual(fieldSlots(left.changes), [`portfolios/${NORTH}`, `portfolios/${SALES}`]);
    assert.deepEqual(api.contact['portfolioIds'], [SALES]);
    const again = { id: CONTACT_ID, baseline: outcome.baseline, text: outcome.text, lists: KNOWN };
    savedOf(await saveContact(api, again));
    assert.deepEqual(api.contact['portfolioIds'], [NORTH]);
  });

  it('goes on when the lost answer of a call was only that', async () => {
    const api = fake().surprise('joinPortfolio', fail('maybe', true));
    const { result } = savedOf(await save(api, { ...move, name: 'Bia' }, KNOWN));
    assert.deepEqual(api.contact['portfolioIds'], [NORTH]);
    assert.equal(result.taken.length, 3);
  });

  it('is unconfirmed about the one call whose answer was lost and which does not show', async () => {
    const api = withPauses(fake().surprise('leavePortfolio', fail('maybe')));
    const outcome = await save(api, move, KNOWN);
    assert.equal(outcome.kind, 'partly');
    assert.equal(outcome.isUnconfirmed, true);
    assert.deepEqual(fieldSlots(outcome.result.taken), [`portfolios/${NORTH}`]);
    assert.deepEqual(fieldSlots(outcome.result.unchecked), [`portfolios/${SALES}`]);
    assert.deepEqual(
      outcome.result.calls?.map((call) => call.outcome),
      ['done', 'unknown'],
    );
    assert.deepEqual(api.pauses, [2000, 4000]);
  });

  it('tells of a portfolio with one attendant that another one ended by it, and takes nothing for a fault', async () => {
    const single = contact({ portfolioIds: [SALES, SOUTH], portfolioNames: ['Sales', 'South'] });
    const api = new ContactApiFake(contact(), TAGS).surprise('joinPortfolio', (self) => {
      self.change({ portfolioIds: [NORTH] });
      return '';
    });
    api.contact = single;
    const baseline = (await import('../builders')).baseline(single);
    const text = baseline.text
      .replace(`"${SOUTH}"`, `"${SOUTH}", "${NORTH}"`)
      .replace('"South"', '"South", "North"');
    const outcome = await saveContact(api, { id: CONTACT_ID, baseline, text, lists: KNOWN });
    const { result } = savedOf(outcome);
    assert.deepEqual(fieldSlots(result.taken), [`portfolios/${NORTH}`]);
    const south = result.changedElsewhere.find(({ slot }) => slot === SOUTH);
    assert.match(south?.reason ?? '', /one attendant/);
  });

  describe('of an API without those calls', () => {
    it('says so, sends nothing else, and then sends the whole list in the update', async () => {
      const api = fake().surprise('joinPortfolio', noRoute(true));
      await assert.rejects(save(api, move, KNOWN), MissingPortfolioCallsError);
      assert.deepEqual(api.calls, ['GET', 'joinPortfolio']);
      const { result } = savedOf(await save(fake(), move, { ...KNOWN, lacksPortfolioCalls: true }));
      assert.equal(result.taken.length, 2);
    });

    it('sends the list whole only then', async () => {
      const api = fake();
      await save(api, move, { ...KNOWN, lacksPortfolioCalls: true });
      assert.deepEqual(api.bodies, [{ fields: ['Portfolio'], portfolioIds: [NORTH] }]);
      assert.deepEqual(api.memberships, []);
    });

    it('does not take another 401 for it', async () => {
      const api = fake().surprise('joinPortfolio', noRoute(false));
      await assert.rejects(save(api, move, KNOWN), (error) => !(error instanceof MissingPortfolioCallsError));
    });
  });
});

describe('A save that leaves a sequence', () => {
  const leave = { leaveSequenceIds: [WELCOME] };

  it('is proven by the list of the sequences that the contact is in', async () => {
    const api = inWelcome();
    const { result, baseline } = savedOf(await save(api, leave, KNOWN));
    assert.deepEqual(api.calls, ['GET', 'LIST', 'leaveSequence', 'GET', 'LIST']);
    assert.deepEqual(fieldSlots(result.taken), [`sequences/${WELCOME}`]);
    assert.deepEqual([result.notTaken, result.unchecked, result.sequences], [[], [], []]);
    assert.ok(!baseline.text.includes('leaveSequenceIds'));
  });

  it('says when a 200 left the contact in it', async () => {
    const api = inWelcome().surprise('leaveSequence', () => '');
    const { result } = savedOf(await save(api, leave, KNOWN));
    assert.deepEqual(fieldSlots(result.notTaken), [`sequences/${WELCOME}`]);
    assert.match(result.notTaken[0]?.reason ?? '', /in the sequence yet/);
  });

  it('sends nothing for one that the contact has left by now', async () => {
    const api = fake();
    const { result } = savedOf(await save(api, { ...leave, name: 'Bia' }, KNOWN));
    assert.deepEqual(api.memberships, []);
    assert.deepEqual(fieldSlots(result.taken), ['name/']);
  });

  it('joins and leaves in one save', async () => {
    const api = inWelcome();
    const { result } = savedOf(await save(api, { ...leave, sequenceIds: [BIRTHDAY] }, KNOWN));
    assert.deepEqual(api.bodies, [{ fields: ['SequenceIds'], sequenceIds: [BIRTHDAY] }]);
    assert.deepEqual(api.sequences, [BIRTHDAY]);
    assert.equal(result.taken.length, 2);
  });

  it('asks for nothing again that was done before another call failed', async () => {
    const api = inWelcome();
    api.sequences.push(BIRTHDAY);
    api.surprise('leaveSequence', (_self, duty) => duty(), fail('yes'));
    const both = lists({
      ...KNOWN,
      contactSequences: { kind: 'loaded', items: [item(WELCOME, 'W'), item(BIRTHDAY, 'B')] },
    });
    const outcome = await save(api, { leaveSequenceIds: [WELCOME, BIRTHDAY] }, both);
    assert.equal(outcome.kind, 'partly');
    assert.deepEqual((JSON.parse(outcome.text) as Record<string, unknown>)['leaveSequenceIds'], [BIRTHDAY]);
  });

  it('sends an ID even where nobody knows which sequences the contact is in, and cannot check it', async () => {
    const api = inWelcome().surprise('LIST', fail('no'), fail('no'));
    const unknown = { kind: 'failed', failure: { message: 'x', reference: '' } } as const;
    const { result } = savedOf(await save(api, leave, { ...KNOWN, contactSequences: unknown }));
    assert.deepEqual(api.sequences, []);
    assert.deepEqual(fieldSlots(result.unchecked), [`sequences/${WELCOME}`]);
  });

  it('keeps the update to two round trips when nothing but plain fields changes', async () => {
    const api = inWelcome();
    await save(api, { name: 'Bia', tagIds: [VIP.id], tagNames: ['VIP'] }, KNOWN);
    const plain = fake();
    await save(plain, { name: 'Bia' }, KNOWN);
    assert.deepEqual(plain.calls, ['GET', 'PUT']);
  });
});
