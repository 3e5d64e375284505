import assert from 'node:assert/strict';
import { parseContact } from '../../../src/core/changes/parsedContact';
import type { Json } from '../../../src/core/text/json';
import { planSave } from '../../../src/core/request/savePlan';
import { KEY_PLACEHOLDER } from '../../../src/core/request/plannedRequests';
import { previewText } from '../../../src/core/request/previewText';
import { baseline, CONTACT_ID, edited, lists } from '../builders';
import { ADD_AND_REMOVE } from '../saving/saving';

const BASE_URL = 'https://api.example';

function preview(text: string, isReadOnly = false): string {
  const parsed = parseContact(baseline(), text, lists());
  const plan = planSave({ id: CONTACT_ID, parsed, isReadOnly }, { baseUrl: BASE_URL, key: KEY_PLACEHOLDER });
  return previewText(plan, { id: CONTACT_ID, environment: 'loja', baseUrl: BASE_URL });
}

const previewOf = (values: Readonly<Record<string, Json>>) => preview(edited(baseline(), values));
const requestLines = (text: string) => text.match(/^(?:GET|PUT|POST) .*/gm) ?? [];

describe('The preview', () => {
  it('shows the update and the removal of tags in their order', () => {
    assert.deepEqual(requestLines(previewOf(ADD_AND_REMOVE)), [
      `PUT ${BASE_URL}/core/v2/contact/${CONTACT_ID}`,
      `POST ${BASE_URL}/core/v1/contact/${CONTACT_ID}/tags`,
    ]);
  });

  it('names the environment in the first of two lines, and what Save reads first in the second', () => {
    const [first, second, third] = previewOf({ name: 'Bia' }).split('\n');
    assert.equal(first, `# loja · ${BASE_URL}: what Save would send, each body in one line.`);
    assert.ok(
      second?.startsWith(
        `# Save first reads the contact again and keeps what others changed: GET /core/v1/contact/${CONTACT_ID}?IncludeDetails=Tags`,
      ),
    );
    assert.equal(third, '');
  });

  it('shows a placeholder where the key goes', () => {
    assert.match(previewOf({ name: 'Bia' }), /^Authorization: Bearer \{\{apiKey\}\}$/m);
  });

  for (const [what, text, why] of [
    ['an unchanged contact', edited(baseline(), {}), /^# Nothing is changed/m],
    ['broken JSON', '{ "name": }', /^# - Line 1: A value is missing here\.$/m],
    ['an invalid value', edited(baseline(), { email: 'a@b' }), /^# - E-mail: .+/m],
  ] as const) {
    it(`says why nothing would be sent for ${what}, and shows no request`, () => {
      const shown = preview(text);
      assert.match(shown, why);
      assert.deepEqual(requestLines(shown), []);
    });
  }

  it('says that a read-only environment sends nothing, whatever is edited', () => {
    const shown = preview(edited(baseline(), { name: 'Bia' }), true);
    assert.match(shown, /^# This environment is read-only/m);
    assert.deepEqual(requestLines(shown), []);
  });

  it('keeps a problem that quotes several lines on one, in a comment', () => {
    const shown = previewOf({ 'x\n@prompt\nGET https://example.com': 'y' });
    assert.match(shown, /x @prompt GET/);
    assert.ok(shown.split('\n').every((line) => line === '' || line.startsWith('# ') || line === '#'));
  });
});
