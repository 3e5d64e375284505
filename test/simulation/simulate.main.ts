// Plays histories of a contact in a simulated world: `npm run simulate -- --seed N --histories M`. The same seed is the
// same history. `--shrink` looks for the fewest steps that fail in the same way, `--only 3,7` plays those steps alone.
import { parseArgs } from 'node:util';
import { type HistoryEnd, playHistory, shrinkHistory } from './history';

const MOST_SEEDS_TOLD = 50;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      histories: { type: 'string', default: '1000' },
      only: { type: 'string' },
      shrink: { type: 'boolean', default: false },
    },
  });
  const only = values.only?.split(',').map(Number);
  const first = Number(values.seed ?? Date.now() % 1_000_000_000);
  const histories = only === undefined ? Number(values.histories) : 1;
  const started = performance.now();
  let steps = 0;
  const failed: number[] = [];
  for (let seed = first; seed < first + histories; seed++) {
    const end = await playHistory(seed, only);
    steps += end.steps.length;
    if (end.error === undefined) continue;
    failed.push(seed);
    tell(end);
    if (values.shrink) await tellShrunk(end);
  }
  const seconds = (performance.now() - started) / 1000;
  const seeds = failed.length > 0 ? `: ${failed.slice(0, MOST_SEEDS_TOLD).join(' ')}` : '';
  process.stdout.write(
    `${histories} histories from seed ${first}, ${steps} steps in ${seconds.toFixed(1)} s (${Math.round(steps / seconds)} a second), ${failed.length} failed${seeds}\n`,
  );
  return failed.length > 0 ? 1 : 0;
}

function tell({ seed, steps, error }: HistoryEnd): void {
  const told = error?.stack ?? error?.message ?? '';
  process.stdout.write(`seed ${seed}, ${steps.length} steps: ${told}\n  ${steps.join(' ')}\n`);
}

async function tellShrunk(end: HistoryEnd): Promise<void> {
  const only = await shrinkHistory(end);
  const { steps, error } = await playHistory(end.seed, only);
  process.stdout.write(
    `  --seed ${end.seed} --only ${only.join(',')}: ${steps.join(' ')}\n  ${error?.message ?? ''}\n`,
  );
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
