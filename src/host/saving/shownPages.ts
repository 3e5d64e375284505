/** A page (a tab's or the sidebar's), as far as a save needs it. */
interface ShownPage {
  /** The session of the contact that it shows. */
  readonly shown: object | undefined;
  readonly isFormShown: boolean;
  /** Settles when it has sent what was typed. */
  flush(): Promise<void>;
  focusProblems(): void;
}

/** The pages that are there, and which contacts they show. */
export class ShownPages {
  private readonly pages = new Set<ShownPage>();

  add(page: ShownPage): void {
    this.pages.add(page);
  }

  delete(page: ShownPage): void {
    this.pages.delete(page);
  }

  /** Settles when every page has sent what was typed. */
  async flush(session: object): Promise<void> {
    await Promise.all(this.of(session).map((page) => page.flush()));
  }

  focusProblems(session: object): void {
    this.of(session).forEach((page) => {
      page.focusProblems();
    });
  }

  /** Whether some page shows the contact right now, and with it what a save has to say. */
  isShown(session: object): boolean {
    return this.of(session).some((page) => page.isFormShown);
  }

  private of(session: object): ShownPage[] {
    return Array.from(this.pages).filter((page) => page.shown === session);
  }
}
