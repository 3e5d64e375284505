/** A subscription to webhooks, as the vendor's reference shapes it; `events` are names. */
export interface Subscription {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly name: string;
  /** On this machine, see `readLoopbackUrl`. */
  readonly url: string;
  readonly enabled: boolean;
  readonly events: readonly string[];
}

export const NOT_LOOPBACK =
  'The sandbox posts webhooks to this machine only: write a URL like http://localhost:3000/webhook.';

/** A URL whose host is this machine by name or address; undefined for every other text. */
export function readLoopbackUrl(text: string): URL | undefined {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname) ? url : undefined;
}
