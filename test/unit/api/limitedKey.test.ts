import assert from 'node:assert/strict';
import { createContactApi } from '../../../src/core/api/contactApi';
import { createBaseline } from '../../../src/core/changes/baseline';
import { saveContact } from '../../../src/core/saving/save';
import { SAMPLE_CONTACT_ID as id, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { edited, lists } from '../builders';
import { useSandbox } from '../sandbox/useSandbox';
import { failureOf } from './apiErrors';

describe('A key that opens contacts and not sequences', () => {
  const sandbox = useSandbox({ keyModules: 'core' });
  const apiOf = () =>
    createContactApi({
      baseUrl: `http://127.0.0.1:${sandbox.port()}`,
      key: SANDBOX_KEY,
      environment: 'sandbox',
    });

  it('is told as limited, and not as wrong or revoked', async () => {
    await apiOf().checkKey();
    for (const call of [
      apiOf().checkChat(),
      apiOf().listSequences(),
      apiOf().listSequencesOf(id),
      apiOf().lastConversation(id),
    ]) {
      const error = await failureOf(call);
      assert.equal(error.kind, 'moduleRefused');
      assert.match(error.detail, /module "chat"/);
      assert.doesNotMatch(error.detail, /revoked/);
    }
  });

  it('saves everything else, and sequences without a proof', async () => {
    const api = apiOf();
    const failed = { kind: 'failed', failure: { message: 'x', reference: '' } } as const;
    const known = lists({ sequences: failed, contactSequences: failed });
    const baseline = createBaseline(await api.loadContact(id));
    const outcome = await saveContact(api, {
      id,
      baseline,
      text: edited(baseline, { name: 'Bia' }),
      lists: known,
    });
    assert.equal(outcome.kind, 'saved');
  });
});

describe('A key that opens sequences and not contacts', () => {
  const sandbox = useSandbox({ keyModules: 'chat' });

  it('is refused for contacts alone', async () => {
    const baseUrl = `http://127.0.0.1:${sandbox.port()}`;
    const api = createContactApi({ baseUrl, key: SANDBOX_KEY, environment: 'sandbox' });
    await api.checkChat();
    assert.equal((await failureOf(api.checkKey())).kind, 'unauthorized');
  });
});
