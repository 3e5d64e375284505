import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { remarkTable } from '../../../src/sandbox/remarks/remarkTable';
import { textsIn } from './sourceTexts';

const HOST = 'src/host/sandbox/remarkTexts.ts';

describe('The remarks of the sandbox', () => {
  it('are the same sentences in the sandbox, which says them in English, and in the view, which translates them', () => {
    const shown = new Set(textsIn(HOST, readFileSync(HOST, 'utf8')).map(({ text }) => text));
    const missing = Object.values(remarkTable)
      .map(({ text }) => text)
      .filter((text) => !shown.has(text));
    assert.deepEqual(missing, [], `Write these in ${HOST} as src/sandbox/remarks/remarkTable.ts has them`);
  });
});
