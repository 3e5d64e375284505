import * as assert from 'node:assert/strict';
import { sequenceId } from '../../../src/sandbox/account/seedIds';
import {
  changeElsewhere,
  openContact,
  setInText,
  testDoor,
  untilClean,
  useFreshAccount,
  valueOf,
} from '../account';

describe('a save of a sequence that was cut off', () => {
  const account = useFreshAccount();

  for (const arrived of [true, false]) {
    it(
      arrived ? 'is known to have arrived, and is no edit any more' : 'is known not to have arrived',
      async () => {
        const document = await openContact();
        const session = (await (await testDoor()).runtime()).sessions.at(document.uri);
        const sequenceIds = [sequenceId(3)];
        await setInText(document, ['sequenceIds'], sequenceIds);
        if (arrived) await changeElsewhere(account, { fields: ['SequenceIds'], sequenceIds });
        const { backup } = session.state.ports;
        await backup.markSaving();
        await session.core.lookAgain();
        assert.equal(await backup.wasSaving(), false, 'it was found out');
        const { result } = session.state.status;
        assert.deepEqual(
          [result?.taken.length ?? 0, session.notice?.title],
          arrived ? [1, undefined] : [0, 'Not saved'],
        );
        if (arrived) await untilClean();
        assert.deepEqual(valueOf(document)['sequenceIds'], arrived ? undefined : sequenceIds);
      },
    );
  }
});
