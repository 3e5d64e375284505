/**
 * The API's likely address for one of the web app: apps under `wts.chat` share `api.wts.chat`, and the other brands that
 * are known have `api.` before their app's host. Undefined for what is the API's already, or is no name.
 */
export function likelyApiAddress({ protocol, hostname }: URL): string | undefined {
  const isName = /[a-z]/i.test(hostname) && hostname.includes('.');
  if (protocol !== 'https:' || !isName || /^api[.-]/i.test(hostname)) return undefined;
  return /(^|\.)wts\.chat$/i.test(hostname) ? 'https://api.wts.chat' : `https://api.${hostname}`;
}
