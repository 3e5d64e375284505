import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

export interface SourceText {
  /** The English sentence, which is the key of its translation; undefined when it is not written out in the call. */
  readonly text: string | undefined;
  /** The code that gives it. */
  readonly argument: string;
  /** `file:line`. */
  readonly place: string;
}

/** Every `l10n.t(…)` and `vscode.l10n.t(…)` in the TypeScript files of a folder. */
export function sourceTexts(folder: string): SourceText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => textsIn(join(folder, file), readFileSync(join(folder, file), 'utf8')));
}

export function textsIn(file: string, code: string): SourceText[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const texts: SourceText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /\bl10n\.t$/.test(node.expression.getText())) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const [argument] = node.arguments;
      texts.push({
        text: literalOf(argument),
        argument: argument?.getText() ?? '',
        place: `${file}:${line + 1}`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

function literalOf(argument: ts.Expression | undefined): string | undefined {
  return argument !== undefined && ts.isStringLiteralLike(argument) ? argument.text : undefined;
}
