import type { Writable } from 'node:stream';

/** Writes lines together that come in one turn: each write of its own takes as long as a seventh of an answer. */
export function createLineWriter(output: Writable): (line: string) => void {
  let waiting: string[] = [];
  return (line) => {
    waiting.push(line);
    if (waiting.length > 1) return;
    setImmediate(() => {
      output.write(`${waiting.join('\n')}\n`);
      waiting = [];
    });
  };
}
