import assert from 'node:assert/strict';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { pageState } from './page/states';

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
});
