import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import {
  ENVIRONMENT,
  expectNoProblems,
  expectSaved,
  formIn,
  openById,
  type Person,
  usePerson,
} from './person';

const chip = (form: FrameLocator, name: string): Locator =>
  form.getByRole('list', { name: 'Tags: chosen' }).getByRole('listitem').filter({ hasText: name });
const box = (form: FrameLocator): Locator => form.getByRole('combobox', { name: 'Tags' });
const madeTags = ({ front }: Person): number =>
  front.requests.filter(({ method, path }) => method === 'POST' && path === '/core/v1/tag').length;

async function ask(form: FrameLocator, name: string): Promise<void> {
  await box(form).fill(name);
  await form.getByRole('option', { name: `Create tag “${name}”...` }).click();
}

describe('A person makes a tag that is missing', () => {
  const person = usePerson('sandbox', { sharesWindow: true });

  it('from the picker, picks its colour, and has it on the contact as an unsaved edit', async () => {
    const form = await openById(person, SAMPLE_CONTACT_ID);
    await ask(form, 'Feira 2026');
    await person.workbench.quickInputBox().fill('green_400');
    await person.workbench.quickPickRow('GREEN_400').click();
    await chip(form, 'Feira 2026').getByText('(new)').waitFor();
    assert.equal(await box(form).inputValue(), '');
    await person.workbench.page.locator('.tab.dirty').first().waitFor();
    assert.equal(madeTags(person), 1);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expectSaved(person, 2);
    expectNoProblems(person);
  });

  it('makes none when the question is left, and the name stays in the box', async () => {
    const form = await openById(person, SAMPLE_CONTACT_ID);
    await ask(form, 'Talvez');
    await person.workbench.quickPickRow('GRAY_600').waitFor();
    await person.workbench.page.keyboard.press('Escape');
    await person.workbench.quickInputBox().waitFor({ state: 'hidden' });
    assert.equal(await box(form).inputValue(), 'Talvez');
    assert.equal(madeTags(person), 1);
  });
});

describe('A person makes a tag in a production account', () => {
  const person = usePerson(ENVIRONMENT, { marks: { production: true } });

  it('and is asked once before', async () => {
    await person.workbench.runCommand('WTS: Set API Key...');
    await person.workbench.quickInput(SANDBOX_KEY);
    await person.workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
    await person.workbench.quickInput(SAMPLE_CONTACT_ID);
    const form = await formIn(person, 'editor');
    await ask(form, 'Feira 2026');
    const dialog = person.workbench.page.getByRole('dialog');
    await dialog.getByText('a production environment').waitFor();
    assert.equal(madeTags(person), 0);
    await dialog.getByRole('button', { name: 'Create Tag' }).click();
    await person.workbench.quickPickRow('GRAY_600').click();
    await chip(form, 'Feira 2026').getByText('(new)').waitFor();
    assert.equal(madeTags(person), 1);
  });
});
