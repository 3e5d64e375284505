import { spawnSync, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

/**
 * Ends a child that was spawned with `detached: true`, and all its children: they stay in its process group, so one
 * signal reaches them all. Windows has no such groups and knows a child's children instead.
 */
export function endGroup(
  child: Pick<ChildProcess, 'pid'>,
  platform = process.platform,
  run = spawnSync,
): void {
  if (child.pid === undefined) return;
  if (platform === 'win32') {
    run('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // Gone already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * Kills the processes of a child's group whose command line holds a text. Not for Windows.
 * @throws an Error when there is none.
 */
export async function killInGroup(child: ChildProcess, text: string): Promise<void> {
  const processes = process.platform === 'linux' ? await readProc() : readPs();
  const found = processes.filter(({ group, command }) => group === child.pid && command.includes(text));
  if (found.length === 0) throw new Error(`No process runs with ${text}.`);
  found.forEach(({ pid }) => process.kill(pid, 'SIGKILL'));
}

interface FoundProcess {
  readonly pid: number;
  readonly group: number;
  readonly command: string;
}

/** A small Linux has no `ps`. */
async function readProc(): Promise<FoundProcess[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    ids.map(async (id) => {
      const read = (file: string) => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');
      const [stat, command] = await Promise.all([read('stat'), read('cmdline')]);
      // After the name in brackets: state, parent, group.
      const [, , group] = stat.split(') ')[1]?.split(' ') ?? [];
      return { pid: Number(id), group: Number(group), command };
    }),
  );
}

function readPs(): FoundProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,pgid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, group, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), group: Number(group), command }];
  });
}
