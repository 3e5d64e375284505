import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';
import { LEAD, NEWS, VIP } from '../builders';

/** From the person's key to its proof: nothing that the session does around a save asks the API for more. */
describe("A person's save", () => {
  for (const [what, calls, values] of [
    ['of plain fields', 2, { name: 'Bia', annotation: 'nova', metadata: { crmId: '1', novo: 'x' } }],
    ['that adds tags', 2, { ...tags(VIP, LEAD, NEWS) }],
    ['that only takes tags away', 2, { ...tags(VIP) }],
    ['that adds and removes tags', 3, { name: 'Bia', ...tags(VIP, NEWS) }],
  ] as const) {
    it(`${what} takes ${String(calls)} round trips`, async () => {
      const world = new World(new Random(1), false);
      await world.open();
      await world.rest();
      edit(world, values);
      await world.rest();
      const before = world.account.calls;
      world.save();
      await world.rest();
      assert.equal(world.account.calls - before, calls);
      assert.deepEqual(world.session.state.changes, []);
      assert.equal(world.vscode.document?.isDirty, false);
    });
  }
});

function edit({ vscode: { document } }: World, values: JsonObject): void {
  document?.edit(JSON.stringify({ ...(JSON.parse(document.text) as JsonObject), ...values }, null, 2));
}

function tags(...those: readonly { readonly id: string; readonly name: string }[]): JsonObject {
  return { tagIds: those.map(({ id }) => id), tagNames: those.map(({ name }) => name) };
}
