import assert from 'node:assert/strict';
import { setInterval } from 'node:timers/promises';
import type { FrameLocator, Locator } from 'playwright-core';
import { contactId } from '../../../src/sandbox/account/seedIds';
import { type Sandbox, SAMPLE_CONTACT_ID, startSandbox } from '../../../src/sandbox/sandbox';
import { sharedBrowser } from '../../support/browser/browser';
import { FaultyFront } from '../../support/faults/faultyFront';
import { PATIENCE_MS } from '../../support/timeouts';
import { plainSettings, type Settings } from '../../support/vscode/vscodeServer';
import { Workbench } from '../../support/workbench/workbench';
import { allPassed, SharedWindows } from './sharedWindows';

const LOOK_MS = 5_000;

/** The environment that tests use a key with; "sandbox" needs none. */
export const ENVIRONMENT = 'teste';

/** A person before a VS Code of their own, with an account of their own. */
export interface Person {
  readonly workbench: Workbench;
  readonly sandbox: Sandbox;
  readonly front: FaultyFront;
  /** Bodies of PUT and POST requests so far. */
  writes(): unknown[];
}

interface PersonOptions {
  readonly settings?: Settings;
  /** Of the environment that tests use a key with. */
  readonly marks?: { readonly production?: boolean; readonly readOnly?: boolean; readonly webApp?: string };
  /** Of the window, in CSS pixels. */
  readonly height?: number;
  /** Absolute paths of extensions under development; ours alone unless given. */
  readonly extensions?: readonly string[];
  /**
   * Whether it may be the window that another `describe` was done with, to be left for the next: for tests that leave
   * nothing that `cleanUp` does not know of, such as a key, a pin or another environment.
   */
  readonly sharesWindow?: boolean;
}

type StartedPerson = Person & { close(): Promise<void> };

/** A contact that no test reads. */
const BYSTANDER = contactId(13);
const windows = new SharedWindows<StartedPerson>(cleanUp);
after(() => windows.close());

/** A person for the tests of a `describe`. When one of them fails, pictures of the open windows are kept. */
export function usePerson(environment: string, options: PersonOptions = {}): Person {
  const { sharesWindow = false, ...given } = options;
  const own = { settings: {}, ...given };
  const settings = JSON.stringify([environment, own]);
  let person: StartedPerson | undefined;
  const here = (): Person => {
    if (person === undefined) throw new Error('The person comes with the first test.');
    return person;
  };
  before(async () => {
    const left = sharesWindow ? await windows.take(settings) : undefined;
    person = left ?? (await startPerson(environment, own));
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await here().workbench.keepPictures(this.currentTest.fullTitle());
  });
  after(async function () {
    if (person === undefined) return;
    const isDone = sharesWindow && allPassed(this.test?.parent ?? assert.fail());
    await (isDone ? windows.leave(settings, person) : person.close());
  });
  return {
    get workbench() {
      return here().workbench;
    },
    get sandbox() {
      return here().sandbox;
    },
    get front() {
      return here().front;
    },
    writes: () => here().writes(),
  };
}

async function startPerson(
  environment: string,
  { settings = {}, marks = {}, ...size }: PersonOptions,
): Promise<StartedPerson> {
  const sandbox = await startSandbox({ port: 0 });
  const front = await FaultyFront.start(sandbox.url);
  const workbench = await Workbench.open({
    ...size,
    browser: await sharedBrowser(),
    settings: {
      ...plainSettings,
      ...settings,
      'wts.environment': environment,
      'wts.sandbox.port': sandbox.port,
      'wts.environments': {
        sandbox: { baseUrl: front.url },
        [ENVIRONMENT]: { baseUrl: front.url, ...marks },
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

/** Nothing is open, shown or changed any more. The sidebar holds on to what was last in a tab: to nobody's contact. */
async function cleanUp(person: Person): Promise<void> {
  const { workbench, sandbox, front } = person;
  front.fault = () => undefined;
  front.before = () => Promise.resolve();
  await workbench.page.keyboard.press('Escape');
  await workbench.discardAllEditors();
  await workbench.openSidebar('Explorer');
  await openById(person, BYSTANDER);
  await workbench.discardAllEditors();
  await workbench.runCommand('Notifications: Clear All Notifications');
  await sandbox.reset();
  front.requests.length = 0;
  const { cspViolations, webviewErrors, extensionErrors, foreignRequests } = workbench.problems;
  for (const found of [cspViolations, webviewErrors, extensionErrors, foreignRequests]) found.length = 0;
}

export function storedValue(person: Person, key: string, id = SAMPLE_CONTACT_ID): unknown {
  return (person.sandbox.contact(id) as Record<string, unknown> | undefined)?.[key];
}

/** Someone else changes a contact, not through the extension. */
export async function changeElsewhere({ sandbox }: Person, id: string, body: unknown): Promise<void> {
  const response = await fetch(`${sandbox.url}/core/v2/contact/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200);
}

export async function openById(person: Person, id: string): Promise<FrameLocator> {
  const prompt = person.workbench.quickInputMessage().filter({ hasText: "contact's ID" });
  await person.workbench.answerCommand('WTS: Open Contact by ID...', (within) => prompt.waitFor(within));
  await person.workbench.quickInput(id);
  return await formWith(person, (form) => form.getByText(id, { exact: true }));
}

/**
 * The tab's form that shows what `find` names. Looks again: for a moment the form of the tab before may still be the one
 * shown, and after a reload VS Code brings tabs back one by one.
 * @param click brings the form's tab to the front, each time
 */
export function formWith(
  person: Person,
  find: (form: FrameLocator) => Locator,
  click?: (attempt: number) => Promise<void>,
): Promise<FrameLocator> {
  return lookForForm(person, 'editor', find, click);
}

async function lookForForm(
  { workbench }: Person,
  place: 'editor' | 'sidebar',
  find: (form: FrameLocator) => Locator,
  click: (attempt: number) => Promise<void> = () => Promise.resolve(),
): Promise<FrameLocator> {
  const look = async (attempt: number): Promise<FrameLocator> => {
    await click(attempt);
    const form = await workbench.webview(place, { timeout: LOOK_MS });
    await find(form).first().waitFor({ timeout: LOOK_MS });
    return form;
  };
  const deadline = Date.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt++) {
    try {
      return await look(attempt);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/**
 * The form in the tab of a contact. After a reload VS Code may have opened its text in a tab of its own as well, with the
 * same label: a person who finds the text there clicks the other.
 */
export function formInTab(person: Person, name: string): Promise<FrameLocator> {
  const tabs = person.workbench.tab(name);
  return formWith(
    person,
    (form) => form.getByRole('heading', { level: 1, name }),
    async (attempt) => {
      await tabs.first().waitFor();
      await tabs.nth(attempt % (await tabs.count())).click();
    },
  );
}

/** The form in a tab or the sidebar, when it is drawn. Where a tab has it, the sidebar is asked to show it too. */
export function formIn(person: Person, place: 'editor' | 'sidebar'): Promise<FrameLocator> {
  return lookForForm(
    person,
    place,
    (form) => form.getByLabel('Name', { exact: true }),
    async () => {
      if (place === 'editor') return;
      const form = await person.workbench.webview(place, { timeout: LOOK_MS });
      const ask = form.getByRole('button', { name: 'Show the Form Here Too' });
      const drawn = form.getByRole('heading', { level: 1 }).or(form.getByLabel('Contact ID'));
      await drawn.first().waitFor({ timeout: LOOK_MS });
      // It goes when the sidebar moves on to another contact.
      if (await ask.isVisible()) await ask.click({ timeout: LOOK_MS });
    },
  );
}

/** Asks again until the page has drawn what it was sent. */
export async function expectValue(input: Locator, wanted: string): Promise<void> {
  assert.equal(
    await eventually(
      () => input.inputValue(),
      (found) => found === wanted,
    ),
    wanted,
  );
}

/** Waits until this many updates have been sent and the answer to the last is shown: no tab is dirty any more. */
export async function expectSaved(person: Person, writes: number): Promise<void> {
  await expectWrites(person, writes);
  await person.workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
}

/** Waits until this many updates have been sent, and not one more. */
export async function expectWrites(person: Person, writes: number): Promise<void> {
  const sent = await eventually(
    () => person.writes().length,
    (found) => found >= writes,
  );
  assert.equal(sent, writes);
}

async function eventually<Value>(
  read: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> {
  const looks = setInterval(20, undefined, { signal: AbortSignal.timeout(PATIENCE_MS) });
  let found = await read();
  try {
    while (!holds(found)) {
      await looks[Symbol.asyncIterator]().next();
      found = await read();
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
  }
  return found;
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
