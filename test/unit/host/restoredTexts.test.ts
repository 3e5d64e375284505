import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { ContactSession } from '../../../src/host/contact/contactSession';
import { RestoredTexts } from '../../../src/host/restore/restoredTexts';

/** A document of a contact that is unsaved or not, which is known of the contact, and what the API answers in the end. */
function opened({ isDirty = true, content = 'unloaded' } = {}) {
  let answer: (isRestored: boolean) => void = () => undefined;
  const asked = new Promise<boolean>((resolve) => (answer = resolve));
  const state = { content: { kind: content }, document: { isOpen: content === 'loaded' } };
  const restored: string[] = [];
  const restore = (text: string) => {
    restored.push(text);
    return asked;
  };
  const session = { state, core: { restore } } as unknown as ContactSession;
  const forms: ContactSession[] = [];
  const vscodeSays = { isDirty, text: 'as restored' };
  const texts = new RestoredTexts({ at: () => session }, { isDirty: () => vscodeSays.isDirty }, (which) =>
    forms.push(which),
  );
  const document = { getText: () => vscodeSays.text } as unknown as vscode.TextDocument;
  return { adopt: () => texts.adopt(document), answer, forms, restored, vscodeSays };
}

describe('a text that VS Code has restored', () => {
  it('has its form at once when it is unsaved, before the API has answered, and one', async () => {
    const { adopt, answer, forms } = opened();
    const adopted = [adopt(), adopt()];
    assert.equal(forms.length, 1);
    answer(true);
    await Promise.all(adopted);
    assert.equal(forms.length, 1);
  });

  it('has it also where the contact cannot be read, or proves to have no edits', async () => {
    const { adopt, answer, forms } = opened();
    const adopted = adopt();
    answer(false);
    await adopted;
    assert.equal(forms.length, 1);
  });

  it('has it as soon as VS Code says that it is unsaved', () => {
    const { adopt, forms, vscodeSays } = opened({ isDirty: false });
    void adopt();
    assert.equal(forms.length, 0);
    vscodeSays.isDirty = true;
    void adopt();
    assert.equal(forms.length, 1);
  });

  it('has it in the end where its edits came to light only then', async () => {
    const { adopt, answer, forms } = opened({ isDirty: false });
    const adopted = adopt();
    answer(true);
    await adopted;
    assert.equal(forms.length, 1);
  });

  it('is told with the line ends that it was made with', () => {
    const { adopt, restored, vscodeSays } = opened();
    vscodeSays.text = '{\r\n}\r\n';
    void adopt();
    assert.deepEqual(restored, ['{\n}\n']);
  });

  it('has none when it is as it was saved', async () => {
    const { adopt, answer, forms } = opened({ isDirty: false });
    const adopted = adopt();
    answer(false);
    await adopted;
    assert.equal(forms.length, 0);
  });

  it('has none before the API has answered for what is typed in it meanwhile', () => {
    const { adopt, forms, vscodeSays } = opened({ isDirty: false });
    void adopt();
    Object.assign(vscodeSays, { isDirty: true, text: 'as typed' });
    void adopt();
    assert.equal(forms.length, 0);
  });

  for (const content of ['loading', 'failed', 'loaded']) {
    it(`has none when it is opened by hand: the contact is ${content}`, async () => {
      const { adopt, answer, forms } = opened({ content });
      const adopted = adopt();
      answer(false);
      await adopted;
      assert.equal(forms.length, 0);
    });
  }
});
