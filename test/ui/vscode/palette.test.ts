import assert from 'node:assert/strict';
import { ENVIRONMENT, formIn, usePerson } from './person';

describe('The command palette', () => {
  const person = usePerson(ENVIRONMENT, { height: 1200 });

  /** Without those that VS Code makes of every view. */
  const offered = async (): Promise<string[]> =>
    (await person.workbench.offered('WTS')).filter((title) => /^WTS(?: Sandbox)?: (?!Focus on )/.test(title));

  it('offers at first what somebody without key, contact and sandbox can do', async () => {
    const titles = await offered();
    assert.deepEqual(titles.toSorted(), [
      'WTS Sandbox: Start Sandbox',
      'WTS: Find Contact...',
      'WTS: New Contact...',
      'WTS: Open Contact by ID...',
      'WTS: Set API Key...',
      'WTS: Show Log',
      'WTS: Switch Environment...',
      'WTS: Try the Sandbox',
    ]);
  });

  it('offers what can be done with a contact when one is open, and with the sandbox when it runs', async () => {
    await person.workbench.runCommand('WTS: Try the Sandbox');
    await formIn(person, 'editor');
    const titles = await offered();
    const wanted = ['WTS: Save Contact', 'WTS: Check Connection', 'WTS Sandbox: Reset Sandbox'];
    assert.deepEqual(
      wanted.filter((title) => !titles.includes(title)),
      [],
      titles.join('\n'),
    );
    assert.ok(!titles.includes('WTS: Undo Last Save...'));
  });
});
