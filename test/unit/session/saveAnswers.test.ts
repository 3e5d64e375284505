import assert from 'node:assert/strict';
import type { SavingApi } from '../../../src/core/api/savingApi';
import { createBaseline } from '../../../src/core/changes/baseline';
import { MissingDetailsError } from '../../../src/core/changes/missingDetails';
import { ContactState } from '../../../src/core/session/contactState';
import type { AccountPort } from '../../../src/core/session/ports';
import { PageTexts } from '../../../src/core/session/pageTexts';
import { RequestedEdits } from '../../../src/core/session/requestedEdits';
import { saveNow } from '../../../src/core/session/saving';
import type { JsonObject } from '../../../src/core/text/json';
import { SEQUENCES } from '../../simulation/simulatedAccount';
import type { World } from '../../simulation/world';
import { contact, NEWS, VIP } from '../builders';
import { apiError } from '../saving/contactApiFake';
import { openWorld, type } from './openWorld';

describe('A save whose calls end otherwise than they should', () => {
  it('keeps a sequence to leave that others have put the contact into, when it fails before that is sent', async () => {
    const { world, text } = await openWithText();
    const [joined, left] = SEQUENCES.map(({ id }) => id);
    assert.ok(joined !== undefined && left !== undefined);
    world.account.sequences = [left];
    const tags = [VIP, NEWS];
    const values = { tagIds: tags.map(({ id }) => id), tagNames: tags.map(({ name }) => name) };
    type(world, { sequenceIds: [joined], leaveSequenceIds: [left], ...values });
    await saveWith(world, text, { changeTags: () => Promise.reject(new Error('The tags stay.')) });
    const shown = JSON.parse(world.vscode.document?.text ?? '') as JsonObject;
    assert.deepEqual([shown['sequenceIds'], shown['leaveSequenceIds']], [undefined, [left]]);
    assert.deepEqual(world.account.sequences, [left, joined]);
  });

  it('puts back what was not taken as an edit, over what was typed meanwhile', async () => {
    const { world, state } = await typeOverUntaken();
    world.oracle.wishing('undo', true);
    await Promise.all([new RequestedEdits(state).putBack(), world.rest()]);
    state.document.sync(world.vscode.document?.text ?? '');
    assert.deepEqual(
      state.changes.map(({ field, after }) => [field, after]),
      [['annotation', 'Davi']],
    );
    assert.deepEqual(state.conflicts, []);
  });

  it('asks about what was typed over what was not taken, when others then write just that', async () => {
    const { state } = await typeOverUntaken();
    assert.deepEqual(state.conflicts, []);
    state.takeLatest(createBaseline(JSON.stringify(contact({ annotation: 'Davi' }))));
    assert.deepEqual(
      state.conflicts.map(({ field, mine, theirs }) => [field, mine, theirs]),
      [['annotation', 'Bia', 'Davi']],
    );
  });

  it('keeps a sequence to leave that was none of the contact’s before the save, and is one after it', async () => {
    const { world, text } = await openWithText();
    const [joined] = SEQUENCES;
    assert.ok(joined !== undefined);
    const { lists } = world.session.state.ports;
    type(world, { name: 'Bia', leaveSequenceIds: [joined.id] });
    const state = await saveWith(world, text, {
      updateContact: (id, body) => {
        lists.takeSequences([joined]);
        const { account } = world.session.state.ports;
        return account.save(
          (api) => api.updateContact(id, body),
          () => undefined,
        );
      },
    });
    state.document.sync(world.vscode.document?.text ?? '');
    assert.deepEqual(
      state.changes.map(({ field, slot }) => [field, slot]),
      [['sequences', joined.id]],
    );
  });

  it('sends no sequence again that a reload finds the contact in while the save cannot read them', async () => {
    const { world, text } = await openWithText();
    const [joined] = SEQUENCES;
    assert.ok(joined !== undefined);
    const { lists } = world.session.state.ports;
    type(world, { name: 'Bia', sequenceIds: [joined.id] });
    await saveWith(world, text, {
      listSequencesOf: () => {
        lists.takeSequences([joined]);
        return Promise.reject(apiError('no'));
      },
    });
    assert.deepEqual(world.account.sent, [{ kind: 'update', body: { fields: ['Name'], name: 'Bia' } }]);
  });
});

describe('A save with nothing to send', () => {
  it('asks nobody whether to send', async () => {
    const { world, text } = await openWithText();
    let asked = 0;
    const confirm = (): Promise<boolean> => Promise.resolve((asked += 1) > 0);
    Object.assign(world.session.state.ports.account, { confirm });
    world.vscode.document?.edit(text.trimEnd());
    await saveWith(world, text, {});
    assert.equal(asked, 0);
    type(world, { name: 'Bia' });
    await saveWith(world, text, {});
    assert.equal(asked, 1);
  });
});

describe('An edit in a form of an environment that has just become read-only', () => {
  it('is not made, and that is told', async () => {
    const { world, text } = await openWithText();
    const { session } = world;
    Object.assign(session.state.ports.account, { isReadOnly: () => true });
    const edit = { kind: 'text', text: 'Bia' } as const;
    await session.edit({ field: 'name', slot: '', edit, textNumber: 0 }, new PageTexts());
    assert.equal(world.vscode.document?.text, text);
    assert.equal(session.state.status.reason?.kind, 'readOnly');
  });
});

describe('A save that is to be undone beside an answer that leaves out tags', () => {
  it('stays as it is while the text takes tags away: they would look gone already', async () => {
    const { world } = await openWithText();
    type(world, { name: 'Bia' });
    world.save();
    await world.rest();
    const [record] = world.records;
    assert.ok(record !== undefined);
    type(world, { tagIds: [], tagNames: [] });
    await world.rest();
    const { state } = world.session;
    state.takeLatest(createBaseline(JSON.stringify(contact({ name: 'Bia', tagIds: null, tagNames: null }))));
    const undone = new RequestedEdits(state).undoSave(record);
    await Promise.all([assert.rejects(undone, MissingDetailsError), world.clock.pass(1000)]);
    assert.deepEqual(
      state.changes.map(({ field }) => field),
      ['tags', 'tags'],
    );
  });
});

async function openWithText(): Promise<{ world: World; text: string }> {
  const world = await openWorld();
  return { world, text: world.session.served() };
}

/** An annotation is typed over one that the save under way then turns out not to have brought. */
async function typeOverUntaken(): Promise<{ world: World; state: ContactState }> {
  const { world, text } = await openWithText();
  type(world, { annotation: 'Davi' });
  const state = await saveWith(world, text, {
    updateContact: () => {
      type(world, { annotation: 'Bia' });
      return Promise.resolve(JSON.stringify(contact()));
    },
  });
  return { world, state };
}

/** Saves what stands there, made from `text`, over an API of which some calls are these. Gives what is known after it. */
async function saveWith(world: World, text: string, calls: Partial<SavingApi>): Promise<ContactState> {
  await world.rest();
  const { ports } = world.session.state;
  const account: AccountPort = {
    ...ports.account,
    save: (task, onWait) => ports.account.save((api) => task({ ...api, ...calls }), onWait),
  };
  const state = new ContactState({ ...ports, account });
  const baseline = createBaseline(text);
  state.takeLatest(baseline);
  state.document.open(world.vscode.document?.text ?? '', { baseline });
  await Promise.all([saveNow(state, state.document.closings), world.rest()]);
  return state;
}
