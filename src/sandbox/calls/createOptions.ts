import type { Json, SandboxSwitches } from '../publicApi';
import type { Remarks } from '../answers/remarks/remarks';
import { checkChoice } from '../reading/choice';
import type { InputErrors } from '../reading/inputErrors';
import type { Inputs } from '../reading/inputs';
import { jsonTypeOf } from '../reading/jsonBody';
import { readTagOperation, TAG_OPERATIONS, type TagOperation } from '../reading/picking';
import { noteUnread, readOptions } from '../reading/readInputs';
import { readNames } from '../reading/readNames';
import type { Declaration } from '../writing/fieldUpdate';
import { givenNames, refuseMetadata } from '../writing/update';
import { NOT_IN_CREATE, type WriterName, writerNames } from '../writing/writerNames';
import type { Call } from './call';

/** What is to be done with contacts that are there already. */
export interface CreateOptions {
  readonly isUpsert: boolean;
  readonly getsIfExists: boolean;
  /** Undefined: every field is rewritten. */
  readonly upsertFields: ReadonlySet<WriterName> | undefined;
  readonly tagOperation: TagOperation;
  /** Whether the call says what is to be done with the tags. */
  readonly isAboutTags: boolean;
}

const UPSERT_FIELDS = 'options.upsertFields';

/** A contact that has no value for any other field loses it in a rewrite; null clears nothing in these. */
const NOT_CLEARED: readonly WriterName[] = ['CustomFields', 'Metadata', ...NOT_IN_CREATE];
const REWRITTEN = writerNames.filter((name) => !NOT_CLEARED.includes(name));

/** Its defaults are the opposite of the update's: tags are replaced, and without `upsertFields` every field is rewritten. */
export function readCreateOptions(errors: InputErrors, call: Call, body: Inputs<Json>): CreateOptions {
  const { remarks, switches } = call;
  const options = readOptions(remarks, body);
  const flag = (name: 'upsert' | 'getIfExists') =>
    readFlag(options.get(name) ?? false, `options.${name}`, remarks);
  const [isUpsert, getsIfExists] = [flag('upsert'), flag('getIfExists')];
  const upsertFields = readUpsertFields(errors, options.get('upsertFields') ?? null, switches, remarks);
  const operation = options.get('upsertTagOperation');
  checkChoice(errors, 'Options.UpsertTagOperation', operation, TAG_OPERATIONS);
  const tagOperation = readTagOperation(remarks, 'options.upsertTagOperation', operation, 'ReplaceAll');
  noteUnread(remarks, options, { prefix: 'options.' });
  return { isUpsert, getsIfExists, upsertFields, tagOperation, isAboutTags: typeof operation === 'string' };
}

/** What is written to a contact that is there. */
export function upsertDeclaration(body: Inputs<Json>, { upsertFields }: CreateOptions): Declaration {
  return upsertFields === undefined
    ? { names: new Set([...REWRITTEN, ...givenNames(body, true)]), list: undefined, isCreate: true }
    : { names: upsertFields, list: UPSERT_FIELDS, isCreate: true };
}

function readFlag(written: Json, what: string, remarks: Remarks): boolean {
  if (typeof written === 'boolean') return written;
  remarks.note('defaulted', { what, got: jsonTypeOf(written), expected: 'a boolean', used: 'false' });
  return false;
}

function readUpsertFields(
  errors: InputErrors,
  written: Json,
  switches: SandboxSwitches,
  remarks: Remarks,
): ReadonlySet<WriterName> | undefined {
  if (Array.isArray(written)) {
    const names = readNames(written, { errors, remarks, known: writerNames, list: UPSERT_FIELDS });
    refuseMetadata(errors, 'Options.UpsertFields', names, switches);
    return names;
  }
  if (written !== null) {
    remarks.note('wrongType', { what: UPSERT_FIELDS, got: jsonTypeOf(written), expected: 'a list' });
  }
  return undefined;
}
