/** A call of the API, before it is known where it goes and with which key. */
export interface ApiCall {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** From the module prefix on, with the query: `/core/v1/tag`. */
  readonly path: string;
  readonly body?: unknown;
}

/** A request as it leaves this machine. */
interface WireRequest {
  readonly method: ApiCall['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** The one place that knows what is sent, for the client as for the preview. `baseUrl` is as `normalizeBaseUrl` gives it. */
export function wireRequest(baseUrl: string, key: string, { method, path, body }: ApiCall): WireRequest {
  const hasBody = body !== undefined;
  return {
    method,
    url: baseUrl + path,
    headers: {
      Accept: 'application/json',
      Authorization: authorizationOf(key),
      ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
    },
    body: hasBody ? JSON.stringify(body) : undefined,
  };
}

export function authorizationOf(key: string): string {
  return `Bearer ${key}`;
}
