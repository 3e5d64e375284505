import type { FieldValue, FieldView, TextValue } from '../../../../src/core/fields/fieldView';
import { custom, error } from './states';

export const choice = (selected: string, ...names: readonly string[]): FieldValue => ({
  kind: 'choice',
  selected,
  options: ['', ...names].map((name) => ({ value: name, label: name === '' ? 'Empty' : name })),
});

export const options = (names: readonly string[], ...selected: readonly string[]): FieldValue => ({
  kind: 'options',
  selected,
  options: names.map((name) => ({ value: name, label: name })),
});

export const manyNames = (count: number) =>
  Array.from({ length: count }, (_, index) => `Option ${index + 1}`);

const text = (kind: TextValue['kind'], value: string): FieldValue => ({ kind, text: value });
const person = { section: 'Person' };
const contract = { section: 'Contract' };

/** A custom field of every kind, in the account's groups. */
export const allKinds: readonly FieldView[] = [
  custom('cidade', 'City', text('text', 'Campinas'), { required: true }),
  custom('observacao', 'Remarks', text('longText', 'One line\nand another'), person),
  custom('filhos', 'Children', text('integer', '2'), person),
  custom('aniversario', 'Birthday', text('date', '1990-03-01'), { ...person, required: true }),
  custom('vip', 'Newsletter', choice('Yes', 'Yes', 'No'), person),
  custom('interesses', 'Interests', options(['Music', 'Travel', 'Food'], 'Travel'), {
    ...person,
    required: true,
    help: 'All that were told.',
  }),
  custom('valor', 'Value', text('decimal', '1.50'), contract),
  custom('horario', 'Best time to call', text('time', '14:30'), contract),
  custom('agendado-em-', 'Next appointment', text('dateTime', '2026-07-08T14:30'), contract),
  custom('plano', 'Plan', choice('', 'Basic', 'Gold'), contract),
  custom('produtos', 'Products', options(manyNames(40), 'Option 3', 'Option 39'), contract),
  custom('extra', 'Extra data', text('json', '{ "a": [1, 2] }'), {
    technical: 'extra · GEO, a type that nobody knows',
  }),
];

/** Values that no input of their type could show, and problems with them. */
export const wrongKinds: readonly FieldView[] = [
  custom('aniversario', 'Birthday', text('date', '31/02/1990'), {
    changed: true,
    was: '1 March 1990',
    messages: [error('This is not a date.')],
  }),
  custom('horario', 'Best time to call', text('time', 'after lunch')),
  custom('agendado-em-', 'Next appointment', text('dateTime', '2026-07-08 14:30:00 UTC')),
  custom('filhos', 'Children', text('integer', 'two'), {
    changed: true,
    was: '',
    messages: [error('This is not a whole number.')],
  }),
  custom('interesses', 'Interests', options(['Music', 'Travel', 'Chess'], 'Chess'), {
    required: true,
    changed: true,
    was: 'Music',
    messages: [error('Chess is not an option any more.', 'Chess')],
  }),
  custom('extra', 'Extra data', text('json', '{ "a": [1, 2'), {
    changed: true,
    was: '{ "a": [1, 2] }',
    messages: [error('This is not JSON.')],
  }),
];

/** Fields that the account hides, one of them changed. */
export const someHidden: readonly FieldView[] = [
  custom('cpf', 'Tax number', text('text', '000'), { hidden: true }),
  custom('fonte', 'Source system', text('text', 'import'), { hidden: true, section: 'Technical' }),
  custom('lote', 'Batch', text('integer', '8'), {
    hidden: true,
    section: 'Technical',
    changed: true,
    was: '7',
  }),
];

/** The same hostile text wherever a custom field has one. */
export const hostileKinds = (hostile: string): FieldView[] =>
  [
    text('text', hostile),
    text('longText', hostile),
    text('json', hostile),
    text('date', hostile),
    choice(hostile, hostile),
    options([hostile], hostile),
    options([hostile, ...manyNames(20)]),
  ].map((value, index) =>
    custom(`${hostile}${index}`, hostile, value, {
      section: hostile,
      technical: hostile,
      help: hostile,
      required: true,
      messages: [error(hostile, hostile)],
    }),
  );

const kinds: readonly ((index: number) => FieldValue)[] = [
  (index) => text('text', `Text ${index}`),
  () => text('longText', 'One line\nand another'),
  (index) => text('integer', String(index)),
  () => text('date', '2026-03-01'),
  () => choice('Gold', 'Basic', 'Gold', 'Silver'),
  () => options(['Music', 'Travel', 'Food', 'Sport', 'Art'], 'Art'),
];

/** As many custom fields as the largest account has, in twenty groups. */
export const manyCustomFields = (count: number): FieldView[] =>
  Array.from({ length: count }, (_, index) =>
    custom(`campo-${index}`, `Field ${index}`, kinds[index % kinds.length]!(index), {
      section: `Group ${Math.floor((index * 20) / count)}`,
    }),
  );
