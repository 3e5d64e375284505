#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises';
import { type AccountFacts, loadAccountFacts } from '../../core/accountTypes/accountFacts';
import { differences, type Difference } from '../../core/accountTypes/difference';
import { jsonSchemaOf } from '../../core/accountTypes/jsonSchema';
import { typeScriptOf } from '../../core/accountTypes/typeScript';
import type { ApiConnection } from '../../core/api/connection';
import { createContactApi } from '../../core/api/contactApi';
import { chooseAccount, explainFailure } from '../account';
import { readTypesOptions, type TypesOptions, UsageError, usage } from './typesOptions';

const DIFFERENT = 1;
const WRONG_USAGE = 2;

interface Output {
  /** Undefined: printed. */
  readonly file: string | undefined;
  readonly text: string;
}

async function run(): Promise<number> {
  const options = readTypesOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    console.log(usage);
    return 0;
  }
  const outputs = outputsOf(options, await load(chooseAccount({ ...options, env: process.env }), options));
  return options.check ? await check(outputs) : await write(outputs);
}

async function load(account: ApiConnection, { sections }: TypesOptions): Promise<AccountFacts> {
  try {
    return await loadAccountFacts(createContactApi(account), sections);
  } catch (error) {
    throw new Error(explainFailure(error, account), { cause: error });
  }
}

function outputsOf({ out, schema }: TypesOptions, facts: AccountFacts): Output[] {
  const main: Output = { file: out, text: schema === true ? jsonSchemaOf(facts) : typeScriptOf(facts) };
  return typeof schema === 'string' ? [main, { file: schema, text: jsonSchemaOf(facts) }] : [main];
}

/** A file that says the same already keeps its time, so that nothing is built again for it. */
async function write(outputs: readonly Output[]): Promise<number> {
  for (const { file, text } of outputs) {
    if (file === undefined) process.stdout.write(text);
    else await writeIfNew(file, text);
  }
  return 0;
}

async function writeIfNew(file: string, text: string): Promise<void> {
  try {
    if ((await readIfThere(file)) !== text) await writeFile(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be written: ${reason}. Choose another place with --out.`, {
      cause: error,
    });
  }
}

async function check(outputs: readonly Output[]): Promise<number> {
  let code = 0;
  for (const { file, text } of outputs) {
    if (file === undefined) continue;
    const before = await readIfThere(file);
    const changes = before === undefined ? undefined : differences(before, text);
    if (changes?.length === 0) continue;
    console.error(report(file, changes));
    code = DIFFERENT;
  }
  return code;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError) console.error(`\n${usage}`);
    process.exitCode = error instanceof UsageError ? WRONG_USAGE : DIFFERENT;
  },
);

const MOST_LINES = 200;

/** What `--check` prints of a file that is not what the account is now; undefined changes: there is no file. */
function report(file: string, changes: readonly Difference[] | undefined): string {
  const advice = `Run wts-types without --check to write it.`;
  if (changes === undefined) return `${file} is not there. ${advice}`;
  const lines = changes.flatMap(({ declaration, gone, added }) => [
    ...(declaration === '' ? [] : [`  ${declaration}`]),
    ...gone.map((line) => `    - ${line}`),
    ...added.map((line) => `    + ${line}`),
  ]);
  const more = lines.length - MOST_LINES;
  return [
    `${file} is not what the account is now. ${advice}`,
    ...lines.slice(0, MOST_LINES),
    ...(more > 0 ? [`  … and ${more} more lines.`] : []),
  ].join('\n');
}
