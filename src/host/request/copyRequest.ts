import * as vscode from 'vscode';
import type { SavePlan } from '../../core/request/savePlan';
import { KEY_VARIABLE, KEY_PLACEHOLDER, type PlannedRequest } from '../../core/request/plannedRequests';
import { REQUEST_FORMATS, type RequestFormat } from '../../core/request/requestFormats';
import type { ContactSession } from '../contact/contactSession';
import type { Environments } from '../startup/environments';
import type { KeyStore } from '../account/keyStore';
import { requireEnvironment } from '../account/requireEnvironment';
import type { SavePlanner } from './savePlanner';
import { HintError } from '../errors/describeError';

interface Needs {
  readonly environments: Environments;
  readonly keys: KeyStore;
  readonly planner: SavePlanner;
}

interface Choice {
  readonly format: RequestFormat;
  readonly withKey: boolean;
}

type ChoiceItem = vscode.QuickPickItem & Partial<Choice>;

interface FormatWords {
  readonly label: string;
  readonly detail: string;
  /** What stands for the key. */
  readonly placeholder: string;
}

/**
 * `argument` may name a format, for keybindings; else a pick asks. The key goes with it only when that is picked
 * there, and is asked about each time.
 */
export async function copyRequest(
  argument: unknown,
  session: ContactSession,
  { environments, keys, planner }: Needs,
): Promise<void> {
  const { environment } = session.reference;
  await session.core.settle();
  requestsIn(planner.of(session));
  const choice = isFormat(argument) ? { format: argument, withKey: false } : await choose(environment);
  if (choice === undefined) return;
  const { format, withKey } = choice;
  const key = withKey ? await keys.read(requireEnvironment(environments, environment)) : KEY_PLACEHOLDER;
  await vscode.env.clipboard.writeText(REQUEST_FORMATS[format](requestsIn(planner.of(session, key))));
  tellCopied(wordsOf(format), withKey ? environment : undefined);
}

function requestsIn(plan: SavePlan): readonly PlannedRequest[] {
  if (plan.kind === 'requests') return plan.requests;
  throw new HintError(vscode.l10n.t('There is no request to copy'), [plan.why, ...plan.details].join(' '));
}

async function choose(environment: string): Promise<Choice | undefined> {
  const title = vscode.l10n.t('Copy what Save would send');
  const picked = await vscode.window.showQuickPick(choices(environment), { title, matchOnDetail: true });
  return picked?.format === undefined
    ? undefined
    : { format: picked.format, withKey: picked.withKey === true };
}

function choices(environment: string): ChoiceItem[] {
  const formats = Object.keys(REQUEST_FORMATS).filter(isFormat);
  return [
    ...formats.map((format) => ({ ...wordsOf(format), format })),
    { label: vscode.l10n.t('With the API key in it'), kind: vscode.QuickPickItemKind.Separator },
    ...formats.map((format) => ({
      label: vscode.l10n.t('{0}, with key', wordsOf(format).label),
      detail: vscode.l10n.t('Holds the API key of "{0}" for everybody to read.', environment),
      format,
      withKey: true,
    })),
  ];
}

function tellCopied({ label, placeholder }: FormatWords, keyOf: string | undefined): void {
  if (keyOf === undefined) {
    const text = vscode.l10n.t(
      'Copied as {0}. The API key is not in it: {1} stands for it.',
      label,
      placeholder,
    );
    void vscode.window.showInformationMessage(text);
    return;
  }
  const text = vscode.l10n.t(
    'Copied as {0}. The clipboard now holds the API key of "{1}": paste it only where nobody else reads it.',
    label,
    keyOf,
  );
  void vscode.window.showWarningMessage(text);
}

function wordsOf(format: RequestFormat): FormatWords {
  const words: Record<RequestFormat, FormatWords> = {
    curlBash: {
      label: vscode.l10n.t('cURL for bash'),
      detail: vscode.l10n.t('For bash and zsh. Reads the key from {0}.', `$${KEY_VARIABLE}`),
      placeholder: `$${KEY_VARIABLE}`,
    },
    curlPowerShell: {
      label: vscode.l10n.t('cURL for PowerShell'),
      detail: vscode.l10n.t(
        'For Windows PowerShell 5.1 and PowerShell 7. Reads the key from {0}.',
        `$env:${KEY_VARIABLE}`,
      ),
      placeholder: `$env:${KEY_VARIABLE}`,
    },
    fetch: {
      label: vscode.l10n.t('fetch for TypeScript'),
      detail: vscode.l10n.t('For node 18 and later. Reads the key from {0}.', `process.env.${KEY_VARIABLE}`),
      placeholder: `process.env.${KEY_VARIABLE}`,
    },
    http: {
      label: vscode.l10n.t('.http file'),
      detail: vscode.l10n.t('For REST clients. The key is a variable in its first line.'),
      placeholder: KEY_PLACEHOLDER,
    },
    n8n: {
      label: vscode.l10n.t('n8n HTTP Request node'),
      detail: vscode.l10n.t('Paste it into a workflow and put the key where {0} stands.', KEY_PLACEHOLDER),
      placeholder: KEY_PLACEHOLDER,
    },
  };
  return words[format];
}

function isFormat(name: unknown): name is RequestFormat {
  return typeof name === 'string' && Object.hasOwn(REQUEST_FORMATS, name);
}
