import { spawnSync, type ChildProcess } from 'node:child_process';

/**
 * Ends a child that was spawned with `detached: true`, and all its children: they stay in its process group, so one
 * signal reaches them all. Windows has no such groups and knows a child's children instead.
 */
export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // Gone already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Processes of a child's group whose command line holds a text. Not for Windows. */
export function findInGroup(child: ChildProcess, text: string): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,pgid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, group, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(group) === child.pid && command.includes(text) ? [Number(pid)] : [];
  });
}
