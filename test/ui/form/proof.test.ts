import assert from 'node:assert/strict';
import type { SaveResult } from '../../../src/core/fields/fieldView';
import { cannedStates } from './page/cannedStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { custom, formBody, formView, pageState, saved, shownDocument } from './page/states';

describe('the proof of a save', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const canned = async (name: string) => {
    const state = cannedStates[name];
    assert.ok(state, name);
    await form.show(state);
  };
  const button = (name: string) => form.page.getByRole('button', { name, exact: true });
  const saidShort = () => form.page.getByRole('status', { name: 'Result of the save' }).innerText();
  const lines = () => form.page.locator('.changes .fact').locator('visible=true').allInnerTexts();
  const showTaken = (...taken: SaveResult['taken']) =>
    form.show(
      pageState({
        body: formBody(formView(), {
          result: { taken, notTaken: [], unchecked: [], changedElsewhere: [] },
        }),
      }),
    );

  beforeEach(async () => {
    form = await openForm(browser());
  });
  afterEach(() => form.close());

  it('reads out what was saved in a sentence, with the names of a few fields', async () => {
    await showTaken(
      saved('name', 'Name', { sent: 'Ana' }),
      saved('tags', 'Tags: VIP', { item: 'VIP', before: 'there' }),
    );
    assert.equal(await saidShort(), 'Saved: Name, Tags.');
    await canned('saved');
    assert.equal(await saidShort(), 'Saved: 10 changes.');
  });

  it('lists what was saved field by field, old and new, and what came to and went from a set', async () => {
    await showTaken(
      saved('name', 'Name', { before: 'Ana', sent: 'Ana Souza' }),
      saved('email', 'E-mail', { before: 'ana@example.com' }),
      saved('tags', 'Tags: VIP', { slot: '1', item: 'VIP', before: 'there' }),
      saved('tags', 'Tags: Lead', { slot: '2', item: 'Lead', sent: 'there' }),
    );
    const read = (await lines()).map((line) => line.replace(/\s+/g, ' '));
    assert.deepEqual(read, [
      'Name Ana → now: Ana Souza',
      'E-mail ana@example.com → now: Empty',
      'Tags − Removed: VIP + Added: Lead',
    ]);
  });

  it('shows a saved day as the inputs of dates show it', async () => {
    const visit = { slot: 'proxima-visita', before: '2026-03-01', sent: '2026-04-02' };
    await showTaken(saved('customFields', 'Next visit', visit));
    assert.equal((await lines())[0]?.replace(/\s+/g, ' '), 'Next visit 03/01/2026 → now: 04/02/2026');
  });

  it('shows a saved time as the inputs of times show it', async () => {
    const time = custom('horario', 'Best time', { kind: 'time', text: '15:45' });
    const taken = [
      saved('customFields', 'Best time', { slot: 'horario', before: '09:30', sent: '15:45' }),
      saved('customFields', 'Best time', { slot: 'horario', before: '09:30:05', sent: '' }),
    ];
    const result = { taken, notTaken: [], unchecked: [], changedElsewhere: [] };
    await form.show(pageState({ body: formBody(formView([time]), { result }) }));
    const [first, second] = (await lines()).map((line) => line.replace(/\s+/g, ' '));
    assert.equal(first, 'Best time 09:30 AM → now: 03:45 PM');
    assert.equal(second, 'Best time 09:30:05 → now: Empty');
  });

  it('folds a long list for the eye, and shows it whole when asked', async () => {
    await canned('saved');
    const folded = form.page.locator('.changes .unseen', { has: form.page.locator('dt') });
    assert.equal(await folded.count(), 2);
    await button('Show 2 more').press('Enter');
    assert.equal(await folded.count(), 0);
    await button('Show fewer').press('Enter');
    assert.equal(await folded.count(), 2);
  });

  it('asks to undo the save, and to show what it has sent', async () => {
    await canned('saved');
    await button('Undo').click();
    await button('Show Request').click();
    assert.deepEqual((await form.messages()).slice(-2), [
      { type: 'undoSave', document: shownDocument },
      { type: 'showSaveRequest', document: shownDocument },
    ]);
  });
});
