import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cannedStates } from './page/cannedStates';
import { type FormPage, openForm, wearTheme } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { contactId, formBody, formView, pageState } from './page/states';

const translations = JSON.parse(readFileSync('l10n/bundle.l10n.pt-br.json', 'utf8')) as Record<
  string,
  string
>;

/** The colours of the button in the footer with this name: of its ground and of its words. */
async function coloursOf({ page }: FormPage, name: string): Promise<readonly string[]> {
  const button = page.locator('.footer-actions').getByRole('button', { name, exact: true });
  return button.evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    return [backgroundColor, color];
  });
}

const [black, white, clear, blue] = [
  'rgb(0, 0, 0)',
  'rgb(255, 255, 255)',
  'rgba(0, 0, 0, 0)',
  'rgb(15, 74, 133)',
];

describe('the footer of the form', () => {
  const browser = sharedBrowser();

  describe('fills the primary button in high contrast', () => {
    for (const [what, theme, changed, save, revert] of [
      ['dark', 'highContrastDark', {}, [white, black], [clear, white]],
      [
        'dark, as newer VS Codes draw it',
        'highContrastDark',
        { '--vscode-button-background': '#000000' },
        [white, black],
        [clear, white],
      ],
      [
        'dark, with a colour that another theme gives to it',
        'highContrastDark',
        { '--vscode-button-background': '#0f4a85' },
        [blue, white],
        [clear, white],
      ],
      ['light', 'highContrastLight', {}, [blue, white], [white, 'rgb(41, 41, 41)']],
    ] as const) {
      it(what, async () => {
        const form = await openForm(browser());
        await form.show(pageState({ body: formBody({ ...formView(), changeCount: 1 }) }));
        await wearTheme(form, theme, changed);
        for (const place of ['', 'sidebar']) {
          await form.page.evaluate((name) => (document.body.dataset['place'] = name), place);
          assert.deepEqual(await coloursOf(form, 'Save'), save);
          assert.deepEqual(await coloursOf(form, 'Revert all'), revert);
        }
        await form.page.getByRole('button', { name: 'Save', exact: true }).hover();
        assert.deepEqual(await coloursOf(form, 'Save'), save);
        await form.close();
      });
    }
  });

  it('asks for the preview after it has sent what is typed', async () => {
    const form = await openForm(browser());
    await form.show(pageState({ body: formBody({ ...formView(), changeCount: 1 }) }));
    await form.page.getByLabel('Name', { exact: true }).fill('Bia');
    await form.page.getByRole('button', { name: 'Preview request' }).click();
    assert.deepEqual(
      (await form.messages()).slice(1).map(({ type }) => type),
      ['edit', 'previewRequest'],
    );
    const [message] = await form.messages('previewRequest');
    assert.equal(message?.document, `wts://sandbox/${contactId}/Ana%20Souza.wts`);
    assert.equal(await form.page.locator('#spoken').textContent(), 'The request is shown beside the form.');
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
      const edges = await form.page
        .locator('#contact-name, .footer-status, .finding, .footer-actions')
        .evaluateAll((places) => {
          const sides = places.map((place) => place.getBoundingClientRect());
          return { left: sides.map(({ left }) => left), right: sides.map(({ right }) => right) };
        });
      // The name, the filter and the footer stand at the left edge; the filter and the footer at the right one.
      assert.deepEqual([...new Set(edges.left.slice(0, 3))], [14]);
      assert.equal(edges.right[1], edges.right.at(-1));
      await form.close();
    });
  }

  it('keeps two buttons of a notice in one row of a sidebar of 298 px, in Portuguese, too', async () => {
    const form = await openForm(browser(), { width: 298, language: 'pt-br', texts: translations });
    for (const state of ['saved', 'conflicts']) {
      await form.show({ ...cannedStates[state]!, place: 'sidebar' });
      const rows = await form.page
        .locator('.notice .buttons')
        .evaluateAll((places) =>
          places.map(
            (place) => new Set([...place.children].map((button) => button.getBoundingClientRect().top)).size,
          ),
        );
      assert.ok(rows.length > 0);
      // The two that settle all conflicts have longer names.
      assert.deepEqual([...new Set(rows.slice(state === 'conflicts' ? 1 : 0))], [1], state);
    }
    await form.close();
  });

  it('keeps the button that copies an error ID beside it in a sidebar of 298 px, in Portuguese, too', async () => {
    const form = await openForm(browser(), { width: 298, language: 'pt-br', texts: translations });
    await form.show({ ...cannedStates['not saved']!, place: 'sidebar' });
    const [id, copy] = await form.page
      .locator('.reference code, .reference button')
      .evaluateAll((places) => places.map((place) => place.getBoundingClientRect().bottom));
    assert.ok(Math.abs(id! - copy!) < 12, `${id} ${copy}`);
    await form.close();
  });

  for (const state of ['saved in part', 'waiting', 'held back'])
    it(`hides nothing that gets the focus behind itself or a bar above in a narrow sidebar: ${state}`, async () => {
      const form = await openForm(browser(), { width: 300, height: 600 });
      await form.show(cannedStates[state]!);
      const covered = await form.page.locator('[data-field] input').evaluateAll((inputs) => {
        const footer = document.querySelector('.footer')!;
        const held = document.querySelector('.held');
        return [...inputs, ...inputs.toReversed()].filter((input) => {
          if (!(input instanceof HTMLInputElement) || input.closest('[hidden]')) return false;
          input.focus();
          const { top, bottom } = input.getBoundingClientRect();
          const upperEdge = held?.getBoundingClientRect().bottom ?? 0;
          return top < upperEdge || bottom > footer.getBoundingClientRect().top;
        }).length;
      });
      assert.equal(covered, 0);
      await form.close();
    });

  it('keeps signs beside their words in a read-only account, in a sidebar of 300 px', async () => {
    const form = await openForm(browser(), { width: 300 });
    await form.show(cannedStates['production, read-only']!);
    const distances = await form.page.locator('.footer-status, .head .badge').evaluateAll((places) =>
      places.map((place) => {
        const words = document.createRange();
        words.selectNodeContents(place);
        const lines = [...words.getClientRects()].map(({ top, bottom }) => (top + bottom) / 2);
        const icon = place.querySelector('.codicon')!.getBoundingClientRect();
        return Math.min(...lines.slice(1).map((line) => Math.abs(line - (icon.top + icon.bottom) / 2)));
      }),
    );
    assert.equal(distances.length, 3);
    assert.ok(Math.max(...distances) <= 3, String(distances));
    const lines = await form.page
      .locator('.head .badge')
      .evaluateAll((badges) =>
        badges.map((badge) =>
          Math.round(badge.clientHeight / parseFloat(getComputedStyle(badge).lineHeight)),
        ),
      );
    assert.deepEqual(lines, [1, 1]);
    await form.close();
  });
});
