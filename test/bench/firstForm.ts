import { SAMPLE_CONTACT_ID, startSandbox } from '../../src/sandbox/sandbox';
import { contactId } from '../../src/sandbox/account/seedIds';
import { vscodeVersionUnderTest } from '../support/vscode/npmVscode';
import { Workbench } from '../support/workbench/workbench';
import { quantile } from './formTimes';
import type { Row } from './table';

const starts = 3;
const title = 'WTS: Open Contact by ID...';

interface Waits {
  /** From the command to the box that asks for the id: at first the extension starts and its runtime is loaded. */
  readonly box: number;
  /** From the id to the form's first input that can be typed in. */
  readonly form: number;
}

async function timed(act: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** What a person waits for who opens a contact, without the time that they take to answer. */
async function openContact(workbench: Workbench, id: string): Promise<Waits> {
  await workbench.page.locator('.monaco-workbench').press('F1');
  await workbench.quickInputBox().fill(`>${title}`);
  await workbench.quickPickRow(title).waitFor();
  const box = await timed(async () => {
    await workbench.quickInputBox().press('Enter');
    await workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
  });
  await workbench.quickInputBox().fill(id);
  const form = await timed(async () => {
    await workbench.quickInputBox().press('Enter');
    const page = await workbench.webview('editor');
    await page.getByLabel('Name', { exact: true }).focus();
  });
  return { box, form };
}

interface Opened {
  readonly first: Waits;
  /** The next contact in the same window, when the first one's tab is closed: what the start adds is not in it. */
  readonly next: Waits;
}

async function measureOpenings(port: number): Promise<Opened> {
  const workbench = await Workbench.open({
    settings: { 'wts.environment': 'sandbox', 'wts.sandbox.port': port },
  });
  try {
    // Extensions arrive after the workbench.
    await workbench.offered(title, title);
    const first = await openContact(workbench, SAMPLE_CONTACT_ID);
    await workbench.runCommand('View: Close All Editors');
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    return { first, next: await openContact(workbench, contactId(2)) };
  } finally {
    await workbench.close();
  }
}

/** From the command's call to the form of the first contact, and how many times as long that is as for the next one. */
export async function firstFormRows(): Promise<Row[]> {
  const sandbox = await startSandbox({ port: 0 });
  try {
    const opened: Opened[] = [];
    for (let start = 0; start < starts; start += 1) opened.push(await measureOpenings(sandbox.port));
    const middle = (pick: (one: Opened) => number) => quantile(opened.map(pick), 0.5);
    const milliseconds = (pick: (one: Opened) => number) => `${middle(pick).toFixed(0)} ms`;
    const sum = ({ box, form }: Waits) => box + form;
    const times = (middle(({ first }) => sum(first)) / middle(({ next }) => sum(next))).toFixed(1);
    const parts = `${milliseconds(({ first }) => first.box)} to the question, ${milliseconds(({ first }) => first.form)} to the form`;
    return [
      {
        what: `command to the form of the first contact, VS Code ${vscodeVersionUnderTest()}, median of ${starts}`,
        measured: `${milliseconds(({ first }) => sum(first))} (${parts}); the next one ${milliseconds(({ next }) => sum(next))} (${times} times)`,
        budget: '',
      },
    ];
  } finally {
    await sandbox.close();
  }
}
