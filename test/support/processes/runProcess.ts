import { spawn } from 'node:child_process';
import { atExit } from './cleanup';

export interface ProcessResult {
  /** A child that died by a signal has code 1. */
  readonly code: number;
  /** What it wrote to stdout and stderr, in the order in which it came. */
  readonly output: string;
}

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The child is ended after this time, and its code is then 1. */
  readonly timeoutMs?: number;
}

/** Runs a program to its end. Its exit code is for the caller to judge; a program that cannot start rejects. */
export function runProcess(
  command: string,
  args: readonly string[],
  { cwd, env, timeoutMs }: ProcessOptions = {},
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const endChild = atExit(() => child.kill('SIGTERM'));
    const parts: string[] = [];
    const collect = (text: string): void => {
      parts.push(text);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            collect(`\nEnded after ${timeoutMs / 1000} s without a result.\n`);
            child.kill('SIGTERM');
          }, timeoutMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      endChild();
      resolve({ code: code ?? 1, output: parts.join('') });
    });
  });
}

/** Like `runProcess`, for programs that must succeed. @throws an Error with the program's output. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<string> {
  const { code, output } = await runProcess(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed with code ${code}:\n${output}`);
  return output;
}
