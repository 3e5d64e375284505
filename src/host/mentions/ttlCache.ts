interface Kept<Value> {
  readonly value: Value;
  readonly until: number;
}

/** Keeps a few values for a short while; the oldest goes when there are too many. */
export class TtlCache<Value> {
  /** The oldest first. */
  private readonly entries = new Map<string, Kept<Value>>();

  constructor(
    private readonly most: number,
    private readonly keptMs: number,
  ) {}

  get(key: string): Value | undefined {
    const entry = this.entries.get(key);
    return entry !== undefined && entry.until > Date.now() ? entry.value : undefined;
  }

  keep(key: string, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, { value, until: Date.now() + this.keptMs });
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.most && oldest !== undefined) this.entries.delete(oldest);
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }
}
