/** Who may call besides programs that name this machine: what was allowed by name. */
export class AllowedCallers {
  /** As browsers send them: `https://app.example`, `http://localhost:5173`. In lower case. */
  private readonly origins: ReadonlySet<string>;
  /** `host.docker.internal` with whatever port, or `host.docker.internal:8080`. In lower case. */
  private readonly hosts: ReadonlySet<string>;

  /** Throws for what can never be an origin or a host, and for what would let everybody in. */
  constructor(origins: readonly string[], hosts: readonly string[]) {
    this.origins = new Set(origins.map(readOrigin));
    this.hosts = new Set(hosts.map(readHost));
  }

  get allowsAnyOrigin(): boolean {
    return this.origins.size > 0;
  }

  allowsOrigin(origin: string): boolean {
    return this.origins.has(origin.toLowerCase());
  }

  /** Without a port every one counts, as a forwarded request names the port of its forwarder. */
  allowsHost(written: string): boolean {
    const host = written.toLowerCase();
    return this.hosts.has(host) || this.hosts.has(host.replace(/:\d+$/, ''));
  }
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
