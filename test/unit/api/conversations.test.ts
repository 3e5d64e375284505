import assert from 'node:assert/strict';
import { createContactApi } from '../../../src/core/api/contactApi';
import { contactId } from '../../../src/sandbox/account/seedIds';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { useSandbox } from '../sandbox/useSandbox';
import { failureOf } from './apiErrors';
import { FaultServers } from './faultServer';

const KEY = { key: SANDBOX_KEY, environment: 'sandbox' };
const OTHER = contactId(3);

describe('The last conversation of a contact', () => {
  const sandbox = useSandbox();
  const apiOf = () => createContactApi({ ...KEY, baseUrl: `http://127.0.0.1:${sandbox.port()}` });

  it('is the one that began last, with its status', async () => {
    const found = await apiOf().lastConversation(SAMPLE_CONTACT_ID);
    assert.equal(found?.status, 'IN_PROGRESS');
    assert.equal(found.startedAt, '2026-06-20T13:00:00.000000Z');
    assert.match(found.id, /^[0-9a-f-]{36}$/);
  });

  it('is none where there was none', async () => {
    assert.equal(await apiOf().lastConversation(contactId(5)), undefined);
  });
});

describe('An answer about conversations', () => {
  const row = (startAt: string, of = SAMPLE_CONTACT_ID) => ({
    id: contactId(startAt.length),
    contactId: of,
    status: 'COMPLETED',
    startAt,
  });
  const servers = new FaultServers();
  const lastOf = async (items: unknown[]) => {
    const { url } = await servers.start((response) => response.end(JSON.stringify({ items })));
    return await createContactApi({ ...KEY, baseUrl: url }).lastConversation(SAMPLE_CONTACT_ID);
  };

  it('may come in any order, and in rows that name no contact', async () => {
    const rows = ['2026-01-02T10:00:00Z', '2026-03-04T10:00:00.5Z', '2026-02-03T10:00:00Z'].map((at) =>
      row(at),
    );
    assert.equal((await lastOf(rows))?.startedAt, '2026-03-04T10:00:00.5Z');
    assert.equal(
      (await lastOf([{ ...row('2026-01-02T10:00:00Z'), contactId: undefined }]))?.status,
      'COMPLETED',
    );
  });

  it('that holds those of others is none about this contact: the API ignored which one was meant', async () => {
    const error = await failureOf(lastOf([row('2026-01-02T10:00:00Z'), row('2026-05-02T10:00:00Z', OTHER)]));
    assert.equal(error.kind, 'unexpectedAnswer');
  });
});
