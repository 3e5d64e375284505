import { writeFile } from 'node:fs/promises';
import { measureActivation, type Activation } from './activationTimes';
import { idsVariable, resultVariable } from './variables';

/** Runs in VS Code: activates the extensions in the order that was asked for and writes what each took. */
export async function run(): Promise<void> {
  const [ids, file] = [process.env[idsVariable], process.env[resultVariable]];
  if (ids === undefined || file === undefined) throw new Error('Run it by "npm run bench".');
  const activations: Activation[] = [];
  for (const id of ids.split(',')) activations.push(await measureActivation(id));
  await writeFile(file, JSON.stringify(activations));
}
