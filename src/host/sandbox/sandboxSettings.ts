import { userSetting } from '../startup/settings';

/** How the sandbox begins; what is not set is left out. */
interface SandboxSettings {
  seed?: string;
  persist?: string;
  webhooks?: string[];
  allowedOrigins?: string[];
  allowedHosts?: string[];
}

export function sandboxSettings(): SandboxSettings {
  const [seed, persist] = [userSetting('sandbox.seedFile'), userSetting('sandbox.persistFile')];
  const lists = {
    webhooks: texts('sandbox.webhooks'),
    allowedOrigins: texts('sandbox.allowedOrigins'),
    allowedHosts: texts('sandbox.allowedHosts'),
  };
  return {
    ...(typeof seed === 'string' && seed !== '' ? { seed } : {}),
    ...(typeof persist === 'string' && persist !== '' ? { persist } : {}),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  };
}

/** Whether what is written to it is there again in the next window. Files that a person has named say for themselves. */
export function keepsAccount({ seed, persist }: SandboxSettings): boolean {
  return seed === undefined && persist === undefined && userSetting('sandbox.keepAccount') !== false;
}

function texts(key: string): string[] {
  const list = userSetting(key);
  return Array.isArray(list) ? list.filter((text): text is string => typeof text === 'string') : [];
}
