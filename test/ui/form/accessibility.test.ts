import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { cannedStates } from './cannedStates';
import { openForm, wearTheme, type FormPage } from './formPage';
import { sharedBrowser } from './sharedBrowser';
import { someTags } from './states';
import { themes, type ThemeName } from './themes';

const themeNames = Object.keys(themes) as ThemeName[];

/** What axe finds that keeps people out, as sentences. */
async function barriers({ page }: FormPage): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`),
    );
}

describe('the form is there for everybody', function () {
  this.timeout(30_000);
  const browser = sharedBrowser();

  for (const [name, state] of Object.entries(cannedStates)) {
    it(`axe finds no serious barrier in four themes: ${name}`, async () => {
      const form = await openForm(browser(), { lists: someTags });
      await form.show(state);
      await form.post({ type: 'focusProblems' });
      for (const theme of themeNames) {
        await wearTheme(form, theme);
        assert.deepEqual(await barriers(form), [], theme);
      }
      await form.close();
    });
  }

  it('axe finds no serious barrier among keys, hidden fields and lists that failed', async () => {
    const failed = {
      kind: 'failed',
      failure: { message: 'No answer from the API.', reference: '' },
    } as const;
    const lists = { ...someTags, sequences: failed, contactSequences: failed, customFields: failed };
    const form = await openForm(browser(), { lists });
    await form.show(cannedStates['hidden fields']!);
    await form.page.getByRole('button', { name: 'Show keys and types' }).click();
    await form.page.getByRole('button', { name: 'Show 2 hidden fields' }).click();
    for (const theme of themeNames) {
      await wearTheme(form, theme);
      assert.deepEqual(await barriers(form), [], theme);
    }
    await form.close();
  });

  it('axe finds no serious barrier in an open picker', async () => {
    const form = await openForm(browser(), { lists: someTags });
    await form.show(cannedStates['contact']!);
    await form.page.getByRole('combobox', { name: 'Tags' }).click();
    await form.page.keyboard.press('ArrowDown');
    assert.deepEqual(await barriers(form), []);
    await form.close();
  });
});
