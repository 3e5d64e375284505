import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { BaselineKeeper } from '../../../src/host/restore/baselineKeeper';
import type { BaselineStore } from '../../../src/host/storage/baselineStore';
import type { ConflictSettling } from '../../../src/host/saving/conflictSettling';
import type { ContactDocuments } from '../../../src/host/contact/contactDocuments';
import type { ContactSession } from '../../../src/host/contact/contactSession';
import type { ContactSessions } from '../../../src/host/contact/contactSessions';
import type { CutOffSaves } from '../../../src/host/restore/cutOffSaves';
import { baseline } from '../builders';

const never = () => new Promise<never>(() => undefined);

describe('the baseline of a restored text', () => {
  const kept = baseline({ name: 'Ana Souza' });
  const reference = { environment: 'sandbox', id: 'c0000001-5eed-4000-8000-00000000000c' };

  it('is given back, and only then a form is asked for', async () => {
    const done: unknown[] = [];
    const session = {
      reference,
      content: { kind: 'unloaded' },
      show: (content: unknown) => done.push(content),
    } as unknown as ContactSession;
    const keeper = new BaselineKeeper(
      { read: async () => Promise.resolve(kept), wasSaving: never } as unknown as BaselineStore,
      { at: () => session } as unknown as ContactSessions,
      { isDirty: () => true } as unknown as ContactDocuments,
      {} as unknown as ConflictSettling,
      () => done.push('form'),
      {} as unknown as CutOffSaves,
      never,
      () => undefined,
      (error) => done.push(error),
    );
    await keeper.adopt({ uri: undefined, getText: () => '{}' } as unknown as vscode.TextDocument);
    assert.deepEqual(done, [{ kind: 'loaded', baseline: kept }, 'form']);
  });
});
