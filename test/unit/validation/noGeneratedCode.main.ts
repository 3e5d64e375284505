// Run by noGeneratedCode.test.ts in a node that forbids generated code. The first word shows that it does.
import { validateTags, validateUpdate } from '../../../src/core/validation/validateUpdate';
import { validateContact } from './validateContact';

function generateCode(): string {
  try {
    return String(Reflect.construct(Function, ['return 1']));
  } catch (error) {
    return error instanceof Error ? error.name : 'nothing';
  }
}

const counts = [
  validateUpdate({ fields: ['Email'], email: 'a+b@x.technology' }),
  validateUpdate({ fields: ['Email'], email: 'a@b' }),
  validateTags({ tagNames: ['VIP'], operation: 'DeleteIfExists' }),
  validateTags({ tagNames: ['VIP'], operation: 'ReplaceAll' }),
  validateContact({ status: 'ACTIVE' }),
  validateContact({ status: 'GONE' }),
].map((violations) => violations.length);

process.stdout.write([generateCode(), ...counts].join(' '));
