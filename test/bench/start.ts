import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../support/processes/cleanup';
import { vscodeVersions } from '../support/vscode/npmVscode';
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
async function measureStart(
  number: number,
  folder: string,
  emptyExtension: string,
): Promise<Map<string, Activation>> {
  const ids = number % 2 === 0 ? [empty, ours] : [ours, empty];
  const result = join(folder, `start-${number}.json`);
  await runInVscode({
    version: vscodeVersions[0],
    tests: join(projectRoot, 'out/bench/index.js'),
    extensions: [projectRoot, emptyExtension],
    env: { [idsVariable]: ids.join(','), [resultVariable]: result },
  });
  const activations = JSON.parse(await readFile(result, 'utf8')) as Activation[];
  return new Map(activations.map((activation, index) => [ids[index] ?? '', activation]));
}

/** What starting costs, next to an extension that does nothing: medians over fresh starts. */
export async function startRows(): Promise<Row[]> {
  const temporary = temporaryFolder('bench');
  const emptyExtension = await writeEmptyExtension(temporary.path);
  const results: Map<string, Activation>[] = [];
  for (let number = 0; number < starts; number += 1) {
    results.push(await measureStart(number, temporary.path, emptyExtension));
  }
  temporary.remove();
  const middle = (id: string, pick: (activation: Activation) => number): number =>
    median(
      results
        .map((result) => result.get(id))
        .filter((activation) => activation !== undefined)
        .map(pick),
    );
  const [mine, none] = [ours, empty].map((id) => middle(id, ({ milliseconds }) => milliseconds)) as [
    number,
    number,
  ];
  const [myBytes, noBytes] = [ours, empty].map((id) => middle(id, ({ bytes }) => bytes)) as [number, number];
  const ratio = (mine / none).toFixed(1);
  return [
    {
      what: `start (require + activate), median of ${starts}`,
      measured: `${mine.toFixed(2)} ms; empty extension ${none.toFixed(2)} ms (${ratio} times)`,
      budget: '15 ms where an empty extension takes 0.6 (25 times)',
    },
    {
      what: 'memory after activation',
      measured: `${((myBytes - noBytes) / 1_048_576).toFixed(2)} MB over an empty extension`,
      budget: '2 MB',
    },
  ];
}
