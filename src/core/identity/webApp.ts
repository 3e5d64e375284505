/**
 * The web app's likely address for the API's, '' where nothing is likely: the brands that are known have `api.` before
 * their app's host, but apps under `wts.chat` share one API.
 */
export function likelyWebApp(baseUrl: string): string {
  if (!URL.canParse(baseUrl.trim())) return '';
  const { protocol, hostname } = new URL(baseUrl.trim());
  const [, brand = ''] = /^api\.(.+\..+)$/i.exec(hostname) ?? [];
  return protocol !== 'https:' || brand === '' || /(^|\.)wts\.chat$/i.test(brand) ? '' : `https://${brand}`;
}

/** The address of a web app in what was typed or pasted, whatever page of it that is; undefined when it is none. */
export function readWebApp(typed: string): string | undefined {
  const trimmed = typed.trim();
  const address = /^[a-z]+:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, hostname, username, password } = new URL(address);
  const isPlain = protocol === 'https:' && username === '' && password === '';
  return isPlain && /^[^.].*\.[^.]+$/.test(hostname) && !/^api\./i.test(hostname) ? origin : undefined;
}

/** Where the web app shows a conversation. */
export function conversationAddress(webApp: string, conversationId: string): string {
  return `${webApp}/chat2/sessions/${conversationId}`;
}
