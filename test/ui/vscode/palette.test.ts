import assert from 'node:assert/strict';
import { ENVIRONMENT, formIn, usePerson } from './person';

describe('The command palette', () => {
  const person = usePerson(ENVIRONMENT);

  it('offers at first what somebody without key, contact and sandbox can do', async () => {
    const titles = await person.workbench.offered('WTS', 'WTS: Try the Sandbox');
    // VS Code makes commands of every view, too.
    const ours = titles.filter((title) => /^WTS(?: Sandbox)?: (?!Focus on )/.test(title));
    assert.deepEqual(ours.toSorted(), [
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
    for (const title of ['WTS: Save Contact', 'WTS: Check Connection', 'WTS Sandbox: Reset Sandbox'])
      await person.workbench.offered(title, title);
    const ofSandbox = await person.workbench.offered('WTS: Sandbox', 'WTS: Try the Sandbox');
    assert.ok(!ofSandbox.includes('WTS Sandbox: Stop Sandbox'), 'It was started elsewhere.');
  });
});
