import assert from 'node:assert/strict';
import { source as axeSource, type AxeResults } from 'axe-core';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { themes } from '../../support/workbench/workbench';
import { formIn, openById, usePerson } from './person';

describe('The form in VS Code is accessible', () => {
  const person = usePerson('sandbox', { sharesWindow: true });
  after(() => person.workbench.setTheme('Default Light Modern'));
  before(async () => {
    const form = await openById(person, SAMPLE_CONTACT_ID);
    await form.getByLabel('E-mail', { exact: true }).fill('a@b');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.getByRole('heading', { name: /problem/ }).waitFor();
    await person.workbench.openSidebar('WTS');
    await formIn(person, 'sidebar');
  });

  /** What the buttons Save and Revert all are filled with, and the page. */
  const fills = async (): Promise<readonly string[]> => {
    const form = await formIn(person, 'editor');
    const buttons = ['Save', 'Revert all'].map((name) => form.getByRole('button', { name, exact: true }));
    return Promise.all(
      [...buttons, form.locator('body')].map((place) =>
        place.evaluate((element) => getComputedStyle(element).backgroundColor),
      ),
    );
  };

  for (const theme of themes) {
    it(`in ${theme}, with an error, in the tab and in the sidebar`, async () => {
      await person.workbench.setTheme(theme);
      // axe itself injects styles that the page's policy refuses.
      const refused = person.workbench.problems.cspViolations.length;
      assert.equal(theme === themes[0] ? refused : 0, 0);
      for (const place of ['editor', 'sidebar'] as const) {
        const frame = await person.workbench.webviewFrame(place);
        await frame.evaluate(axeSource);
        const results = await frame.evaluate<AxeResults>('axe.run(document)');
        const serious = results.violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${place} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        assert.deepEqual(serious, []);
        assert.ok(results.passes.length > 20, 'axe has looked at the form');
      }
      const [save = '', ...others] = await fills();
      assert.ok(!others.includes(save), `Save is filled: ${save}, beside ${others.join(' and ')}`);
    });
  }
});
