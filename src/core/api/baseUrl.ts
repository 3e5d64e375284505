import * as l10n from '@vscode/l10n';
import { likelyApiAddress } from './errors/likelyApi';

/**
 * The base URL without a module prefix, query or slash at its end: people paste `https://host/core/` and whole request
 * URLs. Throws an Error with a sentence for the person when it is no URL that a key may be sent to.
 */
export function normalizeBaseUrl(text: string): string {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error(l10n.t('"{0}" is not a base URL. It should look like https://api.wts.chat.', trimmed));
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new Error(
      l10n.t(
        'The base URL {0} would send the API key unencrypted. Write https:// instead of http://.',
        url.origin,
      ),
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error(l10n.t('The base URL of {0} holds a user name or password. Remove them.', url.origin));
  }
  const likely = /^\/chat2(\/|$)/i.test(url.pathname) ? likelyApiAddress(url) : undefined;
  if (likely !== undefined) {
    throw new Error(
      l10n.t(
        "{0} is an address of the web app, not of the API. The API's is likely {1}: write that in the setting wts.environments.",
        url.origin,
        likely,
      ),
    );
  }
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(modulePrefix, '');
  return url.origin + path.replace(/\/$/, '');
}

/** `https://host:port`, without the port that the scheme implies. */
export function originOf(url: string): string {
  return new URL(url).origin;
}

/** Takes a host name as `URL` gives it. A name below `localhost` is none: a DNS server may answer it. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** The API's three modules, which are part of every call's path, not of the base URL. */
const modulePrefix = /\/(core|chat|crm)(\/v\d.*|\/)?$/i;
