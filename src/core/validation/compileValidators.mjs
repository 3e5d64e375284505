// Runs at build time only: turns the JSON schemas into the code behind the import 'wts:validators'.
import { _, Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { transform } from 'esbuild';
import { readFile } from 'node:fs/promises';

const schemaNames = ['update', 'tags', 'contact'];

/**
 * ESM code with one validator per schema (`update`, `tags`, `contact`). It needs no code generation at run time,
 * which an extension host or a page may forbid.
 */
export async function compileValidators() {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    allowUnionTypes: true,
    code: { source: true, esm: true },
  });
  addFormats.default(ajv, { mode: 'full', formats: ['email', 'uri', 'uuid'] });
  ajv.removeKeyword('maxLength').addKeyword(maxLength);
  for (const name of schemaNames)
    ajv.addSchema(name === 'update' ? await readUpdateSchema() : await readSchema(name), name);
  return standalone.default(ajv, Object.fromEntries(schemaNames.map((name) => [name, name])));
}

/** Counts UTF-16 units, as the API's .NET does; ajv's own counts an emoji as one. */
const maxLength = {
  keyword: 'maxLength',
  type: 'string',
  schemaType: 'number',
  code: (context) => context.fail(_`${context.data}.length > ${context.schemaCode}`),
  error: { params: ({ schemaCode }) => _`{limit: ${schemaCode}}` },
};

/** Which words `fields` may hold stands in the table of field names, and nowhere else. */
async function readUpdateSchema() {
  const schema = await readSchema('update');
  const source = await readFile(new URL('../fields/fieldNames.ts', import.meta.url), 'utf8');
  const { code } = await transform(source, { loader: 'ts', format: 'esm' });
  const { FIELD_NAMES } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  schema.properties.fields.items.enum = Object.values(FIELD_NAMES).map(({ inFields }) => inFields);
  return schema;
}

async function readSchema(name) {
  const text = await readFile(new URL(`${name}.schema.json`, import.meta.url), 'utf8');
  return JSON.parse(text, dropProse);
}

/** ajv copies whole schemas into its code; these keywords are for people. */
function dropProse(key, value) {
  return typeof value === 'string' && (key === 'title' || key === 'description') ? undefined : value;
}
