import * as vscode from 'vscode';
import { readContactLink } from '../../core/identity/contactLink';
import { requireEnvironment } from '../account/requireEnvironment';
import type { Environments } from '../startup/environments';
import type { Opening } from './opening';
import { StoryError } from '../errors/story';

/**
 * Opens the contact of `vscode://wts-contact-editor.wts-contact-editor/open?id=…&environment=…`. Anybody can make such a
 * link, so it opens and does nothing else: no save, no other environment made active, no key asked for.
 */
export async function followLink(
  uri: vscode.Uri,
  { environments, opening }: { environments: Environments; opening: Opening },
): Promise<void> {
  const link = readContactLink(uri.path, uri.query);
  if ('problem' in link) {
    throw new StoryError({
      title: vscode.l10n.t('This link opens no contact'),
      detail: link.problem,
      reference: '',
      nextSteps: [],
    });
  }
  const environment = requireEnvironment(environments, link.environment ?? environments.active().name);
  await opening.openFromLink({ environment: environment.name, id: link.id });
}
