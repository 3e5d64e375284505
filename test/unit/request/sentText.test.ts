import assert from 'node:assert/strict';
import { sentText } from '../../../src/core/request/previewText';
import { ADD_AND_REMOVE, fake } from '../saving/saving';
import { saved } from '../undo/undoing';
import { CONTACT_ID } from '../builders';

describe('The requests of a save that was made', () => {
  it('are shown as the preview showed them, with when and where, and without the key', async () => {
    const { requests } = await saved(fake(), { name: 'Bia {{x}}', ...ADD_AND_REMOVE });
    const text = sentText({ environment: 'loja\n@x', time: '14:32', requests });
    assert.ok(text.startsWith('# loja @x\n'));
    assert.match(text, /^# What the save of 14:32 sent\./m);
    assert.deepEqual(text.match(/^(?:PUT|POST) .*/gm), [
      `PUT https://api.example.com/core/v2/contact/${CONTACT_ID}`,
      `POST https://api.example.com/core/v1/contact/${CONTACT_ID}/tags`,
    ]);
    assert.match(text, /^@apiKey = YOUR_API_KEY$/m);
    assert.match(text, /^Authorization: Bearer \{\{apiKey\}\}$/m);
    assert.match(text, /"name": "Bia \\u007b\{x\}\}"/);
  });
});
