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

/** One contact's life, the same for the same seed. */
export async function playHistory(seed: number): Promise<HistoryEnd> {
  const random = new Random(seed);
  const world = new World(random);
  const person = new Person(world);
  const steps: Step[] = [];
  try {
    await world.open();
    await world.rest();
    const length = 1 + random.below(2 * MEAN_STEPS);
    for (let number = 0; number < length; number++) {
      steps.push(await person.act());
      trace(() => `--- ${String(steps.at(-1))}`);
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
