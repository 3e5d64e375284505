import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { RealKeys } from '../../support/workbench/realKeys';
import { expectNoProblems, expectWrites, formIn, openById, storedValue, usePerson } from './person';

const CYRILLIC_S = { key: 'ы', code: 'KeyS' };

describe('A person with a Cyrillic keyboard', () => {
  const person = usePerson('sandbox', { sharesWindow: true });

  for (const place of ['editor', 'sidebar'] as const)
    it(`saves the contact with Ctrl+S in the ${place}, once`, async () => {
      const saves = person.writes().length;
      const keys = await RealKeys.of(person.workbench.page);
      if (place === 'editor') await openById(person, SAMPLE_CONTACT_ID);
      else await person.workbench.openSidebar('WTS');
      const form = await formIn(person, place);
      await form.getByLabel('Name', { exact: true }).fill(`Анна ${place}`);
      await keys.press(CYRILLIC_S, { ctrl: true });
      await expectWrites(person, saves + 1);
      await form.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
      assert.equal(storedValue(person, 'name'), `Анна ${place}`);
    });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
