export function capitalize(key: string): string {
  return key.slice(0, 1).toUpperCase() + key.slice(1);
}
