import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { changeElsewhere, ENVIRONMENT, expectNoProblems, expectValue, formIn, usePerson } from './person';
import { collectWritten, placesWith, type Written } from './writtenPlaces';

/** Values of the contact, which may lie nowhere but where unsaved edits are kept. */
const LOADED = {
  annotation: 'Canario-carregado-anotacao',
  instagram: 'canario.carregado.instagram',
  metadata: 'Canario-carregado-metadado',
  customField: 'Canario-carregado-campo',
};
const TYPED = 'canario.digitado@exemplo.technology';
const SAVED = 'canario.salvo@exemplo.technology';
const REFUSED = 'canario.recusado@exemplo.technology';
/** The name is part of the tab's address, which the README says. */
const NAME = 'Canario Nomeado';

describe('What VS Code writes in a session', () => {
  const person = usePerson(ENVIRONMENT);
  before(async () => {
    person.workbench.page.on('console', (message) => logged.push(message.text()));
    await changeElsewhere(person, SAMPLE_CONTACT_ID, {
      fields: ['Name', 'Annotation', 'Instagram', 'Metadata', 'CustomFields'],
      name: NAME,
      annotation: LOADED.annotation,
      instagram: LOADED.instagram,
      metadata: { crmId: LOADED.metadata },
      customFields: { apelido: LOADED.customField },
    });
  });

  /** Everything on disk and in the browser, and what VS Code logs: desktop VS Code writes that to a file. */
  const written = async (): Promise<Written> =>
    new Map([
      ...(await collectWritten(person.workbench.dataFolder, person.workbench.page)),
      ['console', Buffer.from(logged.join('\n'))],
    ]);
  const logged: string[] = [];
  const values = [...Object.values(LOADED), TYPED, SAVED, REFUSED];

  it('holds the unsaved edit and what it was made from while there is one, and the key nowhere', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Set API Key...');
    await workbench.quickInput(SANDBOX_KEY);
    await workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
    await workbench.quickInput(SAMPLE_CONTACT_ID);
    const form = await formIn(person, 'editor');
    await expectValue(form.getByLabel('Instagram', { exact: true }), LOADED.instagram);
    await form.getByLabel('E-mail', { exact: true }).fill(TYPED);
    await workbench.userData.backedUp(TYPED);
    const found = await written();
    const typedIn = placesWith(found, TYPED);
    // The search works: what must be there is found.
    assert.ok(typedIn.length > 0 && typedIn.every((place) => /Backups/i.test(place)), typedIn.join('\n'));
    const loadedIn = placesWith(found, LOADED.metadata).filter((place) => !typedIn.includes(place));
    assert.ok(
      loadedIn.length === 1 && loadedIn.every((place) => /[\\/]baselines[\\/]/.test(place)),
      loadedIn.join('\n'),
    );
    assert.deepEqual(placesWith(found, SANDBOX_KEY), []);
  });

  it('holds no value and no key after saves, refusals, errors, the JSON view, the sidebar, a reload and an end', async () => {
    const { workbench, front } = person;
    let form = await formIn(person, 'editor');
    const email = () => form.getByLabel('E-mail', { exact: true });
    await email().press('Control+s');
    await form.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
    await workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    // The API echoes the value and the key, and VS Code tells of its own save that it failed.
    front.fault = ({ method }) =>
      method === 'PUT'
        ? {
            status: 500,
            body: JSON.stringify({ error: true, key: 'OTHER', text: `${REFUSED} ${SANDBOX_KEY} recusado` }),
          }
        : undefined;
    await email().fill(REFUSED);
    await workbench.page.locator('.tab.active.dirty').waitFor();
    await email().press('Control+s');
    await form.getByRole('heading', { name: /Not saved/ }).waitFor();
    await workbench.runCommand('File: Save');
    await workbench.notifications().filter({ hasText: 'Failed to save' }).first().waitFor();
    front.fault = () => ({
      status: 401,
      body: JSON.stringify({
        error: true,
        key: 'ERROR_UNAUTHORIZED',
        text: `Acesso negado ${SANDBOX_KEY} ${REFUSED}`,
      }),
    });
    await workbench.runCommand('WTS: Reload Contact');
    await workbench.notifications().filter({ hasText: 'refused' }).first().waitFor();
    front.fault = () => undefined;
    await workbench.userData.backedUp(REFUSED);
    await workbench.reload();
    form = await formIn(person, 'editor');
    await expectValue(email(), REFUSED);
    await email().fill(SAVED);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
    await workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    await workbench.openSidebar('WTS');
    await formIn(person, 'sidebar');
    await workbench.runCommand('WTS: Show Contact as JSON');
    await workbench.page.locator('.monaco-editor .view-lines').getByText(SAVED).waitFor();
    await workbench.runCommand('View: Close All Editors');
    await workbench.page.locator('.tab').first().waitFor({ state: 'detached' });
    // A reload has VS Code write what it still holds in memory.
    await workbench.reload();
    await workbench.openSidebar('WTS');
    const found = await written();
    // The search works in the browser's storage, too: the secret storage is there, and the name in a list of recent editors.
    assert.match(found.get('browser: localStorage')?.toString() ?? '', /secrets\.provider/);
    assert.match(found.get('console')?.toString() ?? '', /handleSaveError/);
    assert.ok(placesWith(found, NAME).length + placesWith(found, encodeURIComponent(NAME)).length > 0);
    for (const value of values) assert.deepEqual([value, ...placesWith(found, value)], [value]);
    assert.deepEqual(placesWith(found, SANDBOX_KEY), []);
    const parts = [SANDBOX_KEY.slice(3, 20), SANDBOX_KEY.slice(-16)];
    for (const part of parts) assert.deepEqual(placesWith(found, part), []);
  });

  it('had a key that worked, or nothing could have been found', () => {
    assert.ok(person.writes().length >= 2);
    expectNoProblems(person);
  });
});
