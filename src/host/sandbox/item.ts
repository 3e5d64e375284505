import type * as vscode from 'vscode';
import type { Subscription } from '../../sandbox/account/subscription';
import type { ActiveFault, ContactRow, JournalRow } from '../../sandbox/client/controlApi';
import type { DeliveryRow, FaultKind } from '../../sandbox/publicApi';

/** One line of the sandbox's tree; commands of its menu get it as their argument. */
export type SandboxItem =
  | { readonly kind: 'address' }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'request'; readonly request: JournalRow }
  | {
      readonly kind: 'remark';
      readonly id: string;
      readonly text: string;
      readonly icon: string;
      readonly command?: vscode.Command;
    }
  | { readonly kind: 'contact'; readonly contact: ContactRow }
  | { readonly kind: 'receiver'; readonly receiver: Receiver }
  | { readonly kind: 'delivery'; readonly delivery: DeliveryRow }
  | { readonly kind: 'fault'; readonly fault: FaultKind; readonly active: readonly ActiveFault[] };

/** Whom webhooks are posted to; without an id it is of the settings, and gets all events. */
interface Receiver extends Pick<Subscription, 'url' | 'enabled' | 'events'> {
  readonly id: string | undefined;
}

export type Section = 'requests' | 'webhooks' | 'contacts' | 'faults';
export type ItemOf<Kind extends SandboxItem['kind']> = Extract<SandboxItem, { kind: Kind }>;
