import * as vscode from 'vscode';
import type { ContactEvent } from '../../../sandbox/publicApi';
import { askInBox } from '../../errors/inputBox';

const LAST_KEY = 'wts.lastReceiver';
const FIRST = 'http://127.0.0.1:3000/webhook';

/** The compiler holds the list; the likeliest one comes first. */
const EVENTS: Readonly<Record<ContactEvent, () => string>> = {
  CONTACT_UPDATE: () => vscode.l10n.t('A field of the contact has changed.'),
  CONTACT_TAG_UPDATE: () => vscode.l10n.t('Its tags have changed.'),
  CONTACT_NEW: () => vscode.l10n.t('It was created.'),
};

/** The events that the sandbox posts, with what they mean. */
export function eventItems(): { label: ContactEvent; detail: string }[] {
  return Object.keys(EVENTS)
    .filter(isEvent)
    .map((label) => ({ label, detail: EVENTS[label]() }));
}

function isEvent(text: string): text is ContactEvent {
  return Object.hasOwn(EVENTS, text);
}

/** Where a person has their webhooks posted: asks for it, and remembers the last answer. */
export class ReceiverPrompt {
  constructor(private readonly memory: vscode.Memento) {}

  async ask(title: string, known = ''): Promise<string | undefined> {
    const { readLoopbackUrl } = await import('../../../sandbox/sandbox');
    const address = await askInBox({
      title,
      prompt: vscode.l10n.t('An address of this machine, where your integration listens.'),
      placeholder: FIRST,
      value: known === '' ? this.memory.get<string>(LAST_KEY, FIRST) : known,
      password: false,
      check: (text) => {
        if (readLoopbackUrl(text) !== undefined) return undefined;
        return vscode.l10n.t(
          'The sandbox posts to this machine alone: type an address such as {0}, with localhost or 127.0.0.1.',
          FIRST,
        );
      },
    });
    if (address === undefined) return undefined;
    await this.memory.update(LAST_KEY, address.trim());
    return address.trim();
  }
}
