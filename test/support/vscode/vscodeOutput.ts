import { format } from 'node:util';

const firstLineOfTests = 'Tests in VS Code';

/** For the test module inside VS Code, before its first test: until then only VS Code itself speaks. */
export function announceTests(version: string): void {
  console.log(`${firstLineOfTests} ${version}`);
}

/** Parts of VS Code that npm brings without their compiled half; it works without them and says so again and again. */
const knownComplaints = /spdlog|watchdog|\[Service Worker\] registration|builtin extensions from gallery/;

export interface VscodeOutput {
  /** `type` is the kind of console call (`info`, `error`, …), `args` what it was given. */
  readonly receive: (type: string, args: unknown[]) => void;
  /** What VS Code itself said, for the story of a failure. */
  readonly chatter: () => string;
}

/** Parts the tests' report, which is printed as it comes, from what the workbench logs to the same place. */
export function createVscodeOutput(print: (line: string) => void): VscodeOutput {
  const chatter = new Set<string>();
  let testsBegan = false;
  return {
    receive: (type, args) => {
      const line = format(...args);
      testsBegan ||= line.startsWith(firstLineOfTests);
      if (knownComplaints.test(line)) return;
      if (testsBegan && type === 'info') print(line);
      else chatter.add(`[${type}] ${line}`);
    },
    chatter: () => [...chatter].join('\n'),
  };
}
