import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { portfolioId, sequenceId } from '../../../src/sandbox/account/seedIds';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { expectNoProblems, expectSaved, openById, usePerson, storedValue } from './person';

describe('A person edits what the account defines', () => {
  const person = usePerson('sandbox');
  let form: FrameLocator;
  before(async () => {
    form = await openById(person, SAMPLE_CONTACT_ID);
    await form.getByLabel('Apelido').waitFor();
  });

  const save = async (): Promise<unknown> => {
    const before = person.writes().length;
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expectSaved(person, before + 1);
    return person.writes().at(-1);
  };

  it('a text, a number, a date and a select by their names, sent in the documented form', async () => {
    await form.getByLabel('Apelido').fill('Nica');
    await form.getByLabel('Parcelas').fill('18');
    await form.getByLabel('Data de nascimento').fill('1990-03-02');
    await form.getByLabel('Tipo de contrato').selectOption({ label: 'Mensal' });
    const sent = (await save()) as { fields: string[]; customFields: Record<string, unknown> };
    assert.deepEqual(sent.fields, ['CustomFields']);
    assert.equal(sent.customFields['apelido'], 'Nica');
    assert.equal(sent.customFields['parcelas'], 18);
    assert.equal(sent.customFields['data-de-nascimento'], '1990-03-02');
    assert.equal(sent.customFields['-tipo-de-contrato-57'], 'Mensal');
    await form
      .locator('.result .notice')
      .filter({ hasText: /Saved.*Apelido/s })
      .first()
      .waitFor();
  });

  it('a portfolio and a sequence by name', async () => {
    const portfolios = form.getByRole('combobox', { name: /Portfolios/ });
    await portfolios.fill('Carteira Norte');
    await portfolios.press('ArrowDown');
    await portfolios.press('Enter');
    await portfolios.press('Escape');
    const sequences = form.getByRole('combobox', { name: /Sequences/ });
    await sequences.fill('Carrinho');
    await sequences.press('ArrowDown');
    await sequences.press('Enter');
    await sequences.press('Escape');
    const sent = (await save()) as { portfolioIds: string[]; sequenceIds: string[] };
    assert.ok(sent.portfolioIds.includes(portfolioId(1)));
    assert.deepEqual(sent.sequenceIds, [sequenceId(3)]);
    assert.ok((storedValue(person, 'portfolioIds') as string[]).includes(portfolioId(1)));
    await form
      .getByRole('status')
      .filter({ hasText: /Saved.*Sequences/s })
      .first()
      .waitFor();
  });

  it('is told at the field what is wrong with a number, and nothing is sent', async () => {
    const before = person.front.requests.length;
    const number = form.getByLabel('Parcelas');
    await number.fill('doze');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.getByRole('heading', { name: /problem/ }).waitFor();
    assert.equal(await number.getAttribute('aria-invalid'), 'true');
    assert.equal(person.front.requests.length, before);
    await form.getByRole('button', { name: 'Revert all', exact: true }).click();
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
