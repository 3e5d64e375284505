import { isBroken, readDocument } from '../text/contactDocument';
import type { Backup } from './backup';
import type { Origin, Shown, Standing } from './standing';

/** What tells one version of a contact from another; undefined where it cannot be read. It may not move with each write. */
function versionIn(text: string): string | undefined {
  const document = readDocument(text);
  return isBroken(document) ? undefined : document.members.get('updatedAt')?.source;
}

/** In milliseconds: VS Code writes an unsaved text down a second after its last change. */
const WRITTEN_AFTER = 5_000;
const MOST_RECENT = 100;

/** Knows which texts a crash may bring back that were made from something else than the one that stands there. */
export class WrittenTexts {
  /** Since VS Code has surely written one down; the last stands there. */
  private recent: readonly Standing[] = [];
  private changedAt = 0;
  private others: readonly string[] = [];
  /** Texts from before the extension was started may be written down, too; and whether they were made from something else. */
  private mayHaveBefore = true;
  private hasOnlyThis = false;

  constructor(private readonly digestOf: (text: string) => string) {}

  /** The document is clean: VS Code has nothing written down. */
  forget(): void {
    this.recent = [];
    this.forgetOthers();
  }

  /** This text has come back, or stayed while only the extension was started anew; then an older one may be written down. */
  begin(standing: Standing, { notOf, onlyOf }: Backup, now: number): void {
    this.recent = [standing];
    this.others = notOf;
    this.hasOnlyThis = onlyOf !== undefined;
    this.changedAt = now;
  }

  /**
   * What there is to keep of the text that stands there.
   * @param now in milliseconds since 1970
   */
  backup({ text, origin, latest, unconfirmedSaves }: Omit<Shown, 'lists'>, now: number): Backup {
    const last = this.recent.at(-1);
    if (last !== undefined && now - this.changedAt > WRITTEN_AFTER) {
      this.recent = [last];
      this.forgetOthers();
    }
    if (last?.text !== text) this.changedAt = now;
    const before = this.recent.filter((one) => one.text !== text);
    if (last !== undefined && !isSameOrigin(last.origin, origin)) {
      const others = before.filter((one) => !isSameOrigin(one.origin, origin));
      this.others = [...new Set([...this.others, ...others.map((one) => this.digestOf(one.text))])];
      this.hasOnlyThis ||= this.mayHaveBefore;
    }
    this.recent = [...before, { text, origin }].slice(-MOST_RECENT);
    // Each key comes by here: what nothing is compared with needs no digest.
    const digest = this.others.length > 0 || this.hasOnlyThis ? this.digestOf(text) : undefined;
    this.others = this.others.filter((other) => other !== digest);
    const onlyOf = this.hasOnlyThis ? digest : undefined;
    return { origin, latest, unconfirmedSaves, notOf: this.others, onlyOf, version: versionIn(text) };
  }

  /** Whether a text that VS Code brings back may have been made from something else than the one that a backup is of. */
  isOfAnother(text: string, { notOf, onlyOf, version }: Backup): boolean {
    const found = versionIn(text);
    const isOtherVersion = version !== undefined && found !== undefined && found !== version;
    const digest = this.digestOf(text);
    return isOtherVersion || notOf.includes(digest) || (onlyOf !== undefined && onlyOf !== digest);
  }

  private forgetOthers(): void {
    this.others = [];
    this.mayHaveBefore = false;
    this.hasOnlyThis = false;
  }
}

function isSameOrigin(one: Origin, other: Origin): boolean {
  return one.baseline.text === other.baseline.text && one.unsettled === other.unsettled;
}
