import * as vscode from 'vscode';
import { isJsonObject, type JsonObject } from '../../core/text/json';
import { oneLine } from '../../core/text/oneLine';
import { withoutLinks } from '../errors/escapeUntrusted';
import type { AgentToolName } from '../startup/agentTools';
import { type Environment, isLocalSandbox } from '../startup/environments';

const LONGEST = 120;

/** What a person is told of a call; in the sandbox all contacts are invented, and nobody needs to be asked. */
export function prepareCall(
  name: AgentToolName,
  input: unknown,
  environment: Environment,
): vscode.PreparedToolInvocation {
  const sentence = whatHappens(name, isJsonObject(input) ? input : {}, environment);
  const isAsked = !isLocalSandbox(environment) && name !== 'wts_sandbox_requests';
  return {
    invocationMessage: sentence,
    ...(isAsked && {
      confirmationMessages: { title: titleOf(name, environment), message: `${sentence} ${whatIsNot(name)}` },
    }),
  };
}

function titleOf(name: AgentToolName, { name: environment, production }: Environment): string {
  const isProposal = name === 'wts_propose_edit';
  if (production) {
    return isProposal
      ? vscode.l10n.t('Propose an edit in {0}, a production account?', environment)
      : vscode.l10n.t('Let the agent read from {0}, a production account?', environment);
  }
  return isProposal
    ? vscode.l10n.t('Propose an edit in {0}?', environment)
    : vscode.l10n.t('Let the agent read from {0}?', environment);
}

function whatIsNot(name: AgentToolName): string {
  return name === 'wts_propose_edit'
    ? vscode.l10n.t('It opens in the form, unsaved and marked. Nothing is sent before you save.')
    : vscode.l10n.t('What is read goes to the language model.');
}

function whatHappens(name: AgentToolName, input: JsonObject, { name: environment }: Environment): string {
  const contact = shown(input['id'] ?? input['phone'] ?? '');
  switch (name) {
    case 'wts_find_contacts':
      return vscode.l10n.t(
        'Find contacts with "{0}" in {1}: name, phone, e-mail, status, tags.',
        shown(input['query'] ?? ''),
        environment,
      );
    case 'wts_read_contact':
      return vscode.l10n.t('Read of contact {0} in {1}: {2}.', contact, environment, listed(input['fields']));
    case 'wts_describe_account':
      return vscode.l10n.t(
        'Read the custom fields, tags, portfolios and sequences of {0}, and nothing of any contact.',
        environment,
      );
    case 'wts_propose_edit':
      return vscode.l10n.t(
        'Propose changes of contact {0} in {1}: {2}.',
        contact,
        environment,
        listed(Object.keys(objectOf(input['changes']))),
      );
    case 'wts_save_proof':
      return vscode.l10n.t('Read what became of the last save of contact {0} in {1}.', contact, environment);
    case 'wts_sandbox_requests':
      return vscode.l10n.t('Read the requests that the sandbox has seen.');
  }
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function listed(value: unknown): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return shown(items.filter((item) => typeof item === 'string').join(', '));
}

/** What a model wrote: one short line that leads nowhere. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? oneLine(value) : '';
  return withoutLinks(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
