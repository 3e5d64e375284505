/** A session, as far as its life goes. */
interface Holdable {
  readonly core: { readonly isIdle: boolean; idle(): Promise<void> };
}

/**
 * How long sessions live: while a document or a form shows them, and until what they have under way has ended. Whoever
 * opens the contact again meanwhile finds the same session: a second one would save beside it, and the end of the first
 * would take away what is kept of the edits of the second.
 */
export class SessionHolds<S extends Holdable> {
  private readonly holders = new Map<S, number>();

  constructor(
    private readonly isOpen: (session: S) => boolean,
    /** May be asked for one that is gone. */
    private readonly letGo: (session: S) => void,
  ) {}

  /** Keeps the session until what this gives is called. */
  hold(session: S): () => void {
    this.holders.set(session, (this.holders.get(session) ?? 0) + 1);
    return () => {
      this.holders.set(session, (this.holders.get(session) ?? 1) - 1);
      this.sweep(session);
    };
  }

  /** Lets a session go that nothing needs; one that is at work when that has ended. */
  sweep(session: S): void {
    if ((this.holders.get(session) ?? 0) > 0 || this.isOpen(session)) return;
    if (session.core.isIdle) {
      this.holders.delete(session);
      this.letGo(session);
      return;
    }
    void session.core.idle().then(() => {
      this.sweep(session);
    });
  }
}
