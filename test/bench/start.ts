import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../support/processes/cleanup';
import { vscodeVersionUnderTest } from '../support/vscode/npmVscode';
import { projectRoot } from '../support/projectRoot';
import { runInVscode } from '../support/vscode/vscodeTests';
import type { Activation } from './activationTimes';
import type { Row } from './table';
import { idsVariable, resultVariable } from './variables';

const starts = 5;
const ours = 'wts-contact-editor.wts-contact-editor';
const empty = 'nobody.empty';

async function writeEmptyExtension(folder: string): Promise<string> {
  const extension = join(folder, 'empty');
  await mkdir(extension);
  await writeFile(
    join(extension, 'package.json'),
    JSON.stringify({
      ...{ name: 'empty', publisher: 'nobody', version: '0.0.1', engines: { vscode: '^1.100.0' } },
      ...{ main: './main.js', activationEvents: ['onCommand:empty.never'] },
    }),
  );
  await writeFile(join(extension, 'main.js'), 'exports.activate = () => {};\n');
  return extension;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Both extensions in one fresh VS Code; who goes first alternates, so that warming up favours neither. */
async function measureStart(number: number, folder: string, emptyExtension: string): Promise<Result> {
  const ids = number % 2 === 0 ? [empty, ours] : [ours, empty];
  const result = join(folder, `start-${number}.json`);
  await runInVscode({
    version: vscodeVersionUnderTest(),
    tests: join(projectRoot, 'out/bench/index.js'),
    extensions: [projectRoot, emptyExtension],
    env: { [idsVariable]: ids.join(','), [resultVariable]: result },
  });
  const activations = JSON.parse(await readFile(result, 'utf8')) as Activation[];
  return new Map(activations.map((activation, index) => [ids[index] ?? '', activation]));
}

type Result = ReadonlyMap<string, Activation>;

/** The median over the starts of what `pick` takes from one extension's activation. */
function middle(results: readonly Result[], id: string, pick: (activation: Activation) => number): number {
  return median(
    results
      .map((result) => result.get(id))
      .filter((activation) => activation !== undefined)
      .map(pick),
  );
}

const total = ({ load, register }: Activation) => load + register;
const milliseconds = (value: number) => `${value.toFixed(2)} ms`;

/** What each kind of call of VS Code's API takes while the extension starts, the slowest first. */
function callRows(results: readonly Result[]): Row[] {
  const names = new Set(results.flatMap((result) => Object.keys(result.get(ours)?.calls ?? {})));
  return Array.from(names, (name) => ({
    name,
    count: middle(results, ours, ({ calls }) => calls[name]?.count ?? 0),
    time: middle(results, ours, ({ calls }) => calls[name]?.milliseconds ?? 0),
  }))
    .sort((one, other) => other.time - one.time)
    .map(({ name, count, time }) => ({
      what: `start: ${name}, ${count} times`,
      measured: milliseconds(time),
      budget: '',
    }));
}

/** What starting costs, next to an extension that does nothing: medians over fresh starts. */
export async function startRows(): Promise<Row[]> {
  const temporary = temporaryFolder('bench');
  const emptyExtension = await writeEmptyExtension(temporary.path);
  const results: Result[] = [];
  for (let number = 0; number < starts; number += 1) {
    results.push(await measureStart(number, temporary.path, emptyExtension));
  }
  temporary.remove();
  const of = (pick: (activation: Activation) => number) => middle(results, ours, pick);
  const none = middle(results, empty, total);
  const bytes =
    of((activation) => activation.bytes) - middle(results, empty, (activation) => activation.bytes);
  const parts = `${milliseconds(of(({ load }) => load))} require, ${milliseconds(of(({ register }) => register))} activate`;
  return [
    {
      what: `start (require + activate), median of ${starts}`,
      measured: `${milliseconds(of(total))} (${parts}); empty extension ${milliseconds(none)} (${(of(total) / none).toFixed(1)} times)`,
      budget: '10 ms where an empty extension takes 0.5 (20 times)',
    },
    ...callRows(results),
    {
      what: 'memory after activation',
      measured: `${(bytes / 1_048_576).toFixed(2)} MB over an empty extension`,
      budget: '2 MB',
    },
  ];
}
