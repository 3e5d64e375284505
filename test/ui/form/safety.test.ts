import assert from 'node:assert/strict';
import { cannedStates } from './page/cannedStates';
import { openForm } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { hostileKinds } from './page/customStates';
import {
  field,
  formBody,
  formView,
  head,
  pageState,
  picked,
  someTags,
  tagIds,
  withTags,
} from './page/states';

const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>${0}{0}';

describe('the form under its content security policy', () => {
  const browser = sharedBrowser();

  for (const [name, state] of Object.entries(cannedStates)) {
    it(`breaks no rule of the policy and does not overflow 300 pixels: ${name}`, async () => {
      const form = await openForm(browser(), { lists: someTags, width: 300 });
      await form.show(state);
      await form.post({ type: 'focusProblems' });
      const overflow = await form.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide`);
      assert.deepEqual(await form.troubles(), []);
      await form.close();
    });
  }

  it('shows markup from the API as text everywhere', async () => {
    const lists = withTags([{ id: tagIds.vip, name: hostile, colors: undefined }]);
    const form = await openForm(browser(), { lists });
    const body = formView(
      [
        field(
          'name',
          hostile,
          { kind: 'text', text: hostile },
          { changed: true, was: hostile, help: hostile },
        ),
        field('tags', 'Tags', picked('tags', [hostile, hostile])),
        field('metadata', 'Metadata', {
          kind: 'rows',
          rows: [{ key: hostile, text: hostile, isText: true }],
        }),
        ...hostileKinds(hostile),
      ],
      {
        head: {
          ...head,
          name: hostile,
          status: hostile,
          statusCode: hostile,
          phone: hostile,
          id: hostile,
          updatedAt: hostile,
        },
        details: [{ key: hostile, label: hostile, text: hostile }],
        general: [{ slot: hostile, severity: 'error', message: hostile }],
      },
    );
    const notice = { title: hostile, detail: hostile, reference: hostile, nextSteps: [] };
    await form.show(
      pageState({
        environment: { name: hostile, production: true, readOnly: false },
        body: formBody(body, { notice }),
      }),
    );
    await form.page.getByRole('combobox', { name: 'Tags' }).click();
    assert.equal(await form.page.getByRole('heading', { level: 1 }).innerText(), hostile);
    assert.equal(await form.page.locator('main img, main script').count(), 0);
    assert.equal(await form.page.evaluate(() => 'hacked' in window), false);
    assert.deepEqual(await form.troubles(), []);
    await form.close();
  });

  it('does not listen to messages that are not the host’s', async () => {
    const form = await openForm(browser());
    await form.show(pageState());
    for (const data of [null, 'state', { type: 'constructor' }, { type: 7 }])
      await form.page.evaluate((message) => {
        window.postMessage(message, '*');
      }, data);
    await form.post({ type: 'flush' });
    assert.deepEqual(await form.troubles(), []);
    assert.deepEqual((await form.messages()).at(-1), { type: 'flushed' });
    await form.close();
  });

  it('speaks the language that the host hands it', async () => {
    const form = await openForm(browser(), {
      language: 'pt-br',
      texts: { Save: 'Salvar "já"', 'Updated {when}': 'Atualizado {when}' },
    });
    await form.show(pageState());
    await form.page.getByRole('button', { name: 'Salvar "já"' }).waitFor();
    assert.match(await form.page.locator('.head-facts').innerText(), /Atualizado (há|mês|ano|ontem)/);
    await form.close();
  });
});
