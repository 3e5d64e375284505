import * as l10n from '@vscode/l10n';
import * as validators from 'wts:validators';
import type { UpdateBody } from '../fields/update';
import { toSchemaViolations, type SchemaViolation } from './schemaViolation';
import { FIELD_ROWS } from '../fields/fields';

/** Checks the body of `PUT /core/v2/contact/{id}`. At most one violation per value. */
export function validateUpdate(body: unknown): SchemaViolation[] {
  return isUpdateBody(body) ? checkDeclaredFields(body) : toSchemaViolations(validators.update.errors ?? []);
}

/** Checks the body of `POST /core/v1/contact/{id}/tags`. At most one violation per value. */
export function validateTags(body: unknown): SchemaViolation[] {
  return validators.tags(body) ? [] : toSchemaViolations(validators.tags.errors ?? []);
}

function isUpdateBody(body: unknown): body is UpdateBody {
  return validators.update(body);
}

/**
 * The API drops a value whose field is not declared, with a 200, and may clear a declared field that has no value.
 * The schema could say this too, at three times the size of the code that ajv makes of it.
 */
function checkDeclaredFields(body: UpdateBody): SchemaViolation[] {
  return FIELD_ROWS.flatMap(({ inFields: field, keys }) => {
    const given = keys.filter((key) => Object.hasOwn(body, key));
    const declared = body.fields.includes(field);
    if (declared && given.length === 0) {
      return [
        {
          path: [keys[0] ?? field],
          message: l10n.t('{0} is declared in the request without a value.', field),
        },
      ];
    }
    if (declared) return [];
    return given.map((key) => ({
      path: [key],
      message: l10n.t('The API would drop this value: the request does not declare {0}.', field),
    }));
  });
}
