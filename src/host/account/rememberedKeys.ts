import { parseJson } from '../../core/text/json';

export interface StoredKey {
  readonly key: string;
  /** The one that the key was given for. */
  readonly origin: string;
}

/** VS Code's SecretStorage, as far as keys need it. */
interface SecretPlace {
  get(name: string): Thenable<string | undefined>;
  store(name: string, value: string): Thenable<void>;
  delete(name: string): Thenable<void>;
}

/**
 * Keys in the secret storage, by name. Where that storage fails, a key that was read or given since VS Code began is
 * used from memory.
 */
export class RememberedKeys {
  private readonly remembered = new Map<string, StoredKey>();
  /** Those that the storage did not take. */
  private readonly unkept = new Set<string>();

  constructor(private readonly secrets: SecretPlace) {}

  /** Undefined when there is none. Throws what the storage throws when nobody can tell. */
  async find(name: string): Promise<StoredKey | undefined> {
    const remembered = this.remembered.get(name);
    if (this.unkept.has(name)) return remembered;
    try {
      const stored = readStored(await this.secrets.get(name));
      if (stored === undefined) this.remembered.delete(name);
      else this.remembered.set(name, stored);
      return stored;
    } catch (error) {
      if (remembered !== undefined) return remembered;
      throw error;
    }
  }

  /** False when the storage did not take it: then it is used until VS Code ends. */
  async store(name: string, stored: StoredKey): Promise<boolean> {
    this.remembered.set(name, stored);
    try {
      await this.secrets.store(name, JSON.stringify(stored));
      this.unkept.delete(name);
      return true;
    } catch {
      this.unkept.add(name);
      return false;
    }
  }

  /** Throws what the storage throws: it may have the key yet. */
  async forget(name: string): Promise<void> {
    this.remembered.delete(name);
    this.unkept.delete(name);
    await this.secrets.delete(name);
  }
}

function readStored(text: string | undefined): StoredKey | undefined {
  if (text === undefined) return undefined;
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('key' in value) || !('origin' in value))
    return undefined;
  const { key, origin } = value;
  return typeof key === 'string' && typeof origin === 'string' ? { key, origin } : undefined;
}
