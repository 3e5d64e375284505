import * as vscode from 'vscode';
import type { FoundContacts } from '../../core/api/findContacts';
import type { ContactCard } from '../../core/show/contactCard';
import { holdsConversation, notAContact } from '../../core/identity/conversationLink';
import { isTooShort, readSearchTerms, type SearchTerms } from '../../core/identity/searchTerms';
import { type SearchState, DebouncedSearch } from './debouncedSearch';
import type { NextStep } from '../../protocol/messages';
import { contactLabel } from '../reference/contactLabel';
import { shortId } from '../reference/contactUri';
import { plainLabel } from '../errors/escapeUntrusted';
import { stepLabel, describeError, withReference } from '../errors/describeError';

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
  readonly search: (
    terms: SearchTerms,
    signal: AbortSignal,
    show: (found: FoundContacts) => void,
  ) => Promise<FoundContacts>;
}

interface KnownContact {
  readonly id: string;
  readonly name: string | undefined;
  readonly isPin: boolean;
}

type ContactChoice =
  | { readonly id: string }
  | { readonly step: NextStep }
  | { readonly copy: string }
  | { readonly create: string }
  | { readonly search: true }
  /** What is to stand in the box. */
  | { readonly type: string };

interface Row extends vscode.QuickPickItem {
  /** What choosing it means; a row without one only tells something. */
  readonly choice?: ContactChoice;
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
    else if (tags.length > 1) this.draw([{ label: oneTagHint() }]);
    else if (readSearchTerms(value, 'enter').filters.length > 0) this.draw([searchRow(value)]);
    else if (value.trim() === '') this.draw(knownRows(this.options.known));
    else this.draw(isTooShort(value) ? [] : [{ label: tooLongHint() }]);
    if (isSearch) this.search.type(value);
  }

  /** What is missing for a search stands there, not among the rows. */
  private title(): string {
    const { environment } = this.options;
    const { value } = this.pick;
    if (value.trim() === '' || readSearchTerms(value, 'enter').filters.length > 0 || !isTooShort(value))
      return vscode.l10n.t('Find Contact ({0})', environment);
    return vscode.l10n.t('Find Contact ({0}): {1}', environment, tooShortHint());
  }

  private show(state: SearchState<FoundContacts>): void {
    this.pick.busy = state.kind === 'searching' || state.kind === 'some';
    if (state.kind === 'some' || state.kind === 'found') this.draw(foundRows(state.found, this.pick.value));
    if (state.kind === 'failed') this.draw(errorRows(state.error));
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

/** So short a text is looked for when the person asks for it. */
function searchRow(typed: string): Row {
  return { label: vscode.l10n.t('Search for "{0}"', plainLabel(typed.trim())), choice: { search: true } };
}

function tooLongHint(): string {
  return vscode.l10n.t('This is too long to search for. Type a part of it.');
}

function tooShortHint(): string {
  return vscode.l10n.t('type at least 3 characters, or paste an ID');
}

function knownRows(known: readonly KnownContact[]): Row[] {
  const rows = (wanted: boolean): Row[] =>
    known
      .filter(({ isPin }) => isPin === wanted)
      .map(({ id, name }) => ({
        label: contactLabel({ id, name: name ?? '' }),
        description: name === undefined ? '' : shortId(id),
        choice: { id },
      }));
  return [...titled(vscode.l10n.t('Pinned'), rows(true)), ...titled(vscode.l10n.t('Recent'), rows(false))];
}

function titled(label: string, rows: Row[]): Row[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

function oneTagHint(): string {
  return vscode.l10n.t('One #tag at a time: take the others out.');
}

/** Contacts of other statuses come after the first; a row that is about to be opened stays the chosen one. */
function isSameContact(a: Row['choice'], b: Row['choice']): boolean {
  return a !== undefined && b !== undefined && 'id' in a && 'id' in b && a.id === b.id;
}

function foundRows(found: FoundContacts, typed: string): Row[] {
  if (found.kind === 'tags') return tagRows(found, typed);
  const { contacts, more, isWhole, failure } = found;
  const rows = [...contacts.map(contactRow), ...moreRows(more)];
  if (failure !== undefined) return [...rows, ...othersRows(failure)];
  if (contacts.length > 0 || !isWhole) return rows;
  return [
    { label: vscode.l10n.t('No contact matches. Type another part of the name, phone or e-mail.') },
    { label: `$(add) ${vscode.l10n.t('New Contact...')}`, choice: { create: typed.trim() } },
  ];
}

/** Choosing one puts its whole name in the place of what was typed of it. */
function tagRows({ word, tags }: Extract<FoundContacts, { kind: 'tags' }>, typed: string): Row[] {
  if (tags.length === 0)
    return [{ label: vscode.l10n.t('No tag of this account is called "{0}".', plainLabel(word)) }];
  return tags.map(({ name }) => ({
    label: `$(tag) ${plainLabel(name)}`,
    choice: { type: typed.replace(/(?<!\S)#(?:"[^"]*"?|\S*)/, () => `#"${name.replaceAll('"', '')}"`) },
  }));
}

function othersRows(failure: unknown): Row[] {
  const label = vscode.l10n.t('Archived and blocked contacts could not be looked for.');
  const [why, ...steps] = errorRows(failure);
  return [{ label: `$(warning) ${label}`, detail: why?.detail ?? '' }, ...steps];
}

function contactRow({ id, name, phone, email, status }: ContactCard): Row {
  return {
    label: plainLabel(contactLabel({ id, name })),
    description: [phone, email, status]
      .filter((fact) => fact !== '')
      .map(plainLabel)
      .join(' · '),
    choice: { id },
  };
}

function moreRows(more: number | undefined): Row[] {
  if (more === 0) return [];
  return [
    {
      label:
        more === undefined
          ? vscode.l10n.t('There are more: narrow the search.')
          : vscode.l10n.t('{0} more: narrow the search.', more),
    },
  ];
}

function errorRows(error: unknown): Row[] {
  const { title, detail, reference, nextSteps } = describeError(error);
  const steps = nextSteps.filter((step) => step !== 'findContact' && step !== 'showJson');
  return [
    {
      label: `$(error) ${plainLabel(title)}`,
      detail: plainLabel(withReference(detail, reference)),
    },
    ...steps.map((step) => ({ label: `$(arrow-right) ${stepLabel(step)}`, choice: { step } })),
    ...(reference === ''
      ? []
      : [{ label: `$(copy) ${vscode.l10n.t('Copy error ID')}`, choice: { copy: reference } }]),
  ];
}
