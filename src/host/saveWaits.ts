import type * as vscode from 'vscode';
import type { WaitPlace } from './connections';
import type { ContactSession } from './contactSession';

/** Saves that wait for the API: each is told in its contact's form, and cancelled from there. */
export class SaveWaits implements vscode.Disposable {
  private readonly running = new Map<ContactSession, AbortController>();

  /** Where a save of this contact waits. The session is busy from before until after it. */
  of(session: ContactSession): WaitPlace {
    return {
      during: async (task) => {
        const controller = new AbortController();
        const { signal } = controller;
        this.running.set(session, controller);
        try {
          return await task({
            signal,
            onWait: (waiting) => {
              if (this.running.get(session) === controller) session.showSave({ busy: true, waiting });
            },
          });
        } finally {
          this.running.delete(session);
          // What the save no longer asks for must not wait on.
          controller.abort();
        }
      },
    };
  }

  /** Ends the wait; what is under way goes on. */
  cancel(session: ContactSession): void {
    if (session.save.waiting !== undefined) this.running.get(session)?.abort();
  }

  dispose(): void {
    this.running.forEach((controller) => {
      controller.abort();
    });
  }
}
