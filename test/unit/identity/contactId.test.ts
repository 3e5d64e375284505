import assert from 'node:assert/strict';
import { findContactId } from '../../../src/core/identity/contactId';

const id = '0f8e6a3c-1111-4222-8333-444455556666';
const other = 'ffffffff-aaaa-4bbb-8ccc-dddddddddddd';

describe('findContactId', () => {
  for (const text of [
    id,
    id.toUpperCase(),
    `  ${id}\n`,
    `"${id}"`,
    `'${id}',`,
    `{${id}}`,
    `https://app.example.com/contacts/${id}/edit?tab=1`,
    `https://app.example.com/?q=%22${id}%22`,
    `wts://production/${id}/Ana%20Souza.wts`,
    `{"contactId":"${id}","companyId":"${other}"}`,
    `{"companyId":"${other}","contact":{"id":"${id}"}}`,
    `https://app.example.com/${other}/contact/${id}`,
    `/core/v1/contact/${id}/tags/${other}`,
    `companyId=${other}&contact_id=${id}`,
    `${id} and once more ${id.toUpperCase()}`,
  ]) {
    it(`finds the ID in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(findContactId(text), { id });
    });
  }

  for (const text of ['', '   ', '\n']) {
    it(`asks for the ID instead of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(findContactId(text), {
        problem: "Enter the contact's ID, or paste a text that holds it.",
      });
    });
  }

  for (const text of ['Ana', '123', id.slice(0, -1), `${id}0`, `a${id}`, id.replace('1111', '111g'), '%']) {
    it(`says what an ID looks like instead of ${JSON.stringify(text)}`, () => {
      const reading = findContactId(text);
      assert.match('problem' in reading ? reading.problem : '', /An ID looks like 1b9d6bcd/);
    });
  }

  for (const text of [`${id} ${other}`, `contacts/${id} contacts/${other}`, `tag ${id}, company ${other}`]) {
    it(`asks which one is meant in ${JSON.stringify(text)}`, () => {
      const reading = findContactId(text);
      assert.match('problem' in reading ? reading.problem : '', /Which one is the contact/);
    });
  }

  for (const text of [
    `https://app.wts.chat/chat2/sessions/${id}`,
    `see https://x.example/CHAT2/sessions/${id}?tab=1`,
  ]) {
    it(`never takes a conversation's ID for a contact's: ${JSON.stringify(text)}`, () => {
      const reading = findContactId(text);
      assert.match('problem' in reading ? reading.problem : '', /address of a conversation/);
    });
  }

  it("finds a contact's ID beside the address of a conversation", () => {
    const text = `https://app.wts.chat/chat2/sessions/${other} contactId: ${id}`;
    assert.deepEqual(findContactId(text), { id });
  });
});
