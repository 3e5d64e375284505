import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cannedStates } from './cannedStates';
import { openForm } from './formPage';
import { sharedBrowser } from './sharedBrowser';
import { contactId, formBody, formView, pageState } from './states';

const translations = JSON.parse(readFileSync('l10n/bundle.l10n.pt-br.json', 'utf8')) as Record<
  string,
  string
>;

describe('the footer of the form', () => {
  const browser = sharedBrowser();

  it('asks for the preview after it has sent what is typed', async () => {
    const form = await openForm(browser());
    await form.show(pageState({ body: formBody({ ...formView(), changeCount: 1 }) }));
    await form.page.getByLabel('Name', { exact: true }).fill('Bia');
    await form.page.getByRole('button', { name: 'Preview request' }).click();
    assert.deepEqual(
      (await form.wishes()).slice(1).map(({ type }) => type),
      ['edit', 'previewRequest'],
    );
    const [wish] = await form.wishes('previewRequest');
    assert.equal(wish?.document, `wts://sandbox/${contactId}/Ana%20Souza.wts`);
    await form.close();
  });

  for (const [language, texts] of [
    ['en', {}],
    ['pt-br', translations],
  ] as const) {
    it(`keeps its buttons in one row of a sidebar of 300 px (${language})`, async () => {
      const form = await openForm(browser(), { width: 300, language, texts });
      await form.show(cannedStates['problems']!);
      const tops = await form.page.locator('.footer-actions button').evaluateAll((buttons) =>
        buttons.map((button) => {
          const { top, bottom } = button.getBoundingClientRect();
          return Math.round((top + bottom) / 2);
        }),
      );
      assert.equal(tops.length, 3);
      assert.ok(Math.max(...tops) - Math.min(...tops) <= 2, String(tops));
      const overflow = await form.page.evaluate(
        () => document.documentElement.scrollWidth > window.innerWidth,
      );
      assert.equal(overflow, false);
      await form.close();
    });
  }
});
