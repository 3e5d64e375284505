import * as vscode from 'vscode';
import { type SavePlan, planSave, nothing } from '../../core/request/savePlan';
import { KEY_PLACEHOLDER } from '../../core/request/plannedRequests';
import { checkedBaseUrl } from '../account/checkedBaseUrl';
import type { ContactSession } from '../contact/contactSession';
import type { Environments } from '../startup/environments';
import { requireEnvironment } from '../account/requireEnvironment';

/** What a save of a contact would do right now. */
export class SavePlanner {
  constructor(private readonly environments: Environments) {}

  /** Throws a SettingsError when the environment has no address that may be used. */
  of(session: ContactSession, key = KEY_PLACEHOLDER): SavePlan {
    const { reference, state } = session;
    const { parsed } = state;
    if (parsed === undefined) {
      return nothing(vscode.l10n.t('The contact is not loaded, so there is nothing to send.'));
    }
    if (state.isOriginLost || state.conflicts.length > 0) {
      return nothing(
        vscode.l10n.t(
          'Fields that changed on both sides wait for your choice in the form. Until then Save sends nothing.',
        ),
      );
    }
    const environment = requireEnvironment(this.environments, reference.environment);
    const contact = { id: reference.id, parsed, isReadOnly: environment.readOnly };
    return planSave(contact, { baseUrl: checkedBaseUrl(environment), key });
  }
}
