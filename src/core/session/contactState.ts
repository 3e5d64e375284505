import { createBaseline, moveBaseline } from '../changes/baseline';
import { MissingDetailsError, refuseMissingDetails, unknownDetails } from '../changes/missingDetails';
import type { Field } from '../fields/field';
import { arrivedSlots } from '../saving/unconfirmedSaves';
import { WrittenTexts } from './writtenTexts';
import { Comparison } from './comparison';
import { DocumentText } from './documentText';
import { fold, originOf, requireReadable } from './origin';
import type { SessionPorts } from './ports';
import type { Reason } from './reason';
import { SaveState } from './saveState';
import {
  type Change,
  type ParsedContact,
  isAmong,
  type FieldSlot,
  type Conflict,
  type Baseline,
} from '../changes/change';
import type { Origin, Shown, Standing } from './standing';
import type { UnconfirmedSave } from '../saving/saveOutcome';

type SessionContent =
  | { readonly kind: 'unloaded' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'loaded' };

/**
 * The one owner of what is known of an open contact. All that views show follows from the document's text, from what
 * that was made from, and from the contact as the API last gave it; nothing of it is kept a second time.
 */
export class ContactState extends SaveState {
  content: SessionContent = { kind: 'unloaded' };
  /** What was asked for by saves of which nobody knows what came, until the contact is read. */
  unconfirmedSaves: readonly UnconfirmedSave[] = [];
  readonly document: DocumentText;
  readonly written: WrittenTexts;
  private readonly comparison = new Comparison();

  constructor(readonly ports: SessionPorts) {
    super(ports);
    this.document = new DocumentText(ports, this.comparison);
    this.written = new WrittenTexts((text) => ports.backup.digestOf(text));
  }

  /** The contact as the API last gave it. */
  get latest(): Baseline | undefined {
    return this.document.latest;
  }

  /** As it stands in the document; the stored one when none is open. */
  get text(): string {
    return this.document.text;
  }

  /** Undefined while no contact is loaded. */
  get origin(): Origin | undefined {
    return this.document.origin;
  }

  get isOriginLost(): boolean {
    return this.origin?.unsettled !== undefined;
  }

  /** Why nothing is sent of a text whose origin is lost; undefined of any other. */
  get whyLost(): Reason | undefined {
    if (!this.isOriginLost) return undefined;
    const { missingForOrigin: missing } = this;
    if (missing.length === 0) return { kind: 'lostOrigin' };
    return { kind: 'failed', error: new MissingDetailsError(missing) };
  }

  /** What an answer must tell before it shows what a text of lost origin asks for. */
  get missingForOrigin(): readonly Field[] {
    const { origin, text } = this;
    return origin?.unsettled?.length === 0 ? unknownDetails(origin.baseline, text) : [];
  }

  /** What the text asks for. */
  get parsed(): ParsedContact | undefined {
    return this.document.parsed;
  }

  /** None while the text is broken or no contact is loaded. */
  get changes(): readonly Change[] {
    return this.document.changes;
  }

  /** The pieces that others have changed, too, since the text was made. */
  get conflicts(): readonly Conflict[] {
    return this.compared?.conflicts ?? [];
  }

  /** Whether the text is an older version: the API holds values that it was not made from. */
  get isBehind(): boolean {
    const { document } = this;
    if (this.isOriginLost) return false;
    return document.isCleanByUndo || (!document.isRebasePending && this.compared?.isBehind === true);
  }

  /** Somebody has read the contact, which nobody had loaded yet. */
  take(baseline: Baseline): void {
    this.takeLatest(baseline);
    const text = this.ports.text.read();
    // A document that could not be loaded before is open and empty.
    if (text !== undefined) this.document.begin(text);
    this.ports.changed();
  }

  /** Reads the contact for the first time; never throws: views tell what went wrong. */
  async load(): Promise<void> {
    const { ports } = this;
    this.content = { kind: 'loading' };
    ports.changed();
    try {
      this.take(createBaseline(await ports.account.read()));
    } catch (error) {
      ports.note(error);
      this.content = { kind: 'failed', error };
      ports.changed();
    }
  }

  /** Unsaved edits stay, on top of what the API holds now. */
  async readAgain(before: Baseline): Promise<void> {
    const { document, ports } = this;
    const fresh = moveBaseline(before, await ports.account.read());
    const isUnsaved = ports.text.read() !== undefined && ports.text.isDirty();
    if (isUnsaved) {
      requireReadable(this.text);
      refuseMissingDetails(document.requireOrigin().baseline, fresh, this.changes);
    }
    this.takeLatest(fresh);
    this.foldArrived();
    // Views are told when the text is about to follow: until then it would look like an older version.
    const rebased = isUnsaved ? document.rebase() : undefined;
    this.show({});
    if (!isUnsaved) document.follow();
    await rebased;
  }

  /** The API has given the contact. */
  takeLatest(latest: Baseline): void {
    this.content = { kind: 'loaded' };
    this.document.takeLatest(latest);
  }

  /** These pieces of `source` were saved. `own` gives what the texts that were measured as it was count as made from now. */
  foldSaved(
    fieldSlots: readonly FieldSlot[],
    source: string,
    own: { readonly from: Origin; readonly textOf: (text: string) => string },
  ): void {
    const lists = this.ports.lists.of();
    this.document.mapOrigins((origin) =>
      origin.baseline.text === own.from.baseline.text
        ? originOf(origin, own.textOf)
        : fold(origin, fieldSlots, source, lists),
    );
  }

  /**
   * What unconfirmed saves are found to have brought is saved: nobody else changed that. The text that stands there keeps
   * what was taken back in it: that must not come again as the opposite edit.
   */
  private foldArrived(): void {
    const { unconfirmedSaves, latest, changes } = this;
    if (latest === undefined || !this.document.isOpen) return;
    const lists = this.ports.lists.of();
    for (const unconfirmed of unconfirmedSaves) {
      const standing = this.origin;
      this.document.mapOrigins((origin) => {
        const fieldSlots = arrivedSlots(origin.baseline, unconfirmed, latest.text, lists);
        const wanted = fieldSlots.filter((fieldSlot) => isAmong(fieldSlot, changes));
        return fold(origin, origin === standing ? wanted : fieldSlots, latest.text, lists);
      });
    }
    this.unconfirmedSaves = [];
  }

  /** What the text is measured against, where what an unconfirmed save asked for counts as loaded if it is there now. */
  knownBase(now: Standing): Baseline {
    const { shown } = this;
    return shown === undefined ? now.origin.baseline : this.comparison.knownBase({ ...shown, ...now });
  }

  /** Undefined while no contact is loaded. */
  get shown(): Shown | undefined {
    const { origin, text, latest, unconfirmedSaves } = this;
    if (origin === undefined || latest === undefined) return undefined;
    return { text, origin, latest, unconfirmedSaves, lists: this.ports.lists.of() };
  }

  private get compared() {
    const { shown } = this;
    return shown && this.comparison.compare(shown);
  }
}
