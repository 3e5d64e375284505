import * as vscode from 'vscode';
import type { Subscription } from '../../../sandbox/account/subscription';
import type { ContactEvent } from '../../../sandbox/publicApi';
import type { CommandTable } from '../../startup/commandTable';
import { askInBox } from '../../errors/inputBox';
import { sayInStatusBar } from '../../startup/statusBar';
import { receiverIn } from '../argument';
import { requireSandbox } from '../requireSandbox';
import type { SandboxHost } from '../sandboxHost';

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

/** The sandbox that runs posts to a new receiver at once; a known one gets the events that are chosen instead. */
export function receiverCommands(sandbox: SandboxHost, prompt: ReceiverPrompt) {
  return {
    addWebhookReceiver: async () => {
      const control = await requireSandbox(sandbox);
      const url = await prompt.ask(vscode.l10n.t('Post what happens to contacts to which address?'));
      if (url === undefined) return;
      const { subscriptions } = await control.state();
      const events = await pickEvents(subscriptions.find((one) => one.url === url));
      if (events === undefined) return;
      await control.subscribe(url, events);
      sayInStatusBar(vscode.l10n.t('WTS: The sandbox posts to {0} from now on.', url));
    },
    removeWebhookReceiver: async (argument) => {
      const control = await requireSandbox(sandbox);
      const id = receiverIn(argument);
      if (id !== undefined) await control.unsubscribe(id);
    },
  } satisfies Partial<CommandTable>;
}

async function pickEvents(known: Subscription | undefined): Promise<ContactEvent[] | undefined> {
  const items = eventItems().map((item) => ({
    ...item,
    picked: known === undefined || known.events.includes(item.label),
  }));
  const title = vscode.l10n.t('Which events does it get?');
  const picked = await vscode.window.showQuickPick(items, { title, canPickMany: true });
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ label }) => label);
}
