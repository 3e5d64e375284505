import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findContactId } from '../../../src/core/identity/contactId';
import { mentionInText, mentionUnderCursor } from '../../../src/core/identity/openedMention';

const A = '0f8e6a3c-1111-4222-8333-444455556666';
const B = 'ffffffff-aaaa-4bbb-8ccc-dddddddddddd';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

/** What would be opened; undefined when nothing is, or the person is asked. */
function opened(mention: ReturnType<typeof mentionInText>): string | undefined {
  return mention === undefined || 'problem' in mention ? undefined : mention.value;
}

function problemOf(mention: ReturnType<typeof mentionInText>): string {
  return mention !== undefined && 'problem' in mention ? mention.problem : '';
}

describe('what a cursor stands on', () => {
  const ids = fc.uuid();
  const areas = fc.constantFrom('11', '21', '55', '85');
  const numbers = fc.stringMatching(/^9[6-9]\d{7}$/);
  const phones = fc.oneof(
    fc.tuple(areas, numbers).map(([area, number]) => `+55 ${area} ${number.slice(0, 5)}-${number.slice(5)}`),
    fc
      .tuple(areas, numbers)
      .map(([area, number]) => `+55 ${area} 9 ${number.slice(1, 5)}-${number.slice(5)}`),
    fc.tuple(areas, numbers).map(([area, number]) => `(${area}) ${number.slice(0, 5)}-${number.slice(5)}`),
    fc.tuple(areas, numbers).map(([area, number]) => `55${area}${number}`),
    fc.constantFrom('+52 1 55 1234 5678', '+1 415 555 0100', '5511999990000@s.whatsapp.net'),
  );
  /** As nobody reads it: a character too many, too few, or another. */
  const spoilt = fc
    .tuple(
      fc.oneof(ids, phones),
      fc.nat(),
      fc.constantFrom('', 'x', '#', '99', '0000', '\u20e3', '..', '\u0000'),
    )
    .map(([text, at, by]) => {
      const place = at % text.length;
      return text.slice(0, place) + by + text.slice(place + (by === '' ? 1 : 0));
    });
  const joints = fc.constantFrom(
    ' e ',
    ' ',
    ', ',
    '; ',
    '\t',
    ' / ',
    '","',
    ' contactId=',
    ' phone: ',
    '\u00a0',
  );

  it('is the only thing that is opened: never the other one of the line', () => {
    fc.assert(
      fc.property(
        spoilt,
        joints,
        fc.oneof(ids, phones),
        fc.boolean(),
        fc.nat(),
        (first, joint, second, swap, at) => {
          const line = swap ? second + joint + first : first + joint + second;
          const start = swap ? second.length + joint.length : 0;
          const other = opened(mentionInText(second));
          const alone = opened(mentionInText(first));
          // Inside of the first one: between two that touch, a cursor stands on both.
          const found = opened(mentionUnderCursor(line, start + 1 + (at % Math.max(1, first.length - 2))));
          if (found !== undefined && found === other) assert.equal(found, alone, line);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is nothing of another number that goes on there', () => {
    for (const line of [
      '+99 11 99999-0000',
      '+99 (11) 99999-0000',
      '99 11 99999-0000',
      '+55 11 9 9999-00000',
      '+55 11 99999-0000-1',
      '+5 11 99999-0000',
    ]) {
      for (let at = 0; at <= line.length; at++) {
        assert.equal(opened(mentionUnderCursor(`x ${line} y`, at + 2)), undefined, `${line} ${at}`);
      }
    }
  });

  it('is named when it cannot be read', () => {
    const line = '+55 11 9 9999-00000 e (21) 98888-0000';
    assert.match(problemOf(mentionUnderCursor(line, 5)), /^"\+55 11 9 9999-00000" cannot be read/);
    assert.equal(opened(mentionUnderCursor(line, 30)), '+55|21988880000');
    const ids = `companyId=${B} contactId=${A.slice(1)}`;
    assert.match(problemOf(mentionUnderCursor(ids, ids.length - 3)), new RegExp(`^"${A.slice(1)}" cannot`));
  });

  it('is nothing where nothing could be meant', () => {
    const line = `the contact at 17:08:41 was ${A}`;
    assert.equal(mentionUnderCursor(line, 2), undefined);
    assert.equal(mentionUnderCursor(line, 18), undefined);
    assert.equal(mentionUnderCursor(line, 26), undefined);
  });
});

describe('a text without a cursor', () => {
  for (const [text, value] of [
    [`companyId=${B} contactId=\u001b[33m${A}\u001b[39m`, A],
    [`{"contactId":"${A}","phone":"+55 11 99999-0000"}`, A],
    [`2026-11-22 17:08:41 1763831000 requestId=${TRACE} id=${A}`, A],
    [`traceId=${TRACE} ${A}`, A],
    [`md5=${TRACE} ${A}`, A],
    [`contact ${A} of ${TRACE}`, A],
    ['call (11) 99999-0000 at 17:08:41', '+55|11999990000'],
    ['order 4711, phone (11) 99999-0000', '+55|11999990000'],
  ] as const) {
    it(`speaks of one contact: ${text.slice(0, 60)}`, () => {
      assert.equal(opened(mentionInText(text)), value);
    });
  }

  for (const [text, named] of [
    [`companyId=${B} contactId=${A.slice(1)}`, A.slice(1)],
    [`{"contactId": 12345, "wtsId": "${B}"}`, '12345'],
    [`${B} ${A.replaceAll('-', '_')}`, A.replaceAll('-', '_')],
    [`/contact/${A.slice(2)}/tags/${B}`, A.slice(2)],
    [`idContato="${A}0" id=${B}`, `${A}0`],
  ] as const) {
    it(`is asked about when what may be the contact is not read: ${text.slice(0, 60)}`, () => {
      assert.match(problemOf(mentionInText(text)), new RegExp(`^"${named}" cannot be read`));
      const id = findContactId(text);
      assert.ok('problem' in id && id.problem.startsWith(`"${named}" may be`), JSON.stringify(id));
    });
  }

  for (const text of [`${A} ${B}`, `(11) 99999-0000 and (21) 98888-0000`, `${A} (11) 99999-0000`]) {
    it(`is asked about when it speaks of several: ${text}`, () => {
      assert.match(problemOf(mentionInText(text)), /Select only the one/);
    });
  }

  for (const text of [
    '',
    'nothing at 1763831000',
    'pedido 11999990000-1',
    'R$ 11999990000',
    '17:08:41',
    '1.2.3',
  ]) {
    it(`speaks of nobody: ${JSON.stringify(text)}`, () => {
      assert.equal(mentionInText(text), undefined);
    });
  }
});
