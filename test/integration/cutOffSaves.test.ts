import * as assert from 'node:assert/strict';
import { type ContactApi, createContactApi } from '../../src/core/api/contactApi';
import type { AccountLists } from '../../src/core/fields/fieldView';
import { ContactDocuments } from '../../src/host/contact/contactDocuments';
import { ContactTexts } from '../../src/host/contact/contactTexts';
import { type CutOffParts, CutOffSaves } from '../../src/host/restore/cutOffSaves';
import { sequenceId } from '../../src/sandbox/seedIds';
import {
  activeTabIsDirty,
  changeElsewhere,
  openContact,
  setInText,
  testDoor,
  until,
  useFreshAccount,
  valueOf,
} from './account';

describe('a save of a sequence that was cut off', () => {
  const account = useFreshAccount();

  /** The parts around it as they are, but for a reload that finds nothing new: the API never shows sequences. */
  function cutOffParts(): CutOffParts {
    const api: ContactApi = createContactApi({
      baseUrl: account.front.url,
      key: account.sandbox.key,
      environment: 'sandbox',
      timeoutMs: 5000,
    });
    const none = { kind: 'loaded', items: [] } as const;
    const known: AccountLists = {
      tags: none,
      portfolios: none,
      sequences: none,
      customFields: { kind: 'loaded', definitions: [] },
      contactSequences: none,
    };
    const lists = { of: () => known, takeSequences: () => undefined } as unknown as CutOffParts['lists'];
    const documents = new ContactDocuments();
    return {
      documents,
      lists,
      texts: new ContactTexts(documents, lists),
      reloading: { reload: () => Promise.resolve() } as unknown as CutOffParts['reloading'],
      connections: {
        ask: (_name: string, task: (api: ContactApi) => Promise<unknown>) => task(api),
      } as unknown as CutOffParts['connections'],
    };
  }

  for (const arrived of [true, false]) {
    it(
      arrived ? 'is known to have arrived, and is no edit any more' : 'is known not to have arrived',
      async () => {
        const document = await openContact();
        const session = (await (await testDoor()).workbench()).sessions.at(document.uri);
        const sequenceIds = [sequenceId(3)];
        await setInText(document, ['sequenceIds'], sequenceIds);
        if (arrived) await changeElsewhere(account, { fields: ['SequenceIds'], sequenceIds });
        assert.equal(await new CutOffSaves(cutOffParts()).findOut(session), true);
        const { result, story } = session.save;
        assert.deepEqual(
          [result?.taken.length ?? 0, story?.title],
          arrived ? [1, undefined] : [0, 'Not saved'],
        );
        if (arrived) await until('the contact is clean', () => !activeTabIsDirty());
        assert.deepEqual(valueOf(document)['sequenceIds'], arrived ? undefined : sequenceIds);
      },
    );
  }
});
