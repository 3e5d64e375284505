import * as vscode from 'vscode';
import type { ContactApi } from '../../core/api/contactApi';
import type { ListItem } from '../../core/fields/fieldView';
import { isVisible } from '../../core/text/visibleText';
import { UserFacingError } from '../errors/describeError';
import { withoutLinks } from '../errors/escapeUntrusted';
import type { ContactSession } from '../contact/contactSession';
import { readOnlyNotice } from '../saving/saveMessages';
import type { Environment, Environments } from '../startup/environments';
import type { Connections } from '../account/connections';
import type { Lists } from '../account/lists';

interface Needs {
  readonly connections: Connections;
  readonly environments: Environments;
  readonly lists: Lists;
}

type Palette = ReadonlyMap<string, ListItem['colors']>;

/** The API's own choice where none is given. */
const DEFAULT_COLOR = 'GRAY_600';

/**
 * Makes a tag that the account lacks, in the colour that the person picks, and puts it on the contact as an unsaved edit.
 * One that somebody else has made meanwhile is taken as it is.
 */
export async function createTag(typed: string, session: ContactSession, needs: Needs): Promise<void> {
  const name = typed.trim();
  const { environment: environmentName } = session.reference;
  const environment = needs.environments.named(environmentName);
  if (environment.readOnly) throw new UserFacingError(readOnlyNotice());
  if (!isVisible(name)) throw namelessError();
  if (!(await isMeant(environment, name))) return;
  const { connections, lists } = needs;
  const known = await connections.use(environmentName, (api) => lookFor(api, name));
  const color = known.tag === undefined ? await pickColor(name, known.palette) : '';
  if (color === undefined) return;
  const { id } =
    known.tag ??
    (await connections.use(environmentName, (api) =>
      api.createTag(color === '' ? { name } : { name, color }),
    ));
  await lists.refreshTags(environmentName);
  await session.core.addPicked('tags', id);
}

async function lookFor(api: ContactApi, name: string) {
  const [tags, palette] = await Promise.all([api.listTags(), api.listTagColors()]);
  return { tag: tags.find((tag) => tag.name === name), palette };
}

/** A live account is asked about once, before anything is made in it. */
async function isMeant({ name: environment, production }: Environment, name: string): Promise<boolean> {
  if (!production) return true;
  const create = vscode.l10n.t('Create Tag');
  const question = vscode.l10n.t(
    'Create the tag "{0}" in "{1}", a production environment? Everybody in the account sees it.',
    name,
    environment,
  );
  return (await vscode.window.showWarningMessage(withoutLinks(question), { modal: true }, create)) === create;
}

/** One of the account's colours; '' where the account tells none, undefined when the person left. */
async function pickColor(name: string, palette: Palette): Promise<string | undefined> {
  if (palette.size === 0) return '';
  const colors = [...palette].sort(([a], [b]) => Number(b === DEFAULT_COLOR) - Number(a === DEFAULT_COLOR));
  const picked = await vscode.window.showQuickPick(
    colors.map(([word, shown]) => colorItem(word, shown)),
    {
      title: vscode.l10n.t('Create tag "{0}"', name),
      placeHolder: vscode.l10n.t('Pick its colour, or press Escape to leave.'),
    },
  );
  return picked?.label;
}

function colorItem(word: string, shown: ListItem['colors']): vscode.QuickPickItem {
  const usual = word === DEFAULT_COLOR ? { description: vscode.l10n.t('the usual one') } : {};
  return shown === undefined
    ? { label: word, ...usual }
    : { label: word, ...usual, iconPath: swatch(shown.background) };
}

/** `background` is checked to be `#rrggbb`. */
function swatch(background: string): vscode.Uri {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="${background}" stroke="#888"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`);
}

function namelessError(): UserFacingError {
  return new UserFacingError({
    title: vscode.l10n.t('No tag was created'),
    detail: vscode.l10n.t('A tag needs a name that can be seen. Type another one.'),
    reference: '',
    nextSteps: [],
  });
}
