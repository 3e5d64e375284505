import { parseArgs } from 'node:util';
import { SECTIONS } from '../../core/accountTypes/accountFacts';

type Section = (typeof SECTIONS)[number];

export interface TypesOptions {
  readonly kind: 'types';
  /** Where the declarations go; undefined: printed. */
  readonly out: string | undefined;
  /** Whether a JSON Schema is wanted, and in a file of its own beside the declarations. */
  readonly schema: boolean | string;
  /** Whether the files are only compared. */
  readonly check: boolean;
  readonly sections: readonly Section[];
  readonly baseUrl: string | undefined;
}

/** A command line that cannot be understood; its message says which option is wrong. */
export class UsageError extends Error {}

export const usage = `wts-types [options]

Writes the types of a WTS Chat account: custom fields with their keys, types and options, tags, portfolios and
sequences by name and ID, the contact, and the update. A wrong key or option is a compile error then.

Options:
  --out FILE        Where to write; printed when left out.
  --schema [FILE]   A JSON Schema instead of TypeScript; with FILE: into that file, besides.
  --check           Writes nothing: exits with 1, and says what changed, when a file is not what the account is now.
  --only PARTS      Of ${SECTIONS.join(',')}: the others take any text. For large accounts.
  --base-url URL    The API's address.
  --help, -h        Shows this.

The account:
  WTS_API_KEY       Its key.
  WTS_BASE_URL      The API's address, when --base-url is left out; https://api.wts.chat without both.
Without a key and an address the sandbox is asked that runs on this machine.`;

/** @throws UsageError */
export function readTypesOptions(args: readonly string[]): TypesOptions | { readonly kind: 'help' } {
  const values = parse(withOptionalFile(args));
  if (values.help === true) return { kind: 'help' };
  const { out, schema, check = false, only, 'base-url': baseUrl } = values;
  if (out === '') throw new UsageError('--out takes the path of a file.');
  if (check && out === undefined && (schema ?? '') === '')
    throw new UsageError('--check compares a file: name it with --out.');
  return {
    kind: 'types',
    out,
    schema: schema === undefined ? false : schema === '' ? true : schema,
    check,
    sections: readSections(only),
    baseUrl,
  };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        out: { type: 'string' },
        schema: { type: 'string' },
        check: { type: 'boolean' },
        only: { type: 'string' },
        'base-url': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `parseArgs` knows no option whose value may be left out. */
function withOptionalFile(args: readonly string[]): string[] {
  return args.map((arg, index) => {
    const next = args[index + 1];
    return arg === '--schema' && (next === undefined || next.startsWith('-')) ? '--schema=' : arg;
  });
}

function readSections(text: string | undefined): readonly Section[] {
  if (text === undefined) return SECTIONS;
  const named = text.split(',').map((name) => name.trim());
  const stranger = named.find((name) => !SECTIONS.some((section) => section === name));
  if (stranger !== undefined)
    throw new UsageError(`--only takes ${SECTIONS.join(', ')}, with commas between them, not "${stranger}".`);
  return SECTIONS.filter((section) => named.includes(section));
}
