import assert from 'node:assert/strict';
import { conflictsNow } from '../../../src/core/changes/conflictsNow';
import type { Conflict } from '../../../src/core/changes/change';

describe('An open conflict', () => {
  const name: Conflict = { field: 'name', slot: '', base: 'Ana', mine: 'Bia', theirs: 'Cida' };
  const mineNow = (after: string | undefined, isOriginLost = false): unknown => {
    const changes = after === undefined ? [] : [{ field: name.field, slot: '', before: 'Ana', after }];
    return conflictsNow([name], changes, isOriginLost)[0]?.mine;
  };

  it('shows as mine what was typed since', () => {
    assert.equal(mineNow('Bianca'), 'Bianca');
  });

  it('shows the loaded value as mine when my change was taken back', () => {
    assert.equal(mineNow(undefined), 'Ana');
  });

  it('shows theirs when it is unknown what was loaded', () => {
    assert.equal(mineNow(undefined, true), 'Cida');
  });

  it('of another slot is left alone by a change', () => {
    const tag: Conflict = { ...name, field: 'metadata', slot: 'crm' };
    const changes = [{ field: name.field, slot: '', before: 'Ana', after: 'Bia' }];
    assert.equal(conflictsNow([tag], changes, false)[0]?.mine, 'Ana');
  });

  it('about a whole field keeps what is written in the text', () => {
    const whole: Conflict = { ...name, field: 'metadata', isWhole: true, mine: '"oops"' };
    assert.equal(conflictsNow([whole], [], false)[0]?.mine, '"oops"');
  });
});
