import * as vscode from 'vscode';
import type { FoundContacts } from '../../core/api/findContacts';
import type { ContactCard } from '../../core/show/contactCard';
import type { NextStep } from '../../protocol/messages';
import { describeError, stepLabel, withReference } from '../errors/describeError';
import { plainLabel } from '../errors/escapeUntrusted';
import { contactLabel } from '../reference/contactLabel';
import { shortId } from '../reference/contactUri';

export interface KnownContact {
  readonly id: string;
  readonly name: string | undefined;
  readonly isPin: boolean;
}

export type ContactChoice =
  | { readonly id: string }
  | { readonly step: NextStep }
  | { readonly copy: string }
  | { readonly create: string }
  | { readonly search: true }
  /** What is to stand in the box. */
  | { readonly type: string };

export interface Row extends vscode.QuickPickItem {
  /** What choosing it means; a row without one only tells something. */
  readonly choice?: ContactChoice;
}

export const searchRows = { search: searchRow, known: knownRows, found: foundRows, error: errorRows };

/** What stands in place of rows. */
export const searchHints = { tooLong: tooLongHint, tooShort: tooShortHint, oneTag: oneTagHint };

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

/** Pins, then recent ones, then those of the newest that are neither. */
function knownRows(known: readonly KnownContact[], newest: readonly ContactCard[]): Row[] {
  const rows = (wanted: boolean): Row[] =>
    known
      .filter(({ isPin }) => isPin === wanted)
      .map(({ id, name }) => ({
        label: contactLabel({ id, name: name ?? '' }),
        description: name === undefined ? '' : shortId(id),
        choice: { id },
      }));
  const others = newest.filter(({ id }) => !known.some((contact) => contact.id === id));
  return [
    ...titled(vscode.l10n.t('Pinned'), rows(true)),
    ...titled(vscode.l10n.t('Recent'), rows(false)),
    ...titled(vscode.l10n.t('Newest'), others.map(contactRow)),
  ];
}

function titled(label: string, rows: Row[]): Row[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

function oneTagHint(): string {
  return vscode.l10n.t('One #tag at a time: take the others out.');
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
