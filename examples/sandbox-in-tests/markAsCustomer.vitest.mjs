import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox } from 'wts-sandbox';
import { markAsCustomer } from './markAsCustomer.mjs';

const ana = 'c0000001-5eed-4000-8000-00000000000c';
let sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'account.json' });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

test('a contact becomes a customer, and nothing of it is dropped', async () => {
  await markAsCustomer(sandbox, ana, '2026-03-01');
  sandbox.expectRequest({ method: 'PUT', path: `/core/v2/contact/${ana}`, body: { tagNames: ['Cliente'] } });
  sandbox.expectNoRemarks();
  expect(sandbox.contact(ana).tagIds).toHaveLength(1);
});
