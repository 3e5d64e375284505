import assert from 'node:assert/strict';
import { readContactLink } from '../../../src/core/identity/contactLink';
import { uuid } from '../builders';

describe('a link that opens a contact', () => {
  it('tells the contact and the environment', () => {
    assert.deepEqual(readContactLink('/open', `id=${uuid(1).toUpperCase()}&environment=loja`), {
      id: uuid(1),
      environment: 'loja',
    });
  });

  it('may leave the environment to the window', () => {
    assert.deepEqual(readContactLink('/open/', `id=${uuid(1)}`), { id: uuid(1), environment: undefined });
  });

  for (const [path, query] of [
    ['/save', `id=${uuid(1)}`],
    ['/', `id=${uuid(1)}`],
    ['/open/more', `id=${uuid(1)}`],
    ['/open', ''],
    ['/open', 'id='],
    ['/open', `id=contact/${uuid(1)}`],
    ['/open', `id=${uuid(1)}/../tags`],
    ['/open', `id=${uuid(1)}&id=${uuid(2)}`],
    ['/open', `ID=${uuid(1)}`],
    ['/open', `id=${uuid(1)}&environment=`],
    ['/open', `id=${uuid(1)}&environment=../x`],
    ['/open', `id=${uuid(1)}&environment=a&environment=b`],
    ['/open', `id=${uuid(1)}&environment=${'x'.repeat(10_000)}%00`],
    ['/open', `id=%E0%A4%A`],
  ] as const) {
    it(`is none as ${path}?${query.slice(0, 80)}`, () => {
      const link = readContactLink(path, query);
      assert.match('problem' in link ? link.problem : '', /open\?id=/);
    });
  }
});
