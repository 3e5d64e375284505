import * as vscode from 'vscode';
import { type Foresight, foreseeSave, nothing } from '../core/request/foresight';
import { KEY_PLACEHOLDER } from '../core/request/plannedRequests';
import { checkedBaseUrl } from './checkedBaseUrl';
import type { Connections } from './connections';
import type { ContactSession } from './contactSession';
import type { ContactTexts } from './contactTexts';
import type { Lists } from './lists';

/** What a save of a contact would do right now. */
export class SaveForesight {
  constructor(
    private readonly connections: Connections,
    private readonly texts: ContactTexts,
    private readonly lists: Lists,
  ) {}

  /** Throws a SettingsError when the environment has no address that may be used. */
  of(session: ContactSession, key = KEY_PLACEHOLDER): Foresight {
    const { reference, baseline, save, originLost } = session;
    if (baseline === undefined) {
      return nothing(vscode.l10n.t('The contact is not loaded, so there is nothing to send.'));
    }
    if (originLost || save.conflicts !== undefined) {
      return nothing(
        vscode.l10n.t(
          'Fields that changed on both sides wait for your choice in the form. Until then Save sends nothing.',
        ),
      );
    }
    const environment = this.connections.environment(reference.environment);
    const text = this.texts.meant(session, this.texts.written(session));
    const lists = this.lists.of(reference);
    const contact = { id: reference.id, baseline, text, lists, isReadOnly: environment.readOnly };
    return foreseeSave(contact, { baseUrl: checkedBaseUrl(environment), key });
  }
}
