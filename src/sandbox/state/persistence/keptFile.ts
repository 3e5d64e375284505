import { access, readFile, rename } from 'node:fs/promises';
import type { AccountContent } from '../../account/account';
import { readSeed } from '../../seedFile/readSeed';
import { hasCode } from './errorCode';
import type { Tell } from './keepingNotice';

interface Kept {
  readonly content: AccountContent | undefined;
  readonly isGood: boolean;
}

/** @param ifUnread what becomes of a file that cannot be read and has nothing to stand in for it */
export async function readKept(path: string, tell: Tell, ifUnread: 'refused' | 'setAside'): Promise<Kept> {
  const refuse = ifUnread === 'refused' ? refuseUnread : setAside;
  const text = await readIfThere(path);
  if (text !== undefined) {
    try {
      return { content: readOwn(path, text), isGood: true };
    } catch (error) {
      await ((await readIfThere(`${path}.bak`)) === undefined ? refuse : setAside)(path, error, tell);
    }
  }
  const content = await readBackup(path, tell, refuse);
  if (text !== undefined && content === undefined) tell({ kind: 'fromFirst', values: {} });
  return { content, isGood: false };
}

/** Undefined when there was none that can be read. */
async function readBackup(
  path: string,
  tell: Tell,
  refuse: typeof setAside,
): Promise<AccountContent | undefined> {
  const file = `${path}.bak`;
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  try {
    const content = readOwn(file, text);
    tell({ kind: 'fromBackup', values: { file } });
    return content;
  } catch (error) {
    await refuse(file, error, tell);
    return undefined;
  }
}

function refuseUnread(_path: string, error: unknown): Promise<void> {
  return Promise.reject(error instanceof Error ? error : new Error(String(error)));
}

/** Nothing is written over, not even what was set aside before. */
async function setAside(path: string, error: unknown, tell: Tell): Promise<void> {
  let file = `${path}.broken`;
  for (let count = 2; await isThere(file); count += 1) file = `${path}.broken-${count}`;
  await rename(path, file);
  tell({ kind: 'setAside', values: { reason: reasonOf(error), file } });
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** However large the account became, it is read again. */
function readOwn(name: string, text: string): AccountContent {
  return readSeed({ name, text }, { maxMegabytes: Infinity });
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
