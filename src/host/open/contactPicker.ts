import * as vscode from 'vscode';
import { findContactId } from '../../core/identity/contactId';
import type { RememberedContact } from '../../core/identity/rememberedContacts';
import { contactLabel } from '../reference/contactLabel';
import { type ContactReference, contactKey, shortId } from '../reference/contactUri';
import { plainLabel } from '../errors/escapeUntrusted';

/** A contact that may be picked, under the heading of its group. */
export interface Candidate extends ContactReference, RememberedContact {
  readonly group: string;
}

interface ContactQuestion {
  readonly title: string;
  readonly candidates: readonly Candidate[];
  /** Where a pasted ID may be meant, likeliest first. */
  readonly environments: readonly string[];
  /** Cannot be picked, nor pasted. */
  readonly except: ContactReference | undefined;
}

interface ContactRow extends vscode.QuickPickItem {
  readonly contact?: ContactReference;
}

/** A list to pick a contact from; an ID that is pasted into its box is offered too. Undefined when the person leaves. */
export async function pickContact(question: ContactQuestion): Promise<ContactReference | undefined> {
  const pick = vscode.window.createQuickPick<ContactRow>();
  pick.title = question.title;
  pick.placeholder = vscode.l10n.t('Pick a contact, or paste an ID');
  pick.matchOnDescription = true;
  // An ID is often copied from another window.
  pick.ignoreFocusOut = true;
  const draw = (): void => {
    pick.items = rowsFor(pick.value, question);
  };
  draw();
  try {
    return await new Promise((resolve) => {
      pick.onDidChangeValue(draw);
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen?.contact !== undefined) resolve(chosen.contact);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** Each contact once, under the first of its groups. */
function rowsFor(value: string, question: ContactQuestion): ContactRow[] {
  const seen = new Set(question.except === undefined ? [] : [contactKey(question.except)]);
  const rows: ContactRow[] = [];
  let group = '';
  for (const candidate of [...pasted(value, question), ...question.candidates]) {
    if (seen.has(contactKey(candidate))) continue;
    seen.add(contactKey(candidate));
    if (candidate.group !== group) {
      group = candidate.group;
      rows.push({ label: group, kind: vscode.QuickPickItemKind.Separator });
    }
    rows.push({
      label: plainLabel(contactLabel(candidate)),
      description: `${candidate.environment} · ${shortId(candidate.id)}`,
      contact: candidate,
      alwaysShow: value.includes(candidate.id),
    });
  }
  return rows;
}

function pasted(value: string, { environments, candidates }: ContactQuestion): Candidate[] {
  const found = value === '' ? { problem: '' } : findContactId(value);
  if ('problem' in found) return [];
  return environments.map((environment) => ({
    environment,
    id: found.id,
    name: candidates.find((known) => contactKey(known) === contactKey({ environment, id: found.id }))?.name,
    group: vscode.l10n.t('By ID'),
  }));
}
