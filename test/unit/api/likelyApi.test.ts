import assert from 'node:assert/strict';
import { normalizeBaseUrl } from '../../../src/core/api/baseUrl';
import { likelyApiAddress } from '../../../src/core/api/errors/likelyApi';
import { readFailure } from '../../../src/core/api/readFailure';

describe("The API's likely address", () => {
  for (const [app, api] of [
    ['https://loja.wts.chat/chat2/sessions', 'https://api.wts.chat'],
    ['https://app.example.com', 'https://api.app.example.com'],
    ['https://api.wts.chat', undefined],
    ['https://api-test.example.com', undefined],
    ['http://127.0.0.1:7417', undefined],
    ['https://localhost', undefined],
    ['https://10.0.0.1', undefined],
  ] as const) {
    it(`is ${api} for ${app}`, () => {
      assert.equal(likelyApiAddress(new URL(app)), api);
    });
  }

  it('is offered for the address of the web app that was pasted as a base URL', () => {
    const paste = () => normalizeBaseUrl('https://loja.wts.chat/chat2/sessions/x');
    assert.throws(paste, /address of the web app.*https:\/\/api\.wts\.chat/);
  });

  it('is offered when a web page answers', () => {
    const connection = { baseUrl: 'https://loja.wts.chat', key: 'pn_x', environment: 'shop' };
    const page = { status: 200, contentType: 'text/html', retryAfter: '', date: '', location: '' };
    const error = readFailure(connection, { ...page, text: '<html></html>' });
    assert.match(error?.detail ?? '', /likely https:\/\/api\.wts\.chat/);
  });
});
