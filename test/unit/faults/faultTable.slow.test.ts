import assert from 'node:assert/strict';
import { expected } from '../../support/faults/expected';
import { faultNames } from '../../support/faults/faults';
import { printRow } from '../../support/faults/printRow';
import { stepNames } from '../../support/faults/steps';
import { type Cell, runCell } from './cell';

const HEAD = ['fault', 'step', 'told', 'and then', 'document', 'stored', 'requests', 'waits'];

describe('The fault table', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };

  before(() => {
    process.on('unhandledRejection', note);
    printRow(HEAD);
    printRow(HEAD.map(() => '---'));
  });
  after(() => {
    process.off('unhandledRejection', note);
  });

  for (const fault of faultNames) {
    it(`loses nothing and writes nothing twice at any step: ${fault}`, async () => {
      const cells = await Promise.all(stepNames.map((step) => runCell(step, fault)));
      cells.forEach((cell, index) => {
        printRow([fault, stepNames[index] ?? '', ...columns(cell)]);
      });
      assert.deepEqual(
        Object.fromEntries(cells.map(({ outcome }, index) => [stepNames[index], outcome])),
        expected[fault],
      );
      for (const { outcome, carriedOut } of cells) {
        assert.ok(carriedOut.PUT <= 1 && carriedOut.POST <= 1, 'carried out once at most');
        const [, document, stored] = outcome;
        assert.ok(
          document !== 'clean' || stored === 'wanted' || outcome[0].includes('not taken'),
          'nothing lost',
        );
      }
      assert.deepEqual(unhandled, []);
    });
  }
});

function columns({ outcome, detail, requests, waited }: Cell): string[] {
  const [told, document, stored] = outcome;
  return [told, detail, document, stored, requests, waited === 0 ? '' : `${waited} s`];
}
