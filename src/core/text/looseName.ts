/** Names with the same of this are the same to whoever writes them from memory: no case, accents, spaces, hyphens. */
export function looseName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}\s_-]/gu, '')
    .toLowerCase();
}

export function isLooselySame(one: string, other: string): boolean {
  return looseName(one) === looseName(other);
}
