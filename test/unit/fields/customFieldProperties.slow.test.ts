import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import { describeForm } from '../../../src/core/show/describeForm';
import { editField } from '../../../src/core/changes/editField';
import type { FieldEdit } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';
import { body, definition, parsedOf, errorsOf, lists } from '../builders';

/** A typed value, as the person means it. */
type Meant = string | number | boolean | readonly string[];

interface Model {
  readonly values: fc.Arbitrary<Meant>;
  /** The writings of a value that the API may give. */
  readonly shapes: (meant: Meant) => readonly Json[];
  readonly edit: (meant: Meant) => FieldEdit;
  /** What a WTS account makes of a written value, by WTS-API.md; undefined: dropped. */
  readonly store: (written: Json) => Json | undefined;
  /** What a stored value means, read without the code under test. */
  readonly mean: (stored: Json) => Meant;
}

const OPTIONS = ['FACEBOOK', 'Praia & cia', '<b>', '__proto__', '😀'];
const two = (value: number) => String(value).padStart(2, '0');
const item = (stored: Json): Json => (Array.isArray(stored) ? (stored[0] ?? null) : stored);
const asString = (written: Json): string => (typeof written === 'object' ? '' : String(written));
const asText = (meant: Meant): FieldEdit => ({ kind: 'text', text: String(meant) });
const bareAndList = (...values: readonly Json[]) => values.flatMap((value) => [value, [value]]);
const inList = (written: Json, isFit: boolean) => (isFit ? [asString(written)] : undefined);

const texts: Model = {
  values: fc
    .oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', '5', '[', ' '),
    )
    .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text)),
  shapes: (meant) => bareAndList(String(meant)),
  edit: asText,
  store: (written) => (typeof written === 'string' ? written : undefined),
  mean: (stored) => item(stored) as string,
};

const dates = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const times = fc.tuple(fc.nat(23), fc.nat(59)).map(([hours, minutes]) => `${two(hours)}:${two(minutes)}`);

const MODELS: Record<string, Model> = {
  STRING: texts,
  TEXT: texts,
  INTEGER: {
    values: fc.maxSafeInteger().map((value) => value + 0),
    shapes: (meant) => bareAndList(Number(meant), String(meant), `${String(meant)}.0`),
    edit: asText,
    store: (written) => inList(written, Number.isInteger(written)),
    mean: (stored) => Number(item(stored)),
  },
  FLOAT: {
    values: fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
      .filter((value) => !String(value).includes('e'))
      .map((value) => value + 0),
    shapes: (meant) => bareAndList(Number(meant), String(meant)),
    edit: asText,
    store: (written) => inList(written, typeof written === 'number'),
    mean: (stored) => Number(item(stored)),
  },
  SINGLESELECT: {
    values: fc.constantFrom(...OPTIONS),
    shapes: (meant) => bareAndList(String(meant)),
    edit: (meant) => ({ kind: 'choice', selected: String(meant) }),
    store: (written) =>
      inList(
        written,
        OPTIONS.some((option) => option === written),
      ),
    mean: (stored) => item(stored) as string,
  },
  MULTISELECT: {
    values: fc.subarray(OPTIONS, { minLength: 1 }),
    shapes: (meant) => {
      const names = meant as string[];
      const lists = [names, names.toReversed(), [...names, ...names]];
      return names.length === 1 ? [...lists, names[0]!] : lists;
    },
    edit: (meant) => ({ kind: 'options', selected: meant as readonly string[] }),
    store: (written) => (Array.isArray(written) ? written : undefined),
    mean: (stored) => [...new Set([stored].flat() as string[])].sort(),
  },
  DATE: {
    values: dates,
    shapes: (meant) => bareAndList(String(meant), String(meant).replaceAll('-', '/')),
    edit: asText,
    store: (written) =>
      typeof written === 'string' && /^\d{4}-\d\d-\d\d$/.test(written)
        ? [written.replaceAll('-', '/')]
        : undefined,
    mean: (stored) => (item(stored) as string).replaceAll('/', '-'),
  },
  TIME: {
    values: times,
    shapes: (meant) => bareAndList(String(meant), `${String(meant)}:00`, `${String(meant)}:00.0000000`),
    edit: asText,
    store: (written) => inList(written, /^\d\d:\d\d$/.test(asString(written))),
    mean: (stored) => (item(stored) as string).slice(0, 5),
  },
  DATETIME: {
    values: fc.tuple(dates, times).map(([date, time]) => `${date}T${time}`),
    shapes: (meant) => bareAndList(String(meant), `${String(meant)}:00`, `${String(meant)}:00.0000000`),
    edit: asText,
    store: (written) =>
      inList(`${written as string}.0000000`, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(asString(written))),
    mean: (stored) => (item(stored) as string).slice(0, 16),
  },
  BOOLEAN: {
    values: fc.boolean(),
    shapes: (meant) => bareAndList(meant === true, String(meant), String(meant).toUpperCase()),
    edit: (meant) => ({ kind: 'choice', selected: String(meant) }),
    store: (written) => inList(written, typeof written === 'boolean'),
    mean: (stored) => item(stored) === 'true',
  },
};

describe('Any value of a custom field', () => {
  // Hundreds of drafts of each type, on a machine that may be busy.

  const key = 'an-ncio';
  const baseOf = (value: Json) => createBaseline(body({ customFields: { [key]: value } }));
  const essence = (meant: Meant) => (typeof meant === 'object' ? [...meant].sort() : meant);

  for (const [type, model] of Object.entries(MODELS)) {
    const known = lists({
      customFields: { kind: 'loaded', definitions: [definition(key, type, { names: OPTIONS })] },
    });
    const edit = (base: ReturnType<typeof baseOf>, change: FieldEdit) =>
      editField(base, base.text, 'customFields', key, change, known);
    const shapeOf = (meant: Meant) => fc.constantFrom(...model.shapes(meant));

    it(`of the type ${type}, edited to what it is, is no change`, () => {
      fc.assert(
        fc.property(
          model.values.chain((meant) => fc.tuple(fc.constant(meant), shapeOf(meant), shapeOf(meant))),
          ([meant, one, other]) => {
            const base = baseOf(one);
            for (const text of [edit(base, model.edit(meant)), baseOf(other).text]) {
              const parsed = parsedOf(base, text, known);
              assert.deepEqual([parsed.changes, errorsOf(parsed), parsed.update.put], [[], [], undefined]);
            }
          },
        ),
        { numRuns: 60 },
      );
    });

    it(`of the type ${type}, edited to another and sent, comes back as meant and is then no change`, () => {
      fc.assert(
        fc.property(
          model.values.chain((meant) => fc.tuple(fc.constant(meant), shapeOf(meant))),
          model.values,
          ([before, shape], after) => {
            fc.pre(JSON.stringify(essence(before)) !== JSON.stringify(essence(after)));
            const base = baseOf(shape);
            const text = edit(base, model.edit(after));
            const { update } = parsedOf(base, text, known);
            const written = update.put?.customFields?.[key];
            assert.notEqual(written, undefined);
            const stored = model.store(written ?? null);
            assert.notEqual(stored, undefined, `dropped: ${JSON.stringify(written)}`);
            assert.deepEqual(essence(model.mean(stored ?? null)), essence(after));
            assert.deepEqual(parsedOf(baseOf(stored ?? null), text, known).changes, []);
          },
        ),
        { numRuns: 60 },
      );
    });

    it(`of the type ${type} is shown and kept whatever JSON it is`, () => {
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
          const base = baseOf(one as Json);
          const parsed = parsedOf(base, base.text, known);
          assert.deepEqual([parsed.changes, errorsOf(parsed)], [[], []]);
          assert.equal(describeForm(base, parsed, known).changeCount, 0);
          const changed = parsedOf(base, baseOf(other as Json).text, known);
          assert.ok(changed.changes.length <= 1);
          describeForm(base, changed, known);
        }),
        { numRuns: 60 },
      );
    });
  }
});
