import * as validators from 'wts:validators';
import { toSchemaViolations, type SchemaViolation } from '../../../src/core/validation/schemaViolation';

/** Checks a contact document by the schema that VS Code checks it by in the JSON editor. */
export function validateContact(body: unknown): SchemaViolation[] {
  return validators.contact(body) ? [] : toSchemaViolations(validators.contact.errors ?? []);
}
