import { Person, type Step } from './person';
import { Random } from './random';
import { trace } from './trace';
import { World } from './world';

/** How a history ended: with what it was found out by, when something was. */
export interface HistoryEnd {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly error?: Error;
}

const MEAN_STEPS = 30;

/** One contact's life, the same for the same seed; of its steps `only` these, when they are given by their numbers. */
export async function playHistory(seed: number, only?: readonly number[]): Promise<HistoryEnd> {
  const random = new Random(seed);
  const world = new World(random);
  const person = new Person(world);
  const steps: Step[] = [];
  try {
    const length = 1 + random.below(2 * MEAN_STEPS);
    await world.open();
    await world.rest();
    for (let number = 0; number < length; number++) {
      if (only?.includes(number) === false) continue;
      random.beginStep(seed, number);
      steps.push(await person.act());
      trace(() => `--- ${String(number)} ${String(steps.at(-1))}`);
      if (random.chance(0.5)) await world.rest();
      else await world.clock.pass(random.below(150));
      world.throwViolation();
    }
    await world.rest();
    return { seed, steps };
  } catch (error) {
    return { seed, steps, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** The fewest steps found of a history that fails for the same reason. */
export async function shrinkHistory(failed: HistoryEnd): Promise<readonly number[]> {
  const { seed, error } = failed;
  let kept = failed.steps.map((_, number) => number);
  for (let size = kept.length >> 1; size > 0; size >>= 1) {
    for (let from = 0; from < kept.length;) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      const end = await playHistory(seed, fewer);
      if (end.error !== undefined && kindOf(end.error) === kindOf(error)) kept = fewer;
      else from += size;
    }
  }
  return kept;
}

/** What a failure says, without the values that it names. */
function kindOf(error: Error | undefined): string | undefined {
  return error?.message.split('.')[0];
}
