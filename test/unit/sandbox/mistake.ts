import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import type { useSandbox } from './useSandbox';

/** What integrators write, and what the sandbox tells them behind a 200. */
export type Mistake = readonly [call: string, body: object, ...told: string[]];

export const NOTHING_TAKEN = 'Nothing was written: all that was sent was dropped, or is stored already.';

/** To be called in a `describe`; the `*` of a call stands for the sample contact. */
export function itExplains(api: ReturnType<typeof useSandbox>, mistakes: readonly Mistake[]): void {
  for (const [call, body, ...told] of mistakes) {
    it(`explains itself: ${call} ${JSON.stringify(body)}`, async () => {
      const [method = '', path = ''] = call.split(' ');
      const sending = method === 'GET' ? { method } : { method, body };
      assert.equal((await api.call(path.replace('*', SAMPLE_CONTACT_ID), sending)).status, 200);
      const { remarks } = api.requests().at(-1)!;
      assert.deepEqual(remarks.map(({ text }) => text).toSorted(), told.toSorted());
    });
  }
}
