import * as validators from 'wts:validators';
import { toViolations, type Violation } from '../../../src/core/validation/violation';

/** Checks a contact document by the schema that VS Code checks it by in the JSON editor. */
export function validateContact(body: unknown): Violation[] {
  return validators.contact(body) ? [] : toViolations(validators.contact.errors ?? []);
}
