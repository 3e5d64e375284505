import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import * as vscode from 'vscode';
import {
  type Account,
  changeElsewhere,
  closeEverything,
  openContact,
  saveActive,
  setInText,
  useAccount,
} from '../account';

/** What the person does here, and what others do to fields that the person never touches. */
type Step =
  | { readonly kind: 'edit'; readonly field: 'name' | 'email'; readonly value: string }
  | { readonly kind: 'elsewhere'; readonly field: 'Annotation' | 'Instagram'; readonly value: string }
  | { readonly kind: 'undo' | 'redo' | 'reload' | 'save' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: editStep() },
  { weight: 3, arbitrary: elsewhereStep() },
  { weight: 7, arbitrary: plainStep() },
);

function plainStep(): fc.Arbitrary<Step> {
  const kinds = ['undo', 'undo', 'redo', 'reload', 'reload', 'save'] as const;
  return fc.constantFrom(...kinds).map((kind) => ({ kind }));
}

function editStep(): fc.Arbitrary<Step> {
  const values = ['a@example.com', 'b@example.com', 'c@example.com'];
  return fc.record({
    kind: fc.constant('edit' as const),
    field: fc.constantFrom('name' as const, 'email' as const),
    value: fc.constantFrom(...values),
  });
}

function elsewhereStep(): fc.Arbitrary<Step> {
  return fc.record({
    kind: fc.constant('elsewhere' as const),
    field: fc.constantFrom('Annotation' as const, 'Instagram' as const),
    value: fc.constantFrom('um', 'dois', 'tres'),
  });
}

describe('undo and redo across saves and reloads', () => {
  const account = useAccount();
  afterEach(closeEverything);

  it('never have a save send what the person did not edit, and lose nothing of what others changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        await account.sandbox.reset();
        const document = await openContact();
        for (const one of steps) await take(one, document, account);
        await saveWithout(account);
        await closeEverything();
      }),
      { numRuns: 12 },
    );
  });
});

async function take(one: Step, document: vscode.TextDocument, account: Account): Promise<void> {
  switch (one.kind) {
    case 'edit':
      await edit(document, one.field, one.value);
      break;
    case 'elsewhere':
      await changeElsewhere(account, { fields: [one.field], [one.field.toLowerCase()]: one.value });
      break;
    case 'undo':
    case 'redo':
      await vscode.commands.executeCommand(one.kind);
      break;
    case 'reload':
      await vscode.commands.executeCommand('wts.reloadContact');
      break;
    case 'save':
      await saveWithout(account);
      break;
  }
}

/** The extension hears of an undo a moment later, and VS Code takes no edit of an older text: that is tried again. */
async function edit(document: vscode.TextDocument, field: string, value: string): Promise<void> {
  const isApplied = await setInText(document, [field], value).then(
    () => true,
    (error: unknown) => {
      if (error instanceof assert.AssertionError) return false;
      throw error;
    },
  );
  if (!isApplied) await edit(document, field, value);
}

/** Saves, and finds that of the others' fields nothing was sent. */
async function saveWithout(account: Account): Promise<void> {
  const { annotation, instagram } = account.stored();
  const before = account.front.requests.length;
  await saveActive();
  const sent = account.front.requests
    .slice(before)
    .filter(({ method }) => method === 'PUT')
    .flatMap(({ body }) => (JSON.parse(body) as { fields: string[] }).fields);
  assert.deepEqual(
    sent.filter((field) => field !== 'Name' && field !== 'Email'),
    [],
  );
  assert.deepEqual([account.stored()['annotation'], account.stored()['instagram']], [annotation, instagram]);
}
