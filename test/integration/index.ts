import { runVscodeFloor } from '../support/vscodeFloor';

export function run(): Promise<void> {
  return runVscodeFloor(__dirname);
}
