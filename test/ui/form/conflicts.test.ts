import assert from 'node:assert/strict';
import { cannedStates } from './page/cannedStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { field, formBody, formView, pageState } from './page/states';

describe('what was changed here and elsewhere', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const button = (name: string) => form.page.getByRole('button', { name, exact: true });

  beforeEach(async () => {
    form = await openForm(browser());
  });
  afterEach(() => form.close());

  it('settles a conflict for one field and sends nothing else', async () => {
    await form.show(cannedStates['conflicts']!);
    await form.page.getByRole('button', { name: 'Take theirs: Metadata: plan' }).click();
    await form.page.getByRole('button', { name: 'Keep mine: Name' }).click();
    const { document, textNumber } = pageState();
    assert.deepEqual((await form.messages()).slice(1), [
      { type: 'resolveConflict', document, field: 'metadata', slot: 'plan', keep: 'theirs', textNumber },
      { type: 'resolveConflict', document, field: 'name', slot: '', keep: 'mine', textNumber },
    ]);
  });

  it('settles all conflicts in one way, each as if it were chosen alone', async () => {
    await form.show(cannedStates['conflicts']!);
    await button('Keep all mine').click();
    await button('Take all theirs').click();
    const { document, textNumber } = pageState();
    const both = (keep: 'mine' | 'theirs') => [
      { type: 'resolveConflict', document, field: 'name', slot: '', keep, textNumber },
      { type: 'resolveConflict', document, field: 'metadata', slot: 'plan', keep, textNumber },
    ];
    assert.deepEqual((await form.messages()).slice(1), [...both('mine'), ...both('theirs')]);
  });

  it('leads on to Save when the last conflict is settled with the keyboard', async () => {
    const conflict = {
      field: 'name',
      slot: '',
      label: 'Name',
      base: 'Ana',
      theirs: 'Bia',
      mine: 'Cris',
    } as const;
    const view = formView([
      field('name', 'Name', { kind: 'text', text: 'Cris' }, { changed: true, was: 'Ana' }),
    ]);
    await form.show(pageState({ body: formBody(view, { conflicts: [conflict] }) }));
    await form.page.getByRole('button', { name: 'Keep mine: Name' }).press('Enter');
    await form.show(pageState({ body: formBody(view) }));
    assert.ok(await button('Save').evaluate((element) => element === document.activeElement));
  });

  it('does not say twice why there is something to choose', async () => {
    const heading = (name: string) => form.page.getByRole('heading', { name });
    const conflicts = [
      { field: 'name', slot: '', label: 'Name', base: '', theirs: 'Bia', mine: 'Cris' },
    ] as const;
    const notice = { title: 'What they were made from is lost', detail: '', reference: '', nextSteps: [] };
    await form.show(pageState({ body: formBody(formView(), { conflicts }) }));
    await heading('Not saved: the contact was changed elsewhere').waitFor();
    await form.show(pageState({ body: formBody(formView(), { conflicts, notice }) }));
    await heading('Choose which values to keep').waitFor();
    assert.equal(await heading('Not saved: the contact was changed elsewhere').count(), 0);
  });

  it('shows nothing as loaded where nobody knows that', async () => {
    const conflict = { field: 'name', slot: '', label: 'Name', theirs: 'Bia', mine: 'Cris' } as const;
    const terms = form.page.getByRole('term');
    await form.show(pageState({ body: formBody(formView(), { conflicts: [{ ...conflict, base: '' }] }) }));
    await terms.filter({ hasText: 'When loaded' }).waitFor();
    await form.show(
      pageState({ body: formBody(formView(), { conflicts: [{ ...conflict, base: undefined }] }) }),
    );
    await terms.filter({ hasText: 'When loaded' }).waitFor({ state: 'detached' });
    assert.deepEqual(await terms.allTextContents(), ['Theirs, now', 'Mine']);
  });

  it('says of an older version that there are newer values, unless conflicts say it', async () => {
    const heading = form.page.getByRole('heading', { name: 'WTS Chat has newer values' });
    const conflicts = [
      { field: 'name', slot: '', label: 'Name', base: '', theirs: 'Bia', mine: 'Cris' },
    ] as const;
    await form.show(pageState({ body: formBody(formView(), { isBehind: true }) }));
    await heading.waitFor();
    await form.show(pageState({ body: formBody(formView(), { isBehind: true, conflicts }) }));
    assert.equal(await heading.count(), 0);
  });
});
