// Plays histories of a contact in a simulated world: `npm run simulate -- --seed N --histories M`. The same seed is the same history.
import { parseArgs } from 'node:util';
import { playHistory } from './history';

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { seed: { type: 'string' }, histories: { type: 'string', default: '1000' } },
  });
  const first = Number(values.seed ?? Date.now() % 1_000_000_000);
  const histories = Number(values.histories);
  const started = performance.now();
  let steps = 0;
  const failed: number[] = [];
  for (let seed = first; seed < first + histories; seed++) {
    const end = await playHistory(seed);
    steps += end.steps.length;
    if (end.error === undefined) continue;
    failed.push(seed);
    const told = end.error.stack ?? end.error.message;
    process.stdout.write(`seed ${seed}, ${end.steps.length} steps: ${told}\n  ${end.steps.join(' ')}\n`);
  }
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    `${histories} histories from seed ${first}, ${steps} steps in ${seconds.toFixed(1)} s (${Math.round(steps / seconds)} a second), ${failed.length} failed${failed.length > 0 ? `: ${failed.slice(0, 50).join(' ')}` : ''}\n`,
  );
  return failed.length > 0 ? 1 : 0;
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
