import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import { describeForm } from '../../../src/core/show/describeForm';
import { FIELD_ROWS } from '../../../src/core/fields/fields';
import type { FieldId, FormView } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';
import { baseline, body, parsedAfter, parsedOf, LEAD, lists, NEWS, unloadedLists, VIP } from '../builders';

function formAfter(
  values: Record<string, Json | undefined>,
  base = baseline(),
  accountLists = lists(),
): FormView {
  return describeForm(base, parsedAfter(values, base, accountLists), accountLists);
}

const fieldOf = (form: FormView, id: FieldId) => form.fields.find((field) => field.id === id)!;

describe('The form', () => {
  it('shows every field with its label and value', () => {
    const form = formAfter({});
    const rows = form.fields.filter(({ id }) => id !== 'customFields');
    assert.deepEqual(
      rows.map(({ id, slot }) => [id, slot]),
      FIELD_ROWS.filter(({ id }) => id !== 'customFields').map(({ id }) => [id, '']),
    );
    assert.deepEqual(fieldOf(form, 'name').value, { kind: 'text', text: 'Ana Souza' });
    assert.deepEqual(fieldOf(form, 'tags').value, {
      kind: 'picked',
      list: 'tags',
      picked: [
        { id: VIP.id, name: 'VIP' },
        { id: LEAD.id, name: 'Lead' },
      ],
    });
    assert.deepEqual([form.changeCount, form.errorCount, form.general], [0, 0, []]);
  });

  it('has a head of the stored contact, not of the edits', () => {
    const { head } = formAfter({ name: 'Bia', status: 'BLOCKED' });
    assert.deepEqual(head, {
      name: 'Ana Souza',
      status: 'Active',
      statusCode: 'ACTIVE',
      phone: '(11) 99999-0000',
      id: head.id,
      updatedAt: '2026-02-03T04:05:06.1234567Z',
    });
  });

  it('lists every key that is no field as a detail, numbers as they are written', () => {
    const base = createBaseline(body().replace('"id"', '"score":1.50,"id"'));
    const { details } = describeForm(base, parsedOf(base, base.text), lists());
    assert.equal(details.find(({ key }) => key === 'score')?.text, '1.50');
    assert.ok(!details.some(({ key }) => ['name', 'tagNames', 'utm'].includes(key)));
    assert.ok(details.some(({ key, label }) => key === 'nameWhatsapp' && label === 'Name on WhatsApp'));
  });

  it('marks changed fields and says what they were', () => {
    const form = formAfter({
      name: null,
      tagIds: [NEWS.id],
      metadata: { crmId: '1' },
      status: 'BLOCKED',
      utm: null,
    });
    const was = (id: FieldId) => fieldOf(form, id).was;
    assert.deepEqual(
      form.fields.filter(({ changed }) => changed).map(({ id }) => id),
      ['name', 'status', 'tags', 'metadata', 'utm'],
    );
    assert.equal(was('name'), 'Ana Souza');
    assert.equal(was('status'), 'Active');
    assert.equal(was('tags'), 'VIP, Lead');
    assert.equal(was('metadata'), 'crmId: 12345; source: import');
    assert.equal(was('utm'), 'Source: ads');
  });

  it('says how a phone will be sent', () => {
    assert.equal(
      fieldOf(formAfter({ phoneNumber: '21 99999-0000' }), 'phoneNumber').note,
      'Will be sent as +55|21999990000.',
    );
    assert.equal(fieldOf(formAfter({}), 'phoneNumber').note, undefined);
  });

  it('puts each problem at its field, and those of no field above', () => {
    const form = formAfter({ email: 'a@b', createdAt: 'x', metadata: { crmId: 5, source: 'import' } });
    assert.deepEqual(
      fieldOf(form, 'email').messages.map(({ slot, severity }) => [slot, severity]),
      [['', 'error']],
    );
    assert.deepEqual(
      fieldOf(form, 'metadata').messages.map(({ slot }) => slot),
      ['crmId'],
    );
    assert.deepEqual(
      form.general.map(({ slot }) => slot),
      ['createdAt'],
    );
    assert.equal(form.errorCount, 3);
  });

  it('shows loaded values of other types as their JSON', () => {
    const base = createBaseline(body().replace('"crmId":"12345"', '"n":1.50,"deep":{"a":[1]}'));
    const value = fieldOf(describeForm(base, parsedOf(base, base.text), lists()), 'metadata').value;
    assert.ok(value.kind === 'rows');
    assert.deepEqual(value.rows[0], { key: 'n', text: '1.50', isText: false });
    assert.equal(value.rows[1]?.isText, false);
  });

  it('stands whatever shape the API gives', () => {
    const odd: Json[] = [null, 5, 'text', true, [], [null], {}, { a: null }];
    for (const key of FIELD_ROWS.flatMap(({ keys }) => keys)) {
      for (const value of odd) {
        const form = formAfter({}, baseline({ [key]: value }), unloadedLists());
        assert.equal(form.errorCount, 0, `${key}: ${JSON.stringify(value)}`);
        assert.equal(form.changeCount, 0, `${key}: ${JSON.stringify(value)}`);
      }
    }
  });

  it('gives a text with line breaks an input that keeps them', () => {
    for (const id of ['name', 'phoneNumber', 'email', 'instagram'] as const) {
      const { value } = fieldOf(formAfter({}, baseline({ [id]: 'one\r\ntwo' })), id);
      assert.deepEqual(value, { kind: 'longText', text: 'one\r\ntwo' });
    }
  });

  it('notes an @ or a space in an Instagram name, which is sent as it stands', () => {
    for (const typed of ['@ana', 'ana souza']) {
      const { messages } = fieldOf(formAfter({ instagram: typed }), 'instagram');
      assert.deepEqual(messages, [
        { slot: '', severity: 'hint', message: 'Instagram names have no @ and no spaces.' },
      ]);
    }
    assert.deepEqual(fieldOf(formAfter({ instagram: 'ana.souza' }), 'instagram').messages, []);
  });

  it('says of what cannot be sent only why, not what it would be sent as', () => {
    const field = fieldOf(formAfter({ phoneNumber: '+55 11 9' }), 'phoneNumber');
    assert.equal(field.messages[0]?.severity, 'error');
    assert.equal(field.note, undefined);
  });

  it('offers a loaded status that nobody knows', () => {
    const value = fieldOf(formAfter({}, baseline({ status: 'PAUSED' })), 'status').value;
    assert.ok(value.kind === 'choice');
    assert.deepEqual(value.options.at(-1), { value: 'PAUSED', label: 'PAUSED' });
    assert.equal(value.selected, 'PAUSED');
  });
});
