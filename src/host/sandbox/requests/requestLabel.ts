const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const VERSION = /^v\d+$/i;
const MODULES = ['core', 'chat', 'crm'];

/** What a narrow list can show of a request: `PUT contact c0000003` for `PUT /core/v2/contact/c0000003-…`. */
export function requestLabel({ method, path }: { readonly method: string; readonly path: string }): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  const [module = '', version = '', ...rest] = segments;
  const isApi = MODULES.includes(module.toLowerCase()) && VERSION.test(version) && rest.length > 0;
  const words = isApi ? rest.map((segment) => (ID.test(segment) ? segment.slice(0, 8) : segment)) : [path];
  return [method, ...words].join(' ');
}

/** The contact that a request is about, by its path. */
export function contactInPath(path: string): string | undefined {
  const segments = path.split('/');
  const id = segments[segments.findIndex((segment) => segment.toLowerCase() === 'contact') + 1] ?? '';
  return ID.test(id) ? id.toLowerCase() : undefined;
}
