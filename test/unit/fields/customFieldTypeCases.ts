import type { FieldEdit } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';

export interface TypeCase {
  /** Writings of one value, as the API may give it. */
  readonly shapes: readonly Json[];
  /** Another value, as the form gives it. */
  readonly edit: FieldEdit;
  /** The JSON after the edit, for each of the shapes. */
  readonly after: readonly Json[];
  readonly sent: Json;
  /** The JSON after the edit of a field that had no value. */
  readonly fresh: Json;
  /** Changed to these it is an error. */
  readonly wrong: readonly Json[];
  readonly view: unknown;
  readonly shown: string;
  /** What the form says of typed texts: of those it sends, the note ('' for none); of the others, the error. */
  readonly says?: Readonly<Record<string, string>>;
}

const text = (typed: string): FieldEdit => ({ kind: 'text', text: typed });
const choose = (selected: string): FieldEdit => ({ kind: 'choice', selected });
const options = (...names: string[]) => names.map((name) => ({ value: name, label: name }));

/** Field type × (read shapes, written form): WTS-API.md, "The contact that comes back". */
export const TYPES: Record<string, TypeCase> = {
  STRING: {
    shapes: ['Spring', ['Spring']],
    edit: text('007'),
    after: ['007', ['007']],
    sent: '007',
    fresh: '007',
    wrong: [['a', 'b'], { a: 1 }, [['x']]],
    view: { kind: 'text', text: 'Spring' },
    shown: 'Spring',
  },
  TEXT: {
    shapes: ['one\ntwo', ['one\ntwo']],
    edit: text('x'),
    after: ['x', ['x']],
    sent: 'x',
    fresh: 'x',
    wrong: [{ a: 1 }],
    view: { kind: 'longText', text: 'one\ntwo' },
    shown: 'one\ntwo',
  },
  INTEGER: {
    shapes: ['12', 12, ['12'], [12], '012', '12.0'],
    edit: text('-7'),
    after: ['-7', -7, ['-7'], [-7], '-7', '-7'],
    sent: -7,
    fresh: -7,
    wrong: ['abc', '1.5', '1,5', true, ['1', '2'], {}, '12a', '١٢', '0.500', '0,500', '1.2000', '2.000,5'],
    view: { kind: 'integer', text: '12' },
    shown: '12',
    says: {
      '2000': '',
      '-7': '',
      '2.000': 'Will be sent as 2000.',
      '2,000': 'Will be sent as 2000.',
      '-1.234.567': 'Will be sent as -1234567.',
      '1,234,567.00': 'Will be sent as 1234567.',
      '0.000': 'Will be sent as 0.',
      '1,5': 'This must be a whole number, such as 12.',
      '2.0': 'Will be sent as 2.',
      '2.0000': 'Will be sent as 2.',
      '007': 'Will be sent as 7.',
      '1e3': 'Will be sent as 1000.',
      '+5': 'Will be sent as 5.',
      ' 5 ': 'Will be sent as 5.',
      '12345678901234567891': '',
    },
  },
  FLOAT: {
    shapes: ['1249.90', 1249.9, ['1249.9'], ['01249.900'], [1249.9]],
    edit: text('0.5'),
    after: ['0.5', 0.5, ['0.5'], ['0.5'], [0.5]],
    sent: 0.5,
    fresh: 0.5,
    wrong: ['1,249', '1.24,9', '1,24.9', '1.249.90', 'NaN', 'Infinity', '0x10', [1, 2], false],
    view: { kind: 'decimal', text: '1249.90' },
    shown: '1249.9',
    says: {
      '0.5': '',
      '1.25': '',
      '-3': '',
      '1.249': 'Will be sent as 1.249: the point begins the decimals, it does not group digits.',
      '1.500': 'Will be sent as 1.5: the point begins the decimals, it does not group digits.',
      '1.50': 'Will be sent as 1.5.',
      '75e-1': 'Will be sent as 7.5.',
      '0.125': '',
      '0,125': 'Will be sent as 0.125.',
      '1,5': 'Will be sent as 1.5.',
      '1.249,90': 'Will be sent as 1249.9.',
      '-1.249,90': 'Will be sent as -1249.9.',
      '1,249.90': 'Will be sent as 1249.9.',
      '1249,900': 'Will be sent as 1249.9.',
      '1.000.000': 'Will be sent as 1000000.',
      '1,000,000': 'Will be sent as 1000000.',
      '1.000.000,5': 'Will be sent as 1000000.5.',
      '1,249': 'This can be read in two ways: write 1249 or 1.249.',
      '1.2,5': 'This must be a number, such as 1249.90 or 1.249,90.',
    },
  },
  SINGLESELECT: {
    shapes: ['FACEBOOK', ['FACEBOOK'], '00000000-0000-4000-8000-000000000900'],
    edit: choose('INSTAGRAM'),
    after: ['INSTAGRAM', ['INSTAGRAM'], 'INSTAGRAM'],
    sent: 'INSTAGRAM',
    fresh: 'INSTAGRAM',
    wrong: ['facebook', ['FACEBOOK', 'INSTAGRAM'], 'ORKUT', 5, {}],
    view: {
      kind: 'choice',
      selected: 'FACEBOOK',
      options: [{ value: '', label: 'No value' }, ...options('FACEBOOK', 'INSTAGRAM')],
    },
    shown: 'FACEBOOK',
  },
  MULTISELECT: {
    shapes: [['FACEBOOK'], 'FACEBOOK', ['FACEBOOK', 'FACEBOOK']],
    edit: { kind: 'options', selected: ['INSTAGRAM', 'FACEBOOK'] },
    after: [
      ['INSTAGRAM', 'FACEBOOK'],
      ['INSTAGRAM', 'FACEBOOK'],
      ['INSTAGRAM', 'FACEBOOK'],
    ],
    sent: ['INSTAGRAM', 'FACEBOOK'],
    fresh: ['INSTAGRAM', 'FACEBOOK'],
    wrong: ['ORKUT', ['FACEBOOK', 'ORKUT'], {}, [['FACEBOOK']]],
    view: { kind: 'options', selected: ['FACEBOOK'], options: options('FACEBOOK', 'INSTAGRAM') },
    shown: 'FACEBOOK',
  },
  DATE: {
    shapes: [['2006/03/01'], '2006-03-01', '2006/03/01', ['2006-03-01']],
    edit: text('2008-02-29'),
    after: [['2008/02/29'], '2008-02-29', '2008/02/29', ['2008-02-29']],
    sent: '2008-02-29',
    fresh: '2008-02-29',
    wrong: ['2006-02-30', '2007-02-29', '2006-13-01', '01/03/2006', '2006-03/01', 'today', 20060301, {}],
    view: { kind: 'date', text: '2006-03-01' },
    shown: '2006-03-01',
  },
  TIME: {
    shapes: ['14:30:00', '14:30', ['14:30'], ['14:30:00.0000000']],
    edit: text('09:05'),
    after: ['09:05:00', '09:05', ['09:05'], ['09:05:00.0000000']],
    sent: '09:05',
    fresh: '09:05',
    wrong: ['24:00', '9:05', '14:60', '14', 'noon', '14:30Z', ['14:30', '15:30']],
    view: { kind: 'time', text: '14:30' },
    shown: '14:30',
  },
  DATETIME: {
    shapes: [
      ['2026-07-08T14:30:00.0000000'],
      '2026-07-08T14:30:00',
      '2026-07-08T14:30',
      ['2026/07/08 14:30:00'],
    ],
    edit: text('2026-12-31T09:05'),
    after: [
      ['2026-12-31T09:05:00.0000000'],
      '2026-12-31T09:05:00',
      '2026-12-31T09:05',
      ['2026/12/31 09:05:00'],
    ],
    sent: '2026-12-31T09:05:00',
    fresh: '2026-12-31T09:05:00',
    wrong: ['2026-02-30T10:00', '2026-07-08', '2026-07-08T14:30:00Z', '2026-07-08T25:00', 'T', {}],
    view: { kind: 'dateTime', text: '2026-07-08T14:30' },
    shown: '2026-07-08 14:30',
  },
  BOOLEAN: {
    shapes: ['true', true, ['true'], [true], 'True'],
    edit: choose('false'),
    after: ['false', false, ['false'], [false], 'false'],
    sent: false,
    fresh: false,
    wrong: ['yes', 1, {}, [true, false]],
    view: {
      kind: 'choice',
      selected: 'true',
      options: [
        { value: '', label: 'No value' },
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ],
    },
    shown: 'Yes',
  },
};
