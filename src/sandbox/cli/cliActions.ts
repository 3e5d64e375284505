import type { FaultOrder } from '../publicApi';
import { readFile, writeFile } from 'node:fs/promises';
import { SandboxControl } from '../server/control/sandboxControl';
import { faultText } from '../faults/faultText';
import type { ActiveFault } from '../client/controlApi';

/** Something to do with the sandbox that runs on the port. */
export type Action =
  | { readonly kind: 'reset' | 'listFaults' | 'noFaults' }
  | { readonly kind: 'addFault'; readonly faults: readonly FaultOrder[] }
  /** Without a file the account is printed. */
  | { readonly kind: 'export'; readonly file: string | undefined }
  | { readonly kind: 'import'; readonly file: string };

/** Gives what is to be printed. Rejects as `SandboxControl` does, and when a file cannot be read or written. */
export async function act(action: Action, port: number): Promise<string> {
  const running = new SandboxControl(port);
  switch (action.kind) {
    case 'reset':
      await running.reset();
      return '';
    case 'import':
      await running.import(await readFile(action.file, 'utf8'));
      return '';
    case 'export':
      return await exportTo(running, action.file);
    case 'addFault':
      return lines(await switchOn(running, action.faults));
    case 'noFaults':
      await running.switchAllOff();
      return '';
    case 'listFaults':
      return lines((await running.state()).faults.map(describe));
  }
}

async function exportTo(running: SandboxControl, file: string | undefined): Promise<string> {
  const text = await running.export();
  if (file === undefined) return text;
  await writeFile(file, text);
  return '';
}

async function switchOn(running: SandboxControl, faults: readonly FaultOrder[]): Promise<string[]> {
  const on: string[] = [];
  for (const fault of faults) on.push(describe(await running.switchOn(fault)));
  return on;
}

/** As it is written on a command line, with what is left of it. */
function describe(fault: ActiveFault): string {
  return `${faultText.write(fault)}  hits: ${fault.hits}${fault.remaining === undefined ? '' : `, left: ${fault.remaining}`}`;
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
