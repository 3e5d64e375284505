import { createBaseline, moveBaseline } from '../changes/baseline';
import type { Baseline } from '../changes/change';
import { refuseMissingDetails } from '../changes/missingDetails';
import type { ContactState } from './contactState';
import { requireReadable } from './origin';

/** Reads the contact from the API, for the first time and again. */
export class ContactLoader {
  constructor(private readonly state: ContactState) {}

  /** Somebody else has read the contact, which nobody had loaded yet. */
  take(baseline: Baseline): void {
    const { state } = this;
    state.takeLatest(baseline);
    const text = state.ports.text.read();
    // A document that could not be loaded before is open and empty.
    if (text !== undefined) state.document.begin(text);
    state.ports.changed();
  }

  /** Loads the contact; never throws: views tell what went wrong. */
  async load(): Promise<void> {
    const { state } = this;
    const { ports } = state;
    state.content = { kind: 'loading' };
    ports.changed();
    try {
      state.takeLatest(createBaseline(await ports.account.read()));
      const text = ports.text.read();
      if (text !== undefined) state.document.begin(text);
    } catch (error) {
      ports.note(error);
      state.content = { kind: 'failed', error };
    }
    ports.changed();
  }

  /** Unsaved edits stay, on top of what the API holds now. */
  async readAgain(before: Baseline): Promise<void> {
    const { state } = this;
    const { account, text } = state.ports;
    const fresh = moveBaseline(before, await account.read());
    if (text.read() !== undefined && text.isDirty()) await this.moveBelow(fresh);
    else {
      state.takeLatest(fresh);
      state.foldArrived();
      state.show({});
      state.document.follow();
    }
  }

  /** Unsaved edits stay, on top of `fresh`. What an unconfirmed save is found to have brought is nobody else's change. */
  private async moveBelow(fresh: Baseline): Promise<void> {
    const { state } = this;
    requireReadable(state.text);
    refuseMissingDetails(state.document.requireOrigin().baseline, fresh, state.changes);
    state.takeLatest(fresh);
    state.foldArrived();
    // Views are told when the text is about to follow: until then it would look like an older version.
    const rebased = state.document.rebase();
    state.show({});
    await rebased;
  }
}
