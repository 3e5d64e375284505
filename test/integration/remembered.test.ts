import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { contactId } from '../../src/sandbox/account/seedIds';
import {
  changeElsewhere,
  closeEverything,
  openContact,
  saveActive,
  setInText,
  testDoor,
  useAccount,
  valueOf,
} from './account';
import { allStored, rememberedIn, forgetEverything, rememberAs } from './remembered';

const OTHER_ID = contactId(3);
const UNNAMED_ID = contactId(2);
const CANARY = 'Canário Amarelo';

describe('the list of contacts', () => {
  const account = useAccount();
  beforeEach(forgetEverything);
  afterEach(closeEverything);
  after(async () => {
    await rememberAs(undefined);
  });

  const idsOf = async (list: 'pins' | 'recents') => (await rememberedIn('sandbox'))[list].map(({ id }) => id);

  it('has the contact that was opened last first', async () => {
    await openContact();
    await openContact(OTHER_ID);
    assert.deepEqual(await idsOf('recents'), [OTHER_ID, SAMPLE_CONTACT_ID]);
    await openContact();
    assert.deepEqual(await idsOf('recents'), [SAMPLE_CONTACT_ID, OTHER_ID]);
  });

  it('keeps no phone that stands in for a name', async () => {
    const document = await openContact(UNNAMED_ID);
    assert.match(String(valueOf(document)['name']), /^\d+$/);
    assert.deepEqual((await rememberedIn('sandbox')).recents, [{ id: UNNAMED_ID, name: '' }]);
  });

  it('has a contact that VS Code opened by itself', async () => {
    await vscode.workspace.openTextDocument(vscode.Uri.parse(`wts://sandbox/${OTHER_ID}/Bruno.wts`));
    assert.deepEqual(await idsOf('recents'), [OTHER_ID]);
  });

  it('has nothing of a contact that could not be opened', async () => {
    await vscode.commands.executeCommand('wts.openContact', {
      id: '00000000-1111-4222-8333-444444444444',
      environment: 'sandbox',
    });
    assert.deepEqual(await allStored(), {});
  });

  it('follows a name that was saved, and not one that is only typed', async () => {
    const document = await openContact();
    const before = (await rememberedIn('sandbox')).recents;
    await setInText(document, ['name'], 'Ana Renomeada');
    assert.deepEqual((await rememberedIn('sandbox')).recents, before);
    await saveActive();
    assert.deepEqual((await rememberedIn('sandbox')).recents, [
      { id: SAMPLE_CONTACT_ID, name: 'Ana Renomeada' },
    ]);
  });

  it('keeps a pin when the recents are cleared or switched off, and the ids alone when asked', async () => {
    await openContact(OTHER_ID);
    await openContact();
    await vscode.commands.executeCommand('wts.pinContact');
    assert.deepEqual(await idsOf('pins'), [SAMPLE_CONTACT_ID]);
    assert.deepEqual(await idsOf('recents'), [OTHER_ID]);
    await rememberAs('ids');
    assert.deepEqual(await rememberedIn('sandbox'), {
      pins: [{ id: SAMPLE_CONTACT_ID, name: undefined }],
      recents: [{ id: OTHER_ID, name: undefined }],
    });
    assert.doesNotMatch(JSON.stringify(await allStored()), /name/);
    await rememberAs('off');
    await openContact(OTHER_ID);
    assert.deepEqual(await rememberedIn('sandbox'), {
      pins: [{ id: SAMPLE_CONTACT_ID, name: undefined }],
      recents: [],
    });
    await rememberAs('names');
  });

  it('keeps what another window has put there meanwhile', async () => {
    await openContact();
    const { globalState } = await testDoor();
    const fromThere = { id: UNNAMED_ID, name: 'De outra janela' };
    const mine = (await rememberedIn('sandbox')).recents;
    await globalState.update('wts.contacts.sandbox', { pins: [fromThere], recents: mine });
    await openContact(OTHER_ID);
    const { pins, recents } = await rememberedIn('sandbox');
    assert.deepEqual(pins, [fromThere]);
    assert.deepEqual(
      recents.map(({ id }) => id),
      [OTHER_ID, SAMPLE_CONTACT_ID],
    );
  });

  it('begins anew where what is stored is none', async () => {
    const { globalState } = await testDoor();
    for (const rubbish of ['x', 7, [], { pins: 'x', recents: [null, { id: 1 }] }]) {
      await globalState.update('wts.contacts.sandbox', rubbish);
      await openContact(OTHER_ID);
      assert.deepEqual(await idsOf('recents'), [OTHER_ID]);
    }
  });

  it('unpins and forgets what is chosen in it', async () => {
    await openContact(OTHER_ID);
    await openContact();
    const items = [SAMPLE_CONTACT_ID, OTHER_ID].map((id) => ({ environment: 'sandbox', id }));
    await vscode.commands.executeCommand('wts.pinContact', items[0], items);
    assert.deepEqual(await idsOf('pins'), [SAMPLE_CONTACT_ID, OTHER_ID]);
    await vscode.commands.executeCommand('wts.unpinContact', items[0]);
    assert.deepEqual([await idsOf('pins'), await idsOf('recents')], [[OTHER_ID], [SAMPLE_CONTACT_ID]]);
    await vscode.commands.executeCommand('wts.forgetContact', items[0], items);
    assert.deepEqual(await allStored(), {});
  });

  it('does not bring a forgotten contact back when its tab is reloaded', async () => {
    await openContact();
    await vscode.commands.executeCommand('wts.forgetContact', {
      environment: 'sandbox',
      id: SAMPLE_CONTACT_ID,
    });
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Mudou entretanto' });
    await vscode.commands.executeCommand('wts.reloadContact');
    assert.deepEqual(await allStored(), {});
  });

  it('copies the ID of the contact that is chosen, and of the active one', async () => {
    await vscode.commands.executeCommand('wts.copyContactId', { environment: 'sandbox', id: OTHER_ID });
    assert.equal(await vscode.env.clipboard.readText(), OTHER_ID);
    await openContact();
    await vscode.commands.executeCommand('wts.copyContactId');
    assert.equal(await vscode.env.clipboard.readText(), SAMPLE_CONTACT_ID);
  });

  it('keeps the name of a contact in the global state, and no other value', async () => {
    await changeElsewhere(account, { fields: ['Name'], name: CANARY });
    const document = await openContact();
    await setInText(document, ['annotation'], 'Anotação para ninguém');
    await saveActive();
    await vscode.commands.executeCommand('wts.pinContact');
    await openContact(OTHER_ID);
    const door = await testDoor();
    const kept = JSON.stringify(door.globalState.keys().map((key) => [key, door.globalState.get(key)]));
    // The net holds: the one value that may be there is caught.
    assert.ok(kept.includes(CANARY));
    const values = stringsIn(account.stored()).filter(
      (value) => value.length > 2 && ![CANARY, SAMPLE_CONTACT_ID].includes(value),
    );
    assert.ok(values.length > 20 && values.includes('Anotação para ninguém'));
    assert.deepEqual(
      values.filter((value) => kept.includes(value)),
      [],
    );
  });
});

/** Every text that a contact holds, at any depth. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
