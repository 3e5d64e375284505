import * as validators from 'wts:validators';
import type { UpdateBody } from '../fields/update';
import { checkDeclaredFields } from './declaredFields';
import { toSchemaViolations, type SchemaViolation } from './schemaViolation';

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
