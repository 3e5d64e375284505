import { runVscodeFloor } from '../support/vscode/vscodeFloor';

export function run(): Promise<void> {
  return runVscodeFloor(__dirname);
}
