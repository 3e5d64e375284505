import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { ContactSession } from '../../../src/host/contact/contactSession';
import { RestoredForms } from '../../../src/host/restore/restoredForms';

const reference = { environment: 'sandbox', id: 'c0000001-5eed-4000-8000-00000000000c' };

interface Tab {
  isActive: boolean;
  readonly isForm: boolean;
  readonly group?: unknown;
}

/** VS Code has restored the text of one contact; what it shows changes by `change`. */
function restored(showForm: () => Promise<void> = () => Promise.resolve()) {
  const sessionNow = () => ({ reference }) as unknown as ContactSession;
  const session = sessionNow();
  const [shown, told, groups]: [ContactSession[], unknown[], unknown[]] = [[], [], []];
  const [tabs, listeners]: [Tab[], (() => void)[]] = [[], []];
  let sessions = [session];
  const event = (listener: () => void) => {
    listeners.push(listener);
    return { dispose: () => undefined };
  };
  const forms = new RestoredForms(
    { onDidChangeTabs: event as unknown as vscode.Event<vscode.TabChangeEvent> },
    { onDidEnd: event as never, find: () => sessions[0] },
    {
      tabs: () => tabs as unknown as vscode.Tab[],
      formTab: () => tabs.find(({ isForm }) => isForm) as vscode.Tab | undefined,
    },
    (which, group) => {
      shown.push(which);
      groups.push(group);
      return showForm();
    },
    (error) => told.push(error),
  );
  const change = (...now: Tab[]): void => {
    tabs.splice(0, tabs.length, ...now);
    listeners.forEach((listener) => {
      listener();
    });
  };
  const end = (): void => {
    sessions = [];
    change();
    sessions = [sessionNow()];
  };
  return { forms, session, shown, groups, told, change, end };
}

const inFront: Tab = { isActive: true, isForm: false };
const behind: Tab = { isActive: false, isForm: false };

describe('the form of restored text', () => {
  it('comes at once when the text is in front', () => {
    const { forms, session, shown, change } = restored();
    change(inFront);
    forms.bringBack(session);
    assert.deepEqual(shown, [session]);
  });

  it('comes in the group that shows the text', () => {
    const { forms, session, groups, change } = restored();
    const group = { viewColumn: 2 };
    change(behind, { ...inFront, group });
    forms.bringBack(session);
    assert.deepEqual(groups, [group]);
  });

  it('comes when the text comes to the front, and once', () => {
    const { forms, session, shown, change } = restored();
    forms.bringBack(session);
    change(behind);
    assert.deepEqual(shown, []);
    change(inFront);
    change(inFront);
    assert.deepEqual(shown, [session]);
  });

  it('is not brought when VS Code has restored it, too', () => {
    const { forms, session, shown, change } = restored();
    forms.bringBack(session);
    change(inFront, { isActive: false, isForm: true });
    assert.deepEqual(shown, []);
  });

  it('does not come again when it was drawn and then closed', () => {
    const { forms, session, shown, change } = restored();
    forms.bringBack(session);
    change(behind, { isActive: true, isForm: true });
    forms.noteForm(session);
    change(inFront);
    assert.deepEqual(shown, []);
  });

  it('is forgotten with the contact, so that its text can be opened alone later', () => {
    const { forms, session, shown, change, end } = restored();
    change(behind);
    forms.bringBack(session);
    end();
    change(inFront);
    assert.deepEqual(shown, []);
  });

  it('tells when it cannot be opened', async () => {
    const problem = new Error('No form.');
    const { forms, session, told, change } = restored(() => Promise.reject(problem));
    change(inFront);
    forms.bringBack(session);
    await new Promise(setImmediate);
    assert.deepEqual(told, [problem]);
  });
});
