import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { BaselineKeeper } from '../../../src/host/baselineKeeper';
import type { BaselineStore } from '../../../src/host/baselineStore';
import type { ConflictSettling } from '../../../src/host/conflictSettling';
import type { ContactDocuments } from '../../../src/host/contactDocuments';
import type { ContactSession } from '../../../src/host/contactSession';
import type { ContactSessions } from '../../../src/host/contactSessions';
import type { CutOffSaves } from '../../../src/host/cutOffSaves';
import { baseline } from '../builders';

const never = () => new Promise<never>(() => undefined);

describe('the baseline of a restored text', () => {
  const kept = baseline({ name: 'Ana Souza' });
  const reference = { environment: 'sandbox', id: 'c0000001-5eed-4000-8000-00000000000c' };

  function restore(adopted: () => Promise<void>): {
    readonly shown: unknown[];
    readonly told: unknown[];
    readonly adopt: () => Promise<void>;
  } {
    const [shown, told]: [unknown[], unknown[]] = [[], []];
    const session = {
      reference,
      content: { kind: 'unloaded' },
      show: (content: unknown) => shown.push(content),
    } as unknown as ContactSession;
    const keeper = new BaselineKeeper(
      { read: async () => Promise.resolve(kept), wasSaving: never } as unknown as BaselineStore,
      { at: () => session } as unknown as ContactSessions,
      { isDirty: () => true } as unknown as ContactDocuments,
      {} as unknown as ConflictSettling,
      adopted,
      {} as unknown as CutOffSaves,
      never,
      () => undefined,
      (error) => told.push(error),
    );
    const document = { uri: undefined, getText: () => '{}' } as unknown as vscode.TextDocument;
    return { shown, told, adopt: () => keeper.adopt(document) };
  }

  it('is given back without waiting for the form that is opened then: the form waits for it', async () => {
    const { shown, adopt } = restore(never);
    await adopt();
    assert.deepEqual(shown, [{ kind: 'loaded', baseline: kept }]);
  });

  it('is given back when the form cannot be opened, which is told', async () => {
    const problem = new Error('No form.');
    const { shown, told, adopt } = restore(() => Promise.reject(problem));
    await adopt();
    assert.equal(shown.length, 1);
    assert.deepEqual(told, [problem]);
  });
});
