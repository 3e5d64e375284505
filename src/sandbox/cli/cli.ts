#!/usr/bin/env node
import { basename } from 'node:path';
import { act } from './cliActions';
import { parseCliOptions, type StartOptions, UsageError } from './cliOptions';
import { usage } from './cliUsage';
import { envSnippet } from '../client/envSnippet';
import { requestLine } from './requestLine';
import { startSandbox } from '../sandbox';
import type { Writable } from 'node:stream';

const WRONG_USAGE = 2;

async function run(): Promise<void> {
  const options = parseCliOptions(process.argv.slice(2));
  if (options.kind === 'help') console.log(usage());
  else if (options.kind === 'start') await start(options);
  else process.stdout.write(await act(options.action, options.port));
}

async function start(options: StartOptions): Promise<void> {
  const writeLine = createLineWriter(process.stdout);
  const sandbox = await startSandbox({
    ...options,
    onRequest: (row) => {
      if (options.isQuiet !== true) writeLine(requestLine(row));
    },
    tell: (message) => {
      console.error(message);
    },
  });
  console.log(
    sandbox.reused ? 'The WTS sandbox is already running.' : 'The WTS sandbox is running. Ctrl+C ends it.',
  );
  if (sandbox.continues !== undefined) {
    console.log(`It continues with ${basename(sandbox.continues)}; the seed file counts at the next reset.`);
  }
  console.log(`Address: ${sandbox.url}`);
  console.log(`Key:     ${sandbox.key}`);
  console.log(`\nFor the .env of your integration:\n${envSnippet(sandbox)}`);
  const end = () => void sandbox.close();
  process.once('SIGINT', end).once('SIGTERM', end);
}

run().catch((error: unknown) => {
  console.error(explain(error));
  if (error instanceof UsageError) console.error(`\n${usage()}`);
  process.exitCode = error instanceof UsageError ? WRONG_USAGE : 1;
});

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isRefused = 'code' in error && error.code === 'ECONNREFUSED';
  return isRefused ? 'No sandbox runs on this port. Start one first.' : error.message;
}

/** Writes lines together that come in one turn: each write of its own takes as long as a seventh of an answer. */
function createLineWriter(output: Writable): (line: string) => void {
  let waiting: string[] = [];
  return (line) => {
    waiting.push(line);
    if (waiting.length > 1) return;
    setImmediate(() => {
      output.write(`${waiting.join('\n')}\n`);
      waiting = [];
    });
  };
}
