import * as vscode from 'vscode';
import { type AccountFacts, loadAccountFacts } from '../../core/accountTypes/accountFacts';
import { jsonSchemaOf } from '../../core/accountTypes/jsonSchema';
import { typeScriptOf } from '../../core/accountTypes/typeScript';
import { readEnvironmentName } from '../reference/contactArgument';
import type { Environments } from '../startup/environments';
import type { Connections } from './connections';
import { requireEnvironment } from './requireEnvironment';

interface Notation {
  readonly label: string;
  readonly description: string;
  readonly fileName: string;
  readonly textOf: (facts: AccountFacts) => string;
}

interface TypesParts {
  readonly connections: Connections;
  readonly environments: Environments;
}

function notations(): readonly [typeScript: Notation, jsonSchema: Notation] {
  return [
    {
      label: 'TypeScript',
      description: vscode.l10n.t('a wrong key or option does not compile'),
      fileName: 'wts-account.d.ts',
      textOf: typeScriptOf,
    },
    {
      label: 'JSON Schema',
      description: vscode.l10n.t('for validators and other languages'),
      fileName: 'wts-account.schema.json',
      textOf: jsonSchemaOf,
    },
  ];
}

/**
 * Writes what the active environment's account holds besides its contacts as types, and shows the file. What the
 * argument says (`out`, a path; `schema`; `environment`) is not asked for.
 */
export async function generateTypes(
  argument: unknown,
  { connections, environments }: TypesParts,
): Promise<void> {
  const named = readEnvironmentName(argument);
  const environment = named === undefined ? environments.active() : requireEnvironment(environments, named);
  const out = readOption(argument, 'out');
  const [typeScript, jsonSchema] = notations();
  const isSchema = readOption(argument, 'schema') === true;
  const notation =
    typeof out === 'string' ? (isSchema ? jsonSchema : typeScript) : await pickNotation(environment.name);
  const file = typeof out === 'string' ? vscode.Uri.file(out) : notation && (await pickFile(notation));
  if (notation === undefined || file === undefined) return;
  const facts = await connections.use(environment.name, (api) => loadAccountFacts(api));
  await write(file, notation.textOf(facts));
  await vscode.window.showTextDocument(file);
}

function readOption(argument: unknown, name: string): unknown {
  return typeof argument === 'object' && argument !== null ? Reflect.get(argument, name) : undefined;
}

async function pickNotation(environment: string): Promise<Notation | undefined> {
  return await vscode.window.showQuickPick(notations(), {
    title: vscode.l10n.t('Types of the account in {0}', environment),
    placeHolder: vscode.l10n.t('Custom fields, tags, portfolios and sequences; nothing of any contact'),
  });
}

async function pickFile({ fileName, label }: Notation): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
    filters: { [label]: [fileName.endsWith('.json') ? 'json' : 'ts'] },
    title: vscode.l10n.t('Write the types to'),
  });
}

async function write(file: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      vscode.l10n.t(
        '{0} cannot be written: {1} Choose another place.',
        vscode.workspace.asRelativePath(file),
        reason,
      ),
      { cause: error },
    );
  }
}
