import * as vscode from 'vscode';
import type { FromWebviewMessage } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import type { WebviewDeps } from './webviewDeps';
import { openConversation, showConversation } from './conversation';
import { createTag } from './createTag';
import { stopChatSaves } from '../saving/chatSaves';

/** What a person asked for in a page, but for what depends on what the page shows; 'ready' and 'flushed' are its own. */
type UserMessage = Exclude<FromWebviewMessage, { type: 'ready' | 'edit' | 'resolveConflict' | 'flushed' }>;
type ContactMessage = Exclude<
  UserMessage,
  {
    type:
      | 'open'
      | 'cancel'
      | 'showTab'
      | 'showForm'
      | 'createTag'
      | 'showConversation'
      | 'openConversation'
      | 'trySandbox'
      | 'next';
  }
>;

/** Carries out a message. `session` is the contact that it is about; one about a contact means nothing without. */
export async function handleMessage(
  message: UserMessage,
  session: ContactSession | undefined,
  parts: WebviewDeps,
): Promise<void> {
  switch (message.type) {
    case 'open':
      await parts.openFromBox(message.id);
      return;
    case 'cancel':
      parts.cancelLoading();
      return;
    case 'trySandbox':
      await parts.trySandbox();
      return;
    case 'next':
      await parts.takeStep(message.step, session);
      return;
    case 'showTab':
      if (session !== undefined) await parts.showTab(session);
      return;
    case 'showForm':
      if (session !== undefined) parts.showForm(session);
      return;
    case 'createTag':
      if (session !== undefined) await createTag(message.name, session, parts);
      return;
    case 'showConversation':
      if (session !== undefined) await showConversation(session, parts);
      return;
    case 'openConversation':
      if (session !== undefined) await openConversation(session, parts);
      return;
    case 'save':
    case 'keep':
    case 'stopChatSaves':
    case 'revert':
    case 'reload':
    case 'undoSave':
    case 'showSaveRequest':
    case 'putBack':
    case 'previewRequest':
    case 'copyId':
    case 'copyReference':
    case 'refreshLists':
    case 'cancelWait':
      if (session !== undefined) await handleContactMessage(message, session, parts);
  }
}

async function handleContactMessage(
  message: ContactMessage,
  session: ContactSession,
  { lists, previewRequest, undoSave, showSaveRequest }: WebviewDeps,
): Promise<void> {
  switch (message.type) {
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
      await vscode.env.clipboard.writeText(message.reference);
  }
}
