import assert from 'node:assert/strict';
import { conversationAddress, likelyWebApp, readWebApp } from '../../../src/core/identity/webApp';

describe('The web app of an account', () => {
  it('is likely where a brand has an API of its own, and not guessed where brands share one', () => {
    assert.equal(likelyWebApp('https://api.marca.example'), 'https://marca.example');
    assert.equal(likelyWebApp(' https://API.app.marca.example/ '), 'https://app.marca.example');
    for (const address of [
      'https://api.wts.chat',
      'https://chat.example',
      'http://127.0.0.1:7417',
      'api.x.example',
      '',
    ])
      assert.equal(likelyWebApp(address), '', address);
  });

  it('is read from any of its pages, with or without https', () => {
    const page = 'https://marca.wts.chat/chat2/sessions/c0000001-5eed-4000-8000-00000000000c?tab=1';
    for (const typed of [page, 'marca.wts.chat', ' https://marca.wts.chat/ '])
      assert.equal(readWebApp(typed), 'https://marca.wts.chat', typed);
  });

  it("is not the API's address, nor one that a browser should not be sent to", () => {
    for (const typed of [
      'https://api.wts.chat',
      'http://marca.wts.chat',
      'javascript:alert(1)',
      'file:///etc/hosts',
      'https://a:b@marca.wts.chat',
      'localhost',
      '',
      'duas palavras',
    ])
      assert.equal(readWebApp(typed), undefined, typed);
  });

  it('shows a conversation at its address', () => {
    assert.equal(conversationAddress('https://marca.example', 'x'), 'https://marca.example/chat2/sessions/x');
  });
});
