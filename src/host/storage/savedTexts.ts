import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContactReference } from '../reference/contactUri';
import { namesIn, writePrivateFile } from './privateFile';

/** VS Code brings back the last text that it has written down: those before it need not be known for long. */
const MOST_KNOWN = 20;

/**
 * Knows, also after a restart, which texts of contacts were saved in full: one that VS Code brings back as unsaved is no
 * edit. Nothing but digests is written. Each window has a file of its own for each contact; those of windows that are
 * long gone `BaselineStore` removes with its own.
 */
export class SavedTexts {
  /** The digests of this window, by how the names of a contact's files start. */
  private readonly noted = new Map<string, readonly string[]>();

  constructor(
    private readonly folder: string,
    private readonly pid: number = process.pid,
  ) {}

  async note(reference: ContactReference, text: string): Promise<void> {
    const start = startOf(reference);
    const digests = [...(this.noted.get(start) ?? []), digestOf(text)].slice(-MOST_KNOWN);
    this.noted.set(start, digests);
    await writePrivateFile(join(this.folder, `${start}${this.pid}`), digests.join('\n'));
  }

  /** In this window or in any other. */
  async has(reference: ContactReference, text: string): Promise<boolean> {
    const start = startOf(reference);
    const names = (await namesIn(this.folder)).filter((name) => name.startsWith(start));
    const contents = await Promise.all(
      names.map((name) => readFile(join(this.folder, name), 'utf8').catch(() => '')),
    );
    return contents.some((content) => content.split('\n').includes(digestOf(text)));
  }
}

function startOf({ environment, id }: ContactReference): string {
  return `${environment}-${id}-saved-`;
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
