/** Who may call besides programs that name this machine: what was allowed by name. */
export interface AllowedCallers {
  /** As browsers send them: `https://app.example`, `http://localhost:5173`. In lower case. */
  readonly origins: readonly string[];
  /** `host.docker.internal` with whatever port, or `host.docker.internal:8080`. In lower case. */
  readonly hosts: readonly string[];
}

/** Throws for what can never be an origin or a host, and for what would let everybody in. */
export function readAllowedCallers(origins: readonly string[], hosts: readonly string[]): AllowedCallers {
  return { origins: [...new Set(origins.map(readOrigin))], hosts: [...new Set(hosts.map(readHost))] };
}

/** Without a port every one counts, as a forwarded request names the port of its forwarder. */
export function isAllowedHost(host: string, { hosts }: AllowedCallers): boolean {
  return hosts.includes(host) || hosts.includes(host.replace(/:\d+$/, ''));
}

/** `null` is the origin of any page that hides its own. */
function readOrigin(written: string): string {
  const text = written.trim().toLowerCase();
  if (/^[a-z][a-z\d+.-]*:\/\/[^\s/?#*@]+\/?$/.test(text) && URL.canParse(text)) {
    const { origin } = new URL(text);
    return origin === 'null' ? text.replace(/\/$/, '') : origin;
  }
  throw new Error(
    `${written} is no origin that can be allowed. Write scheme, host and port, such as http://localhost:5173.`,
  );
}

function readHost(written: string): string {
  const text = written.trim().toLowerCase();
  if (/^(?:[a-z\d_-]+(?:\.[a-z\d_-]+)*|\[[\da-f:.]+\])(?::\d{1,5})?$/.test(text)) return text;
  throw new Error(
    `${written} is no host that can be allowed. Write a name, with or without a port, such as host.docker.internal.`,
  );
}
