import type { JsonObject } from '../../../src/core/text/json';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';

/** A simulated world whose wires hold, with the contact open in it; messages are late in another way for each seed. */
export async function openWorld(seed = 1): Promise<World> {
  const world = new World(new Random(seed), false);
  await world.open();
  await world.rest();
  return world;
}

/** A person types these values over what stands in the JSON. Gives the text that stands there then. */
export function type({ vscode: { document } }: World, values: JsonObject): string {
  const shown = JSON.parse(document?.text ?? '') as JsonObject;
  const text = `${JSON.stringify({ ...shown, ...values }, null, 2)}\n`;
  document?.edit(text);
  return text;
}

/** Asks for a save, and waits until that has taken the text. */
export async function beginSave(world: World): Promise<void> {
  world.save();
  while (!world.session.state.status.busy) await world.clock.pass(1);
}

export function nameOf(text = ''): unknown {
  return (JSON.parse(text) as JsonObject)['name'];
}
