import assert from 'node:assert/strict';
import { createBaseline, moveBaseline, parseBaseline } from '../../../src/core/changes/baseline';
import { contactTitle } from '../../../src/core/identity/contactTitle';
import { rebase } from '../../../src/core/changes/rebase';
import { baseline, body, CONTACT_ID, parsedOf, errorsOf, lists } from '../builders';
import { cpuMs } from '../../support/cpuTime';

describe('The baseline', () => {
  it('is refused for anything that is not an object with an id', () => {
    for (const raw of ['', 'Bad Gateway', '[]', 'null', '{}', '{"id":5}', '<html></html>']) {
      assert.throws(() => createBaseline(raw), /not a contact/, raw);
    }
  });

  it('is refused at once for what is nested so deeply that its indentation would fill the memory', async () => {
    const base = baseline();
    for (const depth of [5_000, 40_000]) {
      const deep = `{"id":"x","name":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const took = await cpuMs(() => {
        assert.throws(() => createBaseline(deep), /not a contact/);
        assert.throws(() => moveBaseline(base, deep), /not a contact/);
        assert.throws(() => rebase(base.text, base.text, deep, lists()), /not a contact/);
      });
      assert.ok(took < 1_000, `${took} ms`);
    }
  });

  it('has no byte order mark', () => {
    assert.equal(createBaseline(`\uFEFF${body()}`).text, baseline().text);
  });

  it('comes back from its file with all that it has seen', () => {
    const moved = moveBaseline(baseline(), body({ updatedAt: 'later', name: 'Bia' }));
    const restored = parseBaseline(JSON.parse(JSON.stringify(moved)));
    assert.deepEqual(restored, moved);
    assert.deepEqual(errorsOf(parsedOf(restored, baseline().text)), []);
  });

  it('is not made of a stored value of another shape', () => {
    for (const stored of [
      undefined,
      null,
      5,
      {},
      { text: '{', seen: [] },
      { text: '{}', seen: [] },
      { text: body() },
      { text: body(), seen: [5] },
    ]) {
      assert.equal(parseBaseline(stored), undefined);
    }
  });

  it('stays the same when the API gives the same', () => {
    const first = baseline();
    assert.equal(moveBaseline(first, body()), first);
  });
});

describe("A contact's title", () => {
  const titleOf = (...overrides: Parameters<typeof baseline>) => contactTitle(baseline(...overrides).text);

  it('is the name of the contact, when it has one', () => {
    assert.equal(titleOf(), 'Ana Souza');
  });

  it('is the phone as people read it when the name is missing or nothing but its digits', () => {
    for (const name of [null, '', '  ', '5511999990000', '+55 (11) 99999-0000', '11999990000']) {
      assert.equal(titleOf({ name }), '(11) 99999-0000');
    }
  });

  it('is a name of digits that are not the phone', () => {
    assert.equal(titleOf({ name: '7' }), '7');
    assert.equal(titleOf({ name: '21988880000' }), '21988880000');
  });

  it('turns no direction and holds no control characters', () => {
    assert.equal(titleOf({ name: 'Ana \u202etxt.exe\u2066\u0007 Lima' }), 'Ana  txt.exe  Lima');
    assert.equal(titleOf({ name: '\u202e\u0000' }), '(11) 99999-0000');
  });

  it('is the first 8 of the id when there is nothing else', () => {
    assert.equal(titleOf({ name: null, phoneNumber: '' }), CONTACT_ID.slice(0, 8));
  });
});
