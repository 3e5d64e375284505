import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PendingEdits } from '../../../src/webview/pendingEdits';
import type { FieldPlace } from '../../../src/webview/fieldPlace';

const name: FieldPlace = { id: 'name', slot: '' };
const email: FieldPlace = { id: 'email', slot: '' };
const utm: FieldPlace = { id: 'utm', slot: '' };
const text = (typed: string) => ({ kind: 'text', text: typed }) as const;

const noText = () => 0;

/** A host that applies edits in order and answers with states, of which some are late. */
function hostAndPage() {
  const states = [{ revision: 0, name: 'loaded' }];
  const pendingEdits = new PendingEdits(
    ({ revision, edit }) => {
      if (edit.kind === 'text') states.push({ revision, name: edit.text });
    },
    noText,
    0,
  );
  const shown = (stored: string) => {
    const edit = pendingEdits.editsOf(name).at(-1);
    return edit?.kind === 'text' ? edit.text : stored;
  };
  return { states, pendingEdits, shown };
}

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('type' as const), text: fc.string() }),
    fc.record({ do: fc.constant('flush' as const) }),
    fc.record({ do: fc.constant('state' as const), age: fc.nat(5) }),
  ),
);

describe('Edits that no state holds yet', () => {
  it('show what was typed last, whatever old or new states arrive in between', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const { states, pendingEdits, shown } = hostAndPage();
        let typed: string | undefined;
        let newest = 0;
        for (const step of plan) {
          if (step.do === 'type') pendingEdits.type(name, text((typed = step.text)));
          else if (step.do === 'flush') pendingEdits.flush();
          else newest = Math.max(newest, states.length - 1 - step.age);
          const state = states[newest]!;
          pendingEdits.acknowledge(state.revision);
          if (typed !== undefined) assert.equal(shown(state.name), typed);
        }
        pendingEdits.flush();
      }),
    );
  });

  it('are sent once each, counted from one, the last text of a field only', () => {
    const sent: unknown[] = [];
    const pendingEdits = new PendingEdits(
      ({ revision, place, edit }) => sent.push([revision, place.id, edit]),
      noText,
    );
    pendingEdits.type(name, text('A'));
    pendingEdits.type(email, text('b'));
    pendingEdits.type(name, text('An'));
    pendingEdits.flush();
    pendingEdits.flush();
    assert.deepEqual(sent, [
      [1, 'email', text('b')],
      [2, 'name', text('An')],
    ]);
  });

  it('of the entries of one field are held apart', () => {
    const pendingEdits = new PendingEdits(() => undefined, noText);
    pendingEdits.choose(utm, { kind: 'entry', key: 'source', text: 'a' });
    pendingEdits.choose(utm, { kind: 'entry', key: 'term', text: 'b' });
    pendingEdits.acknowledge(1);
    assert.deepEqual(pendingEdits.editsOf(utm), [{ kind: 'entry', key: 'term', text: 'b' }]);
  });

  it('of two custom fields are held apart, whatever their keys hold', () => {
    const sent: unknown[] = [];
    const pendingEdits = new PendingEdits(
      ({ place, edit }) => sent.push([place.id, place.slot, edit]),
      noText,
    );
    const keys = ['__proto__', 'constructor', 'a b', 'a/b', '\ud800', ''];
    keys.forEach((slot) => {
      pendingEdits.type({ id: 'customFields', slot }, text(slot));
    });
    pendingEdits.flush();
    assert.deepEqual(
      sent,
      keys.map((slot) => ['customFields', slot, text(slot)]),
    );
    assert.deepEqual(pendingEdits.editsOf({ id: 'customFields', slot: '__proto__' }), [text('__proto__')]);
    pendingEdits.restore({ id: 'customFields', slot: 'a/b' });
    assert.deepEqual(pendingEdits.editsOf({ id: 'customFields', slot: 'a/b' }), []);
    assert.deepEqual(pendingEdits.editsOf({ id: 'customFields', slot: 'a b' }), [text('a b')]);
  });

  it('are sent before the loaded value is put back, and no longer shown', () => {
    const sent: unknown[] = [];
    const pendingEdits = new PendingEdits(({ revision, edit }) => sent.push([revision, edit.kind]), noText);
    pendingEdits.type(name, text('A'));
    pendingEdits.restore(name);
    assert.deepEqual(sent, [
      [1, 'text'],
      [2, 'restore'],
    ]);
    assert.ok(pendingEdits.isEmpty);
  });

  it('go on counting where the host stands, so that an old echo is not taken for an own one', () => {
    const revisions: number[] = [];
    const pendingEdits = new PendingEdits(({ revision }) => revisions.push(revision), noText);
    pendingEdits.startOver(41);
    pendingEdits.choose(name, text('A'));
    assert.deepEqual(revisions, [42]);
  });

  it('are made on the text that the page showed when they began, until a state holds them', () => {
    let shownText = 1;
    const sent: unknown[] = [];
    const pendingEdits = new PendingEdits(
      ({ place, textNumber }) => sent.push([place.id, textNumber]),
      () => shownText,
    );
    pendingEdits.type(name, text('A'));
    shownText = 2;
    pendingEdits.type(name, text('An'));
    pendingEdits.flush();
    pendingEdits.choose(email, text('b'));
    pendingEdits.choose(name, text('Ana'));
    pendingEdits.acknowledge(3);
    pendingEdits.choose(name, text('Anna'));
    assert.deepEqual(sent, [
      ['name', 1],
      ['email', 2],
      ['name', 1],
      ['name', 2],
    ]);
  });
});
