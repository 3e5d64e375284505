import assert from 'node:assert/strict';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { formBody, formView, pageState } from './page/states';

function longNames() {
  const name = 'A very long name of a contact that never ends '.repeat(8).trim();
  const form = formView();
  return { name, state: pageState({ body: formBody({ ...form, head: { ...form.head, name } }) }) };
}

describe('the head of the form', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  beforeEach(async () => {
    form = await openForm(browser());
  });
  afterEach(() => form.close());

  it('says where contacts open from while that is another environment than its own, and only then', async () => {
    const sentence = form.page.getByText('Find, hovers and Open by ID use production now.');
    await form.show(pageState());
    assert.equal(await sentence.count(), 0);
    await form.show(pageState({ activeElsewhere: 'production' }));
    assert.match(await sentence.innerText(), /^This contact is of sandbox\./);
  });

  it('cuts a name of hundreds of letters after three lines, and has it whole where the mouse rests', async () => {
    const { state, name } = longNames();
    await form.show(state);
    const title = form.page.locator('h1');
    assert.equal(await title.getAttribute('title'), name);
    const [line, height] = await title.evaluate((element) => [
      Number.parseFloat(getComputedStyle(element).lineHeight),
      element.getBoundingClientRect().height,
    ]);
    assert.ok(height <= 3 * line + 1, `${height} px of lines of ${line} px`);
  });

  it('shows a skeleton of the form while a contact loads, but not for what is there in a moment', async () => {
    await form.show(pageState({ body: { kind: 'loading' } }));
    const seen = await form.page.locator('.skeleton').evaluate((element) =>
      [0, 1000].map((milliseconds) => {
        for (const animation of element.getAnimations()) {
          animation.pause();
          animation.currentTime = milliseconds;
        }
        return getComputedStyle(element).opacity;
      }),
    );
    assert.deepEqual(seen, ['0', '1']);
    assert.ok((await form.page.locator('.bone').count()) > 4);
  });
});
