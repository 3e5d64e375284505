import type { AfterSave } from '../saving/saveQueue';
import type { Reason } from './reason';

/** How a save that a person asked for ended: sent, with nothing to send, or for one reason not (or not in full). */
export interface SaveEnd {
  readonly kind: 'saved' | 'nothing' | 'refused';
  readonly reason?: Reason;
  /** What a save does that was asked for meanwhile. */
  readonly after: AfterSave;
}
