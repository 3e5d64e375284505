import type * as vscode from 'vscode';
import { SaveError } from '../../core/saving/saveOutcome';
import type { BaselineStore } from '../storage/baselineStore';
import type { WaitPlace } from '../account/connections';
import type { ContactSession } from '../contact/contactSession';

/**
 * Saves that are under way. One that waits for the API is told in its contact's form and cancelled from there; one that
 * the end of VS Code cuts off leaves a mark on disk.
 */
export class RunningSaves implements vscode.Disposable {
  private readonly running = new Map<ContactSession, AbortController>();

  constructor(private readonly store: BaselineStore) {}

  /** Where a save of this contact waits. */
  of(session: ContactSession): WaitPlace {
    return {
      writes: true,
      during: async (task) => {
        const controller = new AbortController();
        const { signal } = controller;
        this.running.set(session, controller);
        // Without a mark a save that is cut off is told less well, and that is all.
        await this.store.markSaving(session.reference).catch(() => undefined);
        try {
          const result = await task({
            signal,
            onWait: (waiting) => {
              if (this.running.get(session) === controller) session.showSave({ busy: true, waiting });
            },
          });
          if (!leavesDoubt(result)) await this.clear(session);
          return result;
        } catch (error) {
          if (!(error instanceof SaveError) || error.arrived === 'no') await this.clear(session);
          throw error;
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

  private async clear({ reference }: ContactSession): Promise<void> {
    await this.store.clearSaving(reference).catch(() => undefined);
  }
}

function leavesDoubt(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'inDoubt' in result && result.inDoubt === true;
}
