import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { type Sandbox, SAMPLE_CONTACT_ID, startSandbox } from '../../../src/sandbox/sandbox';
import { FaultyFront } from '../../support/faultyFront';
import { Workbench } from '../../support/workbench';

/** The environment that tests use a key with; "sandbox" needs none. */
export const ENVIRONMENT = 'teste';

/** A person before a VS Code of their own, with an account of their own. */
export interface Person {
  readonly workbench: Workbench;
  readonly sandbox: Sandbox;
  readonly front: FaultyFront;
  /** Bodies of PUT and POST requests so far. */
  writes(): unknown[];
  close(): Promise<void>;
}

export async function startPerson(
  environment: string,
  environments: Readonly<Record<string, object>> = {},
): Promise<Person> {
  const sandbox = await startSandbox({ port: 0 });
  const front = await FaultyFront.start(sandbox.url);
  const workbench = await Workbench.open({
    settings: {
      'wts.environment': environment,
      'wts.environments': {
        sandbox: { baseUrl: front.url },
        [ENVIRONMENT]: { baseUrl: front.url },
        ...environments,
      },
    },
  });
  return {
    workbench,
    sandbox,
    front,
    writes: () =>
      front.requests.filter(({ method }) => method !== 'GET').map(({ body }) => JSON.parse(body) as unknown),
    close: async () => {
      await workbench.close();
      await front.close();
      await sandbox.close();
    },
  };
}

export function storedValue(person: Person, key: string, id = SAMPLE_CONTACT_ID): unknown {
  return (person.sandbox.contact(id) as Record<string, unknown> | undefined)?.[key];
}

export async function openById(person: Person, text: string): Promise<FrameLocator> {
  await person.workbench.runCommand('WTS: Open Contact by ID...');
  await person.workbench.quickInput(text);
  return await formIn(person, 'editor');
}

/** The form in a tab or the sidebar, when it is drawn. */
export async function formIn(person: Person, place: 'editor' | 'sidebar'): Promise<FrameLocator> {
  const form = await person.workbench.webview(place);
  await form.getByLabel('Name', { exact: true }).waitFor();
  return form;
}

/** Asks again until the page has drawn what it was sent. */
export async function expectValue(input: Locator, wanted: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  let found = await input.inputValue();
  while (found !== wanted && Date.now() < deadline) found = await input.inputValue();
  assert.equal(found, wanted);
}

/** Nothing went wrong that nobody saw: no refused script, no error in a form, nothing uncaught in the extension. */
export function expectNoProblems({ workbench }: Person): void {
  assert.deepEqual(workbench.problems, {
    cspViolations: [],
    webviewErrors: [],
    extensionErrors: [],
    foreignRequests: [],
  });
}
