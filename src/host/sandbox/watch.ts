import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { ContactRow, ControlState, JournalRow } from '../../sandbox/client/controlApi';
import type { DeliveryRow } from '../../sandbox/publicApi';
import type { SandboxControl } from '../../sandbox/sandbox';
import { Disposable } from '../disposable';
import { sandboxPort } from '../startup/settings';
import type { SandboxHost } from './sandboxHost';

/** A running sandbox as it is now. A list that has not changed is the same one as before. */
export interface SandboxPicture {
  readonly control: SandboxControl;
  readonly state: ControlState;
  /** The latest requests, newest first. */
  readonly requests: readonly JournalRow[];
  /** The latest webhooks, newest first. */
  readonly deliveries: readonly DeliveryRow[];
  /** The first ones. */
  readonly contacts: readonly ContactRow[];
}

/** What is kept of the requests and of the webhooks: enough to look back, and quick to draw. */
const SHOWN_REQUESTS = 200;
/** Each change of a contact has them fetched and drawn again. */
const SHOWN_CONTACTS = 200;
/** Between one picture and the next: a list that never stands still cannot be read or clicked. */
const PAUSE_MS = 300;
const LOOK_MS = 2000;

/**
 * Follows the sandbox on the port of the settings, also one that was started elsewhere, while somebody looks. One that
 * runs answers when something has changed; while none does, it is looked for.
 */
export class SandboxWatch extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private following: AbortController | undefined;
  private isLookedAt = false;
  private last: SandboxPicture | undefined;

  constructor(private readonly sandbox: SandboxHost) {
    super();
    const look = (): void => {
      if (this.isLookedAt) this.lookAgain();
    };
    this.own(sandbox.onDidChange(look));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('wts.sandbox.port')) look();
      }),
    );
  }

  /** Undefined while none runs. */
  get picture(): SandboxPicture | undefined {
    return this.last;
  }

  setVisible(isVisible: boolean): void {
    if (isVisible === this.isLookedAt) return;
    this.isLookedAt = isVisible;
    if (isVisible) this.lookAgain();
    else this.following?.abort();
  }

  lookAgain(): void {
    this.following?.abort();
    const following = new AbortController();
    this.following = following;
    void this.follow(following.signal);
  }

  override dispose(): void {
    this.following?.abort();
    super.dispose();
  }

  /** Until nobody looks. One that is started elsewhere, perhaps again, tells nobody: it is looked for. */
  private async follow(signal: AbortSignal): Promise<void> {
    const port = sandboxPort();
    for (;;) {
      await this.followOne(await this.sandbox.controlOf(port), signal);
      if (signal.aborted) return;
      // None answers (any more): an empty view says so, and how to start one.
      if (this.last !== undefined) this.show(undefined);
      await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until it is gone, or nobody looks. */
  private async followOne(control: SandboxControl, signal: AbortSignal): Promise<void> {
    try {
      let picture = await completePicture(control, await control.state(), undefined);
      while (!signal.aborted) {
        this.show(picture);
        await delay(PAUSE_MS, undefined, { signal });
        const state = await control.nextState(picture.state.revision, signal);
        picture = await completePicture(control, state, picture);
      }
    } catch {
      // It does not answer, or is not to be followed any more.
    }
  }

  private show(picture: SandboxPicture | undefined): void {
    const wasThere = this.last !== undefined;
    this.last = picture;
    const isThere = picture !== undefined;
    if (isThere !== wasThere)
      void vscode.commands.executeCommand('setContext', 'wts.sandboxRunning', isThere);
    this.changed.fire();
  }
}

/** Asks for what has changed since `last`, and for nothing else. */
async function completePicture(
  control: SandboxControl,
  state: ControlState,
  last: SandboxPicture | undefined,
): Promise<SandboxPicture> {
  const kept = last?.requests.filter(({ id }) => id >= state.journal.firstId) ?? [];
  const seen = Math.max(kept[0]?.id ?? 0, state.journal.lastId - SHOWN_REQUESTS);
  const [fresh, deliveries, contacts] = await Promise.all([
    state.journal.lastId > seen ? control.journal(seen) : [],
    last?.state.deliveriesRevision === state.deliveriesRevision ? last.deliveries : newestDeliveries(control),
    last?.state.contactsRevision === state.contactsRevision
      ? last.contacts
      : control.contacts(SHOWN_CONTACTS),
  ]);
  const isSame = fresh.length === 0 && last?.requests.length === kept.length;
  const requests = isSame ? last.requests : [...fresh.toReversed(), ...kept].slice(0, SHOWN_REQUESTS);
  return { control, state, requests, deliveries, contacts };
}

async function newestDeliveries(control: SandboxControl): Promise<readonly DeliveryRow[]> {
  return (await control.deliveries()).toReversed().slice(0, SHOWN_REQUESTS);
}
