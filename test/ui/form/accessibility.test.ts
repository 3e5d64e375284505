import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser } from 'playwright-core';
import type { AccountLists } from '../../../src/core/fields/fieldView';
import { cannedStates } from './page/cannedStates';
import { openForm, wearTheme, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { someTags } from './page/states';
import { themes, type ThemeName } from './page/themes';

const otherThemes = (Object.keys(themes) as ThemeName[]).filter((theme) => theme !== 'light');

/** What depends on the colours of a theme; all else is the same in each. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** What axe finds that keeps people out, as sentences: by all its rules, or by some. The page knows axe already. */
async function barriers({ page }: FormPage, rules?: readonly string[]): Promise<string[]> {
  const results = await page.evaluate<AxeResults, RunOptions>(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(options),
    { resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) },
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`),
    );
}

async function openWithAxe(browser: Browser, lists: AccountLists): Promise<FormPage> {
  const form = await openForm(browser, { lists });
  await form.page.evaluate(axe.source);
  return form;
}

async function expectNoBarriers(form: FormPage): Promise<void> {
  assert.deepEqual(await barriers(form), []);
  for (const theme of otherThemes) {
    await wearTheme(form, theme);
    assert.deepEqual(await barriers(form, rulesOfColour), [], theme);
  }
  await wearTheme(form, 'light');
}

describe('the form is there for everybody', () => {
  const browser = sharedBrowser();

  describe('in every state', () => {
    let form: FormPage;
    before(async () => {
      form = await openWithAxe(browser(), someTags);
    });
    after(() => form.close());

    for (const [name, state] of Object.entries(cannedStates)) {
      it(`axe finds no serious barrier in four themes: ${name}`, async () => {
        await form.show(state);
        await form.post({ type: 'focusProblems' });
        await expectNoBarriers(form);
      });
    }
  });

  it('axe finds no serious barrier among keys, hidden fields and lists that failed', async () => {
    const failed = {
      kind: 'failed',
      failure: { message: 'No answer from the API.', reference: '' },
    } as const;
    const lists = { ...someTags, sequences: failed, contactSequences: failed, customFields: failed };
    const form = await openWithAxe(browser(), lists);
    await form.show(cannedStates['hidden fields']!);
    await form.page.getByRole('button', { name: 'Show keys and types' }).click();
    await form.page.getByRole('button', { name: 'Show 2 hidden fields' }).click();
    await expectNoBarriers(form);
    await form.close();
  });

  it('axe finds no serious barrier in an open picker', async () => {
    const form = await openWithAxe(browser(), someTags);
    await form.show(cannedStates['contact']!);
    await form.page.getByRole('combobox', { name: 'Tags' }).click();
    await form.page.keyboard.press('ArrowDown');
    await expectNoBarriers(form);
    await form.close();
  });
});
