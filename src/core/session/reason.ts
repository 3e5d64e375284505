/** Why a save did not happen, or not in full; whoever shows it finds the words. */
export type Reason =
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'notLoaded' }
  | { readonly kind: 'readOnly' }
  /** The person was asked whether to send, and does not want to. */
  | { readonly kind: 'declined' }
  /** Nobody knows what restored text was made from. */
  | { readonly kind: 'lostOrigin' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'invalid'; readonly messages: readonly string[]; readonly isShown: boolean }
  /** The update was taken, and the removal of tags was not, or not yet. */
  | { readonly kind: 'partly'; readonly error: unknown; readonly isUnconfirmed: boolean }
  /** The end of VS Code cut a save off; what of it has arrived. */
  | { readonly kind: 'interrupted'; readonly arrived: 'partly' | 'no' | 'unknown' }
  | { readonly kind: 'interruptedUnread'; readonly error: unknown }
  /** Unsaved edits are back, and nobody knows what others did meanwhile. */
  | { readonly kind: 'meanwhileUnknown'; readonly error: unknown };
