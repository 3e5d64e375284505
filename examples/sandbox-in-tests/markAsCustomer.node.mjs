import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startSandbox } from 'wts-sandbox';
import { markAsCustomer } from './markAsCustomer.mjs';

const ana = 'c0000001-5eed-4000-8000-00000000000c';
let sandbox;

before(async () => {
  sandbox = await startSandbox({ seed: 'account.json' });
});
beforeEach(() => sandbox.reset());
after(() => sandbox.close());

test('a contact becomes a customer, and nothing of it is dropped', async () => {
  await markAsCustomer(sandbox, ana, '2026-03-01');
  sandbox.expectRequest({ method: 'PUT', path: `/core/v2/contact/${ana}`, body: { tagNames: ['Cliente'] } });
  sandbox.expectNoRemarks();
  assert.equal(sandbox.contact(ana).tagIds.length, 1);
});

test('a key that no field has is told, though the API answers 200', async () => {
  await fetch(`${sandbox.url}/core/v2/contact/${ana}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ fields: ['CustomFields'], customFields: { clienteDesde: '2026-03-01' } }),
  });
  assert.throws(() => sandbox.expectNoRemarks(), /clienteDesde/);
});
