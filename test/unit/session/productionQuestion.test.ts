import assert from 'node:assert/strict';
import type { World } from '../../simulation/world';
import { nameOf, openWorld, type } from './openWorld';

describe('A text that becomes another while a person is asked whether to send it', () => {
  for (const [what, change] of [
    ['is taken back in the JSON', (world: World) => void type(world, { name: 'Ana Souza' })],
    ['is taken back by an undo', ({ vscode }: World) => vscode.document?.undo()],
    [
      'is given up with Revert File',
      ({ vscode }: World) => {
        vscode.revert();
      },
    ],
  ] as const) {
    it(`is not sent as it was when it ${what}`, async () => {
      const { world, question } = await askedToSend();
      change(world);
      await world.clock.settle();
      question.answer(true);
      await world.rest();
      assert.deepEqual(world.account.sent, []);
      assert.equal(nameOf(world.vscode.document?.text), 'Ana Souza');
    });
  }

  it('is asked about again when another value was typed over it', async () => {
    const { world, question } = await askedToSend();
    type(world, { name: 'Cris' });
    await world.clock.settle();
    question.answer(true);
    await world.clock.settle();
    assert.deepEqual([question.asked(), world.account.sent.length], [2, 0]);
    question.answer(true);
    await world.rest();
    assert.deepEqual(
      world.account.sent.map((call) => call.kind === 'update' && call.body.name),
      ['Cris'],
    );
  });

  it('is not sent when the contact is closed with Don’t Save', async () => {
    const { world, question } = await askedToSend();
    world.vscode.discard();
    await world.clock.settle();
    question.answer(true);
    await world.rest();
    assert.deepEqual(world.account.sent, []);
  });
});

/** Another name was typed, and a save has asked whether to send it. */
async function askedToSend() {
  const world = await openWorld();
  let answer: (isYes: boolean) => void = () => undefined;
  let asked = 0;
  const confirm = (): Promise<boolean> => {
    asked += 1;
    return new Promise((resolve) => (answer = resolve));
  };
  Object.assign(world.session.state.ports.account, { confirm });
  type(world, { name: 'Bia' });
  await world.clock.settle();
  world.save();
  await world.clock.settle();
  assert.equal(asked, 1);
  const question = {
    asked: () => asked,
    answer: (isYes: boolean) => {
      answer(isYes);
    },
  };
  return { world, question };
}
