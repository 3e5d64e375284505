import assert from 'node:assert/strict';
import type { RowValue } from '../../../src/core/fields/fieldView';
import type { PageState } from '../../../src/protocol/messages';
import { keysHeardByVsCode, openForm, type FormPage } from './page/formPage';
import { type Held, type RealKey, RealKeys } from '../../support/workbench/realKeys';
import { sharedBrowser } from './page/sharedBrowser';
import { field, formBody, formView, someTags, stateWith } from './page/states';

const OTHER = 'wts://sandbox/other/Caio.wts';
const ctrl: Held = { ctrl: true };
const changed: PageState = stateWith(
  field('name', 'Name', { kind: 'text', text: 'Ana' }, { changed: true, was: 'Ana Souza' }),
  { place: 'sidebar' },
);

const saves: readonly (readonly [string, RealKey, Held])[] = [
  ['Latin', { key: 's', code: 'KeyS' }, ctrl],
  ['Latin with Caps Lock', { key: 'S', code: 'KeyS' }, ctrl],
  ['Latin with Cmd', { key: 's', code: 'KeyS' }, { meta: true }],
  ['Cyrillic', { key: 'ы', code: 'KeyS' }, ctrl],
  ['Greek', { key: 'σ', code: 'KeyS' }, ctrl],
  ['Arabic', { key: 'س', code: 'KeyS' }, ctrl],
  ['Korean', { key: 'ㄴ', code: 'KeyS' }, ctrl],
  ['Japanese kana', { key: 'と', code: 'KeyS' }, ctrl],
  ['Cyrillic with Caps Lock', { key: 'Ы', code: 'KeyS' }, ctrl],
  ['Colemak, where S is where others have D', { key: 's', code: 'KeyD' }, ctrl],
  ['a dead key at the place of S', { key: 'Dead', code: 'KeyS' }, ctrl],
  ['Hebrew', { key: 'ד', code: 'KeyS' }, ctrl],
  ['Thai', { key: 'ห', code: 'KeyS' }, ctrl],
  ['Devanagari, whose key types a mark', { key: 'े', code: 'KeyS' }, ctrl],
  ['Dvorak, where S is where others have ";"', { key: 's', code: 'Semicolon' }, ctrl],
  ['an input method that keeps the letter to itself', { key: 'Process', code: 'KeyS' }, ctrl],
];

const savesNot: readonly (readonly [string, RealKey, Held])[] = [
  ['a lone Ctrl', { key: 'Control', code: 'ControlLeft' }, ctrl],
  ['Ctrl+O of Dvorak, where others have S', { key: 'o', code: 'KeyS' }, ctrl],
  ['Ctrl+R of Colemak, where others have S', { key: 'r', code: 'KeyS' }, ctrl],
  ['Ctrl+Ş of Turkish', { key: 'ş', code: 'Semicolon' }, ctrl],
  ['Ctrl and a dead key', { key: 'Dead', code: 'Quote' }, ctrl],
  ['Ctrl+Shift+S', { key: 'S', code: 'KeyS' }, { ctrl: true, shift: true }],
  ['Ctrl+Alt+S', { key: 's', code: 'KeyS' }, { ctrl: true, alt: true }],
];

const undos: readonly (readonly [string, RealKey])[] = [
  ['Latin', { key: 'z', code: 'KeyZ' }],
  ['Cyrillic', { key: 'я', code: 'KeyZ' }],
  ['Thai', { key: 'ผ', code: 'KeyZ' }],
  ['Greek', { key: 'ζ', code: 'KeyZ' }],
  ['Hebrew', { key: 'ז', code: 'KeyZ' }],
  ['Arabic', { key: 'ئ', code: 'KeyZ' }],
  ['Arabic, redo', { key: 'غ', code: 'KeyY' }],
  ['AZERTY, where Z is where others have W', { key: 'z', code: 'KeyW' }],
  ['QWERTZ, where Z is where others have Y', { key: 'z', code: 'KeyY' }],
  ['Cyrillic, redo', { key: 'н', code: 'KeyY' }],
];

const undosNot: readonly (readonly [string, RealKey])[] = [
  ['AZERTY, where W is where others have Z', { key: 'w', code: 'KeyZ' }],
  ['Dvorak, where ";" is where others have Z', { key: ';', code: 'KeyZ' }],
];

describe('chords on the keyboards of the world', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  let keys: RealKeys;
  const name = () => form.page.getByLabel('Name', { exact: true });
  const wished = async () => (await form.messages()).slice(1).map(({ type }) => type);
  const showRows = (rows: readonly RowValue[]) =>
    form.show({
      ...changed,
      body: formBody(formView([field('metadata', 'Metadata', { kind: 'rows', rows })])),
    });
  const textsSent = async () =>
    (await form.messages('edit')).map(({ edit }) => (edit.kind === 'text' ? edit.text : edit.kind));

  beforeEach(async () => {
    form = await openForm(browser());
    await form.show(changed);
    keys = await RealKeys.of(form.page);
    await name().press('End');
  });
  afterEach(() => form.close());

  for (const [keyboard, key, held] of saves)
    it(`saves once, what is typed included, and keeps the key from VS Code: ${keyboard}`, async () => {
      await form.page.clock.install();
      await form.page.keyboard.insertText('!');
      await keys.press(key, held);
      assert.deepEqual(await wished(), ['edit', 'save']);
      assert.ok(!(await keysHeardByVsCode(form)).includes(key.key));
    });

  for (const [what, key, held] of savesNot)
    it(`saves nothing and leaves the key to VS Code: ${what}`, async () => {
      await keys.press(key, held);
      assert.deepEqual(await form.messages('save'), []);
      assert.ok((await keysHeardByVsCode(form)).includes(key.key));
    });

  for (const [keyboard, key] of undos)
    it(`undoes in the sidebar's input alone, not in the active file: ${keyboard}`, async () => {
      await keys.press(key, ctrl);
      assert.ok(!(await keysHeardByVsCode(form)).includes(key.key));
    });

  for (const [keyboard, key] of undosNot)
    it(`takes no other key for undo: ${keyboard}`, async () => {
      await keys.press(key, ctrl);
      assert.ok((await keysHeardByVsCode(form)).includes(key.key));
    });

  it('sends nothing at a lone Ctrl, so that typing goes on as one edit', async () => {
    await form.page.clock.install();
    await form.page.keyboard.insertText('!');
    await keys.press({ key: 'Control', code: 'ControlLeft' }, ctrl);
    assert.deepEqual(await wished(), []);
  });

  it('types the letter of AltGr, which Windows reports as Ctrl+Alt', async () => {
    await form.page.clock.install();
    await keys.type({ key: 'ś', code: 'KeyS' }, { ctrl: true, alt: true });
    assert.equal(await name().inputValue(), 'Anaś');
    assert.deepEqual(await wished(), []);
  });

  it('saves once while the key is held down', async () => {
    await keys.press({ key: 's', code: 'KeyS' }, ctrl, 5);
    assert.equal((await form.messages('save')).length, 1);
  });

  it('ends what an input method composes, then saves what is on the screen, once', async () => {
    await form.page.clock.install();
    await keys.compose('に');
    await keys.compose('日本');
    await keys.press({ key: 'Process', code: 'KeyS' }, ctrl);
    assert.deepEqual(await wished(), ['edit', 'save']);
    assert.deepEqual(await textsSent(), ['Ana日本']);
    assert.equal(await name().inputValue(), 'Ana日本');
    await form.page.keyboard.insertText('!');
    assert.equal(await name().inputValue(), 'Ana日本!');
  });

  it('saves the contact that is composed in when another one waits to be shown', async () => {
    await keys.compose('日本');
    await form.show(
      stateWith(field('name', 'Name', { kind: 'text', text: 'Caio' }, { changed: true }), {
        document: OTHER,
      }),
    );
    await keys.press({ key: 's', code: 'KeyS' }, ctrl);
    assert.deepEqual(
      (await form.messages('save')).map(({ document }) => document),
      [changed.document],
    );
    assert.equal(await name().inputValue(), 'Caio');
  });

  it('sends no half of a character by the clock, nor at another chord', async () => {
    await form.page.clock.install();
    await keys.compose('に');
    await form.page.clock.runFor(2000);
    await keys.press({ key: 'b', code: 'KeyB' }, ctrl);
    assert.deepEqual(await wished(), []);
  });

  it('leaves undo to the input method while it composes, in a tab, too', async () => {
    await form.show({ ...changed, place: 'tab' });
    await keys.compose('に');
    await keys.press({ key: 'z', code: 'KeyZ' }, ctrl);
    assert.ok(!(await keysHeardByVsCode(form)).includes('z'));
  });

  for (const [where, label, message] of [
    ['picks no option', 'Tags', 'edit'],
    ['opens no contact', 'Contact ID in sandbox', 'open'],
  ] as const)
    it(`${where} with the Enter that ends a composition`, async () => {
      await form.show({ ...changed, opener: { environment: 'sandbox', busy: false, problem: '' } });
      await form.post({ type: 'lists', lists: someTags });
      const box = form.page.getByLabel(label, { exact: true }).and(form.page.locator('input'));
      await box.pressSequentially('V');
      await keys.compose('ip');
      await keys.press({ key: 'Enter', code: 'Enter' }, {});
      assert.deepEqual(await form.messages(message), []);
    });

  it('goes to no other row with the Enter that ends a composition', async () => {
    const rows = [{ key: 'plan', text: 'gold', isText: true }];
    await showRows(rows);
    const value = form.page.getByLabel('Value of plan');
    await value.press('End');
    await keys.compose('に');
    await keys.press({ key: 'Enter', code: 'Enter' }, {});
    assert.ok(await value.evaluate((input) => input === document.activeElement));
  });

  it('takes a letter that a dead key made, and groups it with those before', async () => {
    await form.page.clock.install();
    await form.page.keyboard.insertText('J');
    await keys.press({ key: 'Dead', code: 'Quote' }, {});
    await keys.type({ key: 'á', code: 'KeyA' }, {});
    await form.page.clock.runFor(300);
    assert.deepEqual(await textsSent(), ['AnaJá']);
  });

  it('does not empty the filter with the Escape that ends a composition', async () => {
    const rows = Array.from({ length: 13 }, (_, index) => ({ key: `k${index}`, text: 'v', isText: true }));
    await showRows(rows);
    const filter = form.page.getByLabel('Filter fields');
    await filter.fill('k1');
    await keys.compose('に');
    await keys.press({ key: 'Escape', code: 'Escape' }, {});
    assert.notEqual(await filter.inputValue(), '');
  });
});
