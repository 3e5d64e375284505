import * as vscode from 'vscode';
import type { FoundContacts } from '../../core/api/findContacts';
import type { ContactCard } from '../../core/show/contactCard';
import { holdsConversation, notAContact } from '../../core/identity/conversationLink';
import { isTooShort, readSearchTerms, type SearchTerms } from '../../core/identity/searchTerms';
import { type SearchState, DebouncedSearch } from './debouncedSearch';
import type { NextStep } from '../../protocol/messages';
import { type ContactChoice, type KnownContact, type Row, searchHints, searchRows } from './searchRows';

type Found =
  | { readonly kind: 'contact'; readonly id: string }
  /** Nothing matches, and a contact is to be made. */
  | { readonly kind: 'create'; readonly typed: string }
  /** What is to be done about an error; `typed` is what was looked for. */
  | { readonly kind: 'step'; readonly step: NextStep; readonly typed: string };

interface SearchOptions {
  readonly environment: string;
  /** What stands in the box at first. */
  readonly typed: string;
  /** Shown while nothing is typed: pins first, then the recent ones. */
  readonly known: readonly KnownContact[];
  /** The account's newest contacts, asked for once, while nothing is typed; where that fails there are none. */
  readonly newest: (signal: AbortSignal) => Promise<readonly ContactCard[]>;
  readonly search: (
    terms: SearchTerms,
    signal: AbortSignal,
    show: (found: FoundContacts) => void,
  ) => Promise<FoundContacts>;
}

const PAUSE_MS = 250;

/** Lets a person find a contact while they type; undefined when they leave. Errors are told among the rows. */
export async function searchContact(options: SearchOptions): Promise<Found | undefined> {
  const search = new ContactSearch(options);
  try {
    return await search.ask();
  } finally {
    search.dispose();
  }
}

class ContactSearch {
  private readonly pick = vscode.window.createQuickPick<Row>();
  private readonly search: DebouncedSearch<FoundContacts>;
  private readonly closed = new AbortController();
  private newest: readonly ContactCard[] | undefined;

  constructor(private readonly options: SearchOptions) {
    const { typed, search } = options;
    this.pick.placeholder = vscode.l10n.t('Name, phone, e-mail, #tag or ID');
    this.pick.value = typed;
    // A phone or a name is often copied from another window: what was typed must still be there.
    this.pick.ignoreFocusOut = true;
    this.search = new DebouncedSearch({
      pauseMs: PAUSE_MS,
      search: (text, signal, showSome) => search(readSearchTerms(text, 'enter'), signal, showSome),
      show: (state) => {
        this.show(state);
      },
    });
  }

  ask(): Promise<Found | undefined> {
    return new Promise((resolve) => {
      this.pick.onDidChangeValue(() => {
        this.look();
      });
      this.pick.onDidHide(() => {
        resolve(undefined);
      });
      this.pick.onDidAccept(() => {
        const found = this.accept();
        if (found !== undefined) resolve(found);
      });
      this.look();
      this.pick.show();
    });
  }

  dispose(): void {
    this.closed.abort();
    this.search.stop();
    this.pick.dispose();
  }

  /** What was found for another text goes at once: nobody should open it by pressing Enter too early. */
  private look(): void {
    const { value } = this.pick;
    const { id, filters, tags } = readSearchTerms(value);
    const isConversation = holdsConversation(value);
    const isSearch = filters.length > 0 && tags.length < 2 && !isConversation;
    this.search.stop();
    this.pick.busy = isSearch;
    this.pick.title = this.title();
    if (id !== undefined) this.draw([{ label: vscode.l10n.t('Open by ID: {0}', id), choice: { id } }]);
    else if (isConversation) this.draw([{ label: notAContact() }]);
    else if (isSearch) this.draw([]);
    else if (tags.length > 1) this.draw([{ label: searchHints.oneTag() }]);
    else if (readSearchTerms(value, 'enter').filters.length > 0) this.draw([searchRows.search(value)]);
    else if (value.trim() === '') this.drawKnown();
    else this.draw(isTooShort(value) ? [] : [{ label: searchHints.tooLong() }]);
    if (isSearch) this.search.type(value);
  }

  private drawKnown(): void {
    this.draw(searchRows.known(this.options.known, this.newest ?? []));
    if (this.newest !== undefined) return;
    this.newest = [];
    void this.loadNewest();
  }

  /** Nobody asked for them: without them the box is as good as before. */
  private async loadNewest(): Promise<void> {
    try {
      this.newest = await this.options.newest(this.closed.signal);
    } catch {
      return;
    }
    if (!this.closed.signal.aborted && this.pick.value.trim() === '') this.drawKnown();
  }

  /** What is missing for a search stands there, not among the rows. */
  private title(): string {
    const { environment } = this.options;
    const { value } = this.pick;
    if (value.trim() === '' || readSearchTerms(value, 'enter').filters.length > 0 || !isTooShort(value))
      return vscode.l10n.t('Find Contact ({0})', environment);
    return vscode.l10n.t('Find Contact ({0}): {1}', environment, searchHints.tooShort());
  }

  private show(state: SearchState<FoundContacts>): void {
    this.pick.busy = state.kind === 'searching' || state.kind === 'some';
    if (state.kind === 'some' || state.kind === 'found')
      this.draw(searchRows.found(state.found, this.pick.value));
    if (state.kind === 'failed') this.draw(searchRows.error(state.error));
  }

  private draw(rows: readonly Row[]): void {
    // VS Code would hide rows that do not hold what was typed: the API finds `(11) 99999-0000` by 5511999990000.
    const wasActive = this.pick.activeItems[0]?.choice;
    this.pick.items = rows.map((row) => ({ ...row, alwaysShow: true }));
    const first =
      this.pick.items.find(({ choice }) => isSameContact(choice, wasActive)) ??
      this.pick.items.find(({ choice }) => choice !== undefined);
    if (first !== undefined) this.pick.activeItems = [first];
  }

  private accept(): Found | undefined {
    const choice = this.pick.selectedItems[0]?.choice;
    if (choice === undefined) return undefined;
    if ('copy' in choice) {
      void vscode.env.clipboard.writeText(choice.copy);
      return undefined;
    }
    if ('create' in choice) return { kind: 'create', typed: choice.create };
    if ('search' in choice) {
      this.draw([]);
      this.search.type(this.pick.value);
      return undefined;
    }
    if ('type' in choice) {
      this.pick.value = choice.type;
      this.look();
      return undefined;
    }
    if ('id' in choice) return { kind: 'contact', id: choice.id };
    if (choice.step !== 'retry') return { kind: 'step', step: choice.step, typed: this.pick.value };
    this.look();
    return undefined;
  }
}

/** Contacts of other statuses come after the first; a row that is about to be opened stays the chosen one. */
function isSameContact(a: ContactChoice | undefined, b: ContactChoice | undefined): boolean {
  return a !== undefined && b !== undefined && 'id' in a && 'id' in b && a.id === b.id;
}
