import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { SeedError, SeedNode, type SeedSource } from './seedNode';

/** Comments and a comma too many are taken. Throws a SeedError for anything else that is no JSON, and a huge text. */
export function parseSeed(source: SeedSource, maxMegabytes: number): SeedNode {
  if (source.text.length > maxMegabytes * 1024 * 1024) {
    throw new SeedError(source, 0, `the file is larger than ${maxMegabytes} MB. Seed fewer contacts.`);
  }
  if (source.text.trim() === '') {
    throw new SeedError(source, 0, 'the file is empty. Write {} for the built-in account.');
  }
  const errors: ParseError[] = [];
  const tree = parse(source, errors);
  const [problem] = errors;
  if (tree === undefined || problem !== undefined) {
    const code = problem === undefined ? 'no value' : printParseErrorCode(problem.error);
    throw new SeedError(source, problem?.offset ?? 0, `this is no valid JSON (${code}).`);
  }
  return new SeedNode(source, tree, '');
}

/** The parser calls itself for each level. */
function parse(source: SeedSource, errors: ParseError[]): ReturnType<typeof parseTree> {
  try {
    return parseTree(source.text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) throw new SeedError(source, 0, 'the file is nested too deeply.');
    throw error;
  }
}
