import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot';
import { runProcess } from '../../support/processes/runProcess';

/** What `tsc --strict` says of a program that uses the declarations; '' when it compiles. */
export async function compile(folder: string, declarations: string, program: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'wts-account.d.ts'), declarations);
  writeFileSync(join(folder, 'program.ts'), program);
  const compilerOptions = { strict: true, noEmit: true, target: 'es2022', lib: ['es2022'], types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const { output } = await runProcess(process.execPath, [compiler, '-p', folder, '--pretty', 'false']);
  return output.trim();
}
