/** What somebody owns, who disposes of it. */
export interface Owned {
  dispose(): unknown;
}

/** Owns what it creates: whoever disposes of it disposes of all that. */
export class Disposable implements Owned {
  private readonly owned: Owned[] = [];

  dispose(): void {
    this.owned.forEach((item) => item.dispose());
  }

  /** Goes around what is created, where it is created. */
  protected own<Item extends Owned>(item: Item): Item {
    this.owned.push(item);
    return item;
  }
}
