import assert from 'node:assert/strict';
import { readContactLink } from '../../../src/core/identity/contactLink';
import { uuid } from '../builders';

/** As VS Code splits what follows `/open?`. */
function open(text: string) {
  const [query = '', fragment = ''] = text.split(/#(.*)/s);
  return readContactLink({ path: '/open', query, fragment });
}

describe('a link that opens a contact', () => {
  it('tells the contact and the environment', () => {
    assert.deepEqual(open(`id=${uuid(1).toUpperCase()}&environment=loja`), {
      id: uuid(1),
      environment: 'loja',
    });
  });

  it('may leave the environment to the window', () => {
    assert.deepEqual(readContactLink({ path: '/open/', query: `id=${uuid(1)}`, fragment: '' }), {
      id: uuid(1),
      environment: undefined,
    });
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
    ['/open', `id=${uuid(1)}&environment=`],
    ['/open', `id=${uuid(1)}&environment=../x`],
    ['/open', `id=${uuid(1)}&environment=a&environment=b`],
    ['/open', `id=${uuid(1)}&environment=${'x'.repeat(10_000)}%00`],
    ['/open', `id=%E0%A4%A`],
  ] as const) {
    it(`is none as ${path}?${query.slice(0, 80)}`, () => {
      const link = readContactLink({ path, query, fragment: '' });
      assert.match('problem' in link ? link.problem : '', /open\?id=/);
    });
  }

  for (const and of ['&amp;', '&AMP;', '&#38;', '&#x26;', '&#X26;']) {
    it(`may come out of HTML, where & is written ${and}`, () => {
      const link = open(`id=${uuid(1)}${and}environment=loja`);
      assert.deepEqual(link, { id: uuid(1), environment: 'loja' });
    });
  }

  for (const end of ['#environment=loja', '#loja', '&#environment=loja', '&#038;environment=loja']) {
    it(`is none with a fragment that may name the environment: ${end}`, () => {
      assert.ok('problem' in open(`id=${uuid(1)}${end}`));
    });
  }

  it('may have what VS Code and campaigns add', () => {
    const query = `id=${uuid(1)}&windowId=_blank&utm_source=mail&utm_medium=a&utm_source=b`;
    assert.deepEqual(open(query), { id: uuid(1), environment: undefined });
  });

  it('may have its ID with the hyphens of a text processor', () => {
    const id = encodeURIComponent(uuid(1).replaceAll('-', '\u2011'));
    assert.deepEqual(open(`id=${id}`), { id: uuid(1), environment: undefined });
  });

  for (const [query, name] of [
    [`id=${uuid(1)}&Environment=staging`, 'Environment'],
    [`id=${uuid(1)}&env=staging`, 'env'],
    [`id=${uuid(1)}&environment=loja&x=1&tab=2`, 'x, tab'],
    [`ID=${uuid(1)}`, 'ID'],
    [`id=${uuid(1)}&environment%20=staging`, 'environment'],
    [`id=${uuid(1)}&UTM_source=a`, 'UTM_source'],
    [`id=${uuid(1)}&amp;amp;environment=staging`, 'amp;environment'],
    [`id=${uuid(1)}&${'x'.repeat(500)}=1`, `${'x'.repeat(60)}…`],
  ] as const) {
    it(`is refused by the name of ${name.slice(0, 20)} in ${query.slice(40, 90)}`, () => {
      const link = open(query);
      const problem = 'problem' in link ? link.problem : '';
      assert.ok(problem.startsWith(`This link says something that is not known here: ${name}. `), problem);
    });
  }
});
