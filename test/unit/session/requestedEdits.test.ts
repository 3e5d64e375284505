import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import { editField } from '../../../src/core/changes/editField';
import type { FieldId } from '../../../src/core/fields/fieldView';
import { ContactState } from '../../../src/core/session/contactState';
import { type MakeProposal, RequestedEdits } from '../../../src/core/session/requestedEdits';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';
import { contact, lists } from '../builders';

describe('What is typed before VS Code has taken what an agent proposes', () => {
  it('is not the agent’s, and no other proposal replaces it', async () => {
    const baseline = createBaseline(JSON.stringify(contact()));
    const world = new World(new Random(1), false);
    await world.open();
    const { ports } = world.session.state;
    let text = baseline.text;
    const state: ContactState = new ContactState({
      ...ports,
      text: {
        ...ports.text,
        settle: () => Promise.resolve(),
        edit: (change) => {
          const made = change(text);
          take(made.text);
          if (!text.includes('Bia')) take(text.replace('Ana Souza', 'Bia'));
          return Promise.resolve(made);
        },
      },
    });
    const take = (next: string): void => {
      text = next;
      state.document.note(text, 'edit', true);
    };
    state.takeLatest(baseline);
    state.document.open(text, { baseline });
    const edits = new RequestedEdits(state);
    await edits.propose(proposal('annotation', 'Nova'));
    assert.deepEqual(
      state.proposals.among(state.changes).map(({ field }) => field),
      ['annotation'],
    );
    await edits.propose(proposal('name', 'Cris'));
    assert.match(state.text, /"Bia"/);
  });
});

/** What the person has changed themselves stays. */
function proposal(field: FieldId, value: string): MakeProposal {
  return ({ text, origin: { baseline } }, own) =>
    own.some((one) => one.field === field)
      ? text
      : editField(baseline, text, field, '', { kind: 'text', text: value }, lists());
}
