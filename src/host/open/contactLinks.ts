import * as vscode from 'vscode';
import { readContactLink } from '../../core/identity/contactLink';
import { requireEnvironment } from '../account/requireEnvironment';
import type { Environments } from '../startup/environments';
import type { ContactOpener } from './contactOpener';
import { UserFacingError } from '../errors/describeError';

/**
 * Opens the contact of `vscode://wts-contact-editor.wts-contact-editor/open?id=…&environment=…`. Anybody can make such a
 * link, so it opens and does nothing else: no save, no other environment made active, no key asked for.
 */
export async function followLink(
  uri: vscode.Uri,
  { environments, opener }: { environments: Environments; opener: ContactOpener },
): Promise<void> {
  const link = readContactLink(uri);
  if ('problem' in link) {
    throw new UserFacingError({
      title: vscode.l10n.t('This link opens no contact'),
      detail: link.problem,
      reference: '',
      nextSteps: [],
    });
  }
  const environment = requireEnvironment(environments, link.environment ?? environments.active().name);
  await opener.openFromLink({ environment: environment.name, id: link.id });
}
