/** An error of a field that is being typed in for the first time is not shouted before the field is left. */
export class DeferredErrors {
  /** After a refused save every problem is shown, also of fields that are being typed in. */
  showsAll = false;
  private typedIn: string | undefined;
  private readonly left = new Set<string>();

  /** Whether some field's errors wait. */
  get isAny(): boolean {
    return this.typedIn !== undefined && !this.showsAll;
  }

  isQuiet(key: string): boolean {
    return this.typedIn === key && !this.showsAll;
  }

  type(key: string, showsError: boolean): void {
    if (!showsError && !this.left.has(key)) this.typedIn = key;
  }

  /** Returns whether errors are to be shown that were not. @param next the field that is entered */
  leave(next: string | undefined): boolean {
    if (this.typedIn === undefined || this.typedIn === next) return false;
    this.left.add(this.typedIn);
    this.typedIn = undefined;
    return true;
  }

  clear(): void {
    this.showsAll = false;
    this.typedIn = undefined;
    this.left.clear();
  }
}
