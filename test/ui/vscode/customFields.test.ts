import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { portfolioId, sequenceId } from '../../../src/sandbox/account/seedIds';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { expectNoProblems, expectSaved, openById, usePerson, storedValue } from './person';

describe('A person edits what the account defines', () => {
  const person = usePerson('sandbox', { sharesWindow: true });
  let form: FrameLocator;
  before(async () => {
    form = await openById(person, SAMPLE_CONTACT_ID);
    await form.getByLabel('Apelido').waitFor();
  });

  const saveAll = async (writes: number): Promise<unknown[]> => {
    const before = person.writes().length;
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expectSaved(person, before + writes);
    return person.writes().slice(before);
  };
  const save = async (): Promise<unknown> => (await saveAll(1))[0];

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
    await form
      .getByText(/may send real messages to this person/)
      .first()
      .waitFor();
    const [update, membership] = await saveAll(2);
    assert.deepEqual(update, { fields: ['SequenceIds'], sequenceIds: [sequenceId(3)] });
    assert.deepEqual(membership, { contactId: SAMPLE_CONTACT_ID });
    assert.ok((storedValue(person, 'portfolioIds') as string[]).includes(portfolioId(1)));
    await form
      .getByRole('status')
      .filter({ hasText: /Saved.*Sequences/s })
      .first()
      .waitFor();
  });

  it('a sequence that the contact is to leave, which the list of its sequences proves', async () => {
    await form.getByRole('button', { name: 'Remove Carrinho abandonado', exact: true }).click();
    assert.deepEqual(await save(), { contactId: SAMPLE_CONTACT_ID });
    const left = person.front.requests.filter(({ method }) => method === 'DELETE').at(-1);
    assert.equal(left?.path, `/chat/v1/sequence/${sequenceId(3)}/contact`);
    assert.ok(!(storedValue(person, 'sequenceIds') as string[]).includes(sequenceId(3)));
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
