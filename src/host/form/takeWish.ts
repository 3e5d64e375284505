import * as vscode from 'vscode';
import type { Wish } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import type { PageParts } from './pageParts';
import { stopChatSaves } from '../saving/chatSaves';

/** What a person asked for in a page; 'ready', 'edit' and 'flushed' are the page's own. */
export type PersonsWish = Exclude<Wish, { type: 'ready' | 'edit' | 'flushed' }>;
type ContactWish = Exclude<PersonsWish, { type: 'open' | 'cancel' | 'trySandbox' | 'next' }>;

/** Carries out a wish. `session` is the contact that it is about; one about a contact means nothing without. */
export async function takeWish(
  wish: PersonsWish,
  session: ContactSession | undefined,
  parts: PageParts,
): Promise<void> {
  switch (wish.type) {
    case 'open':
      await parts.openFromBox(wish.id);
      return;
    case 'cancel':
      parts.cancelLoading();
      return;
    case 'trySandbox':
      await parts.trySandbox();
      return;
    case 'next':
      await parts.takeStep(wish.step, session);
      return;
    case 'save':
    case 'keep':
    case 'stopChatSaves':
    case 'revert':
    case 'reload':
    case 'undoSave':
    case 'showSaveRequest':
    case 'putBack':
    case 'settle':
    case 'previewRequest':
    case 'copyId':
    case 'copyReference':
    case 'refreshLists':
    case 'cancelWait':
      if (session !== undefined) await takeContactWish(wish, session, parts);
  }
}

async function takeContactWish(
  wish: ContactWish,
  session: ContactSession,
  { lists, previewRequest, undoSave, showSaveRequest }: PageParts,
): Promise<void> {
  switch (wish.type) {
    case 'save':
      await session.core.save();
      return;
    case 'keep':
      session.core.letGo();
      return;
    case 'stopChatSaves':
      await stopChatSaves();
      session.core.letGo();
      return;
    case 'revert':
      await session.core.revert();
      return;
    case 'reload':
      await session.core.reload();
      return;
    case 'undoSave':
      await undoSave(session);
      return;
    case 'showSaveRequest':
      await showSaveRequest(session);
      return;
    case 'putBack':
      await session.core.putBack();
      return;
    case 'settle':
      await session.core.resolve(wish.field, wish.slot, wish.take);
      return;
    case 'previewRequest':
      await previewRequest(session);
      return;
    case 'copyId':
      await vscode.env.clipboard.writeText(session.reference.id);
      return;
    case 'refreshLists':
      await lists.refresh(session.reference);
      return;
    case 'cancelWait':
      session.core.cancelWait();
      return;
    case 'copyReference':
      await vscode.env.clipboard.writeText(wish.reference);
  }
}
