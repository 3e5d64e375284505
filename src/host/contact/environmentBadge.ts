/** One or two letters for an environment, as VS Code wants a badge: PR for `production`, LT for `loja-teste`. */
export function environmentBadge(name: string): string {
  const [first = '', second] = name.split('-').filter((part) => part !== '');
  return (
    second === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${second.slice(0, 1)}`
  ).toUpperCase();
}
