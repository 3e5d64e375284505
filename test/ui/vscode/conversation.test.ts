import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { ENVIRONMENT, expectNoProblems, formIn, usePerson } from './person';

const LIMITED = '{"httpStatusCode":401,"error":true,"key":"ERROR_UNAUTHORIZED","text":"Acesso negado"}';

describe('A person looks for the last conversation of a contact', () => {
  const person = usePerson(ENVIRONMENT, { marks: { webApp: 'https://marca.example' } });

  it('is told quietly that the key may not read it, in a form that works on', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Set API Key...');
    await workbench.quickInput(SANDBOX_KEY);
    await workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
    await workbench.quickInput(SAMPLE_CONTACT_ID);
    const form = await formIn(person, 'editor');
    person.front.fault = ({ path }) =>
      path.startsWith('/chat/v2/session') ? { status: 401, body: LIMITED } : undefined;
    await form.getByRole('button', { name: 'Show last conversation' }).click();
    await form.getByText('This key may not read conversations.').waitFor();
    await form.getByLabel('Name', { exact: true }).waitFor();
    person.front.fault = () => undefined;
  });

  it('sees when it was after the contact is loaded again, and opens it in the web app', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Reload Contact');
    const form = await formIn(person, 'editor');
    await form.getByRole('button', { name: 'Show last conversation' }).click();
    await form.getByText(/Last conversation: .*in progress/).waitFor();
    await form.getByRole('button', { name: 'Open in WTS Chat' }).click();
    await workbench.page
      .getByRole('dialog')
      .getByText(/https:\/\/marca\.example\/chat2\/sessions\/[0-9a-f-]{36}/)
      .waitFor();
    await workbench.page.keyboard.press('Escape');
    expectNoProblems(person);
  });
});
