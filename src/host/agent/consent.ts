import * as vscode from 'vscode';
import type { AgentEnvironment } from '../../agent/agentPlace';
import { AgentError } from '../../agent/answers/agentError';
import { isJsonObject } from '../../core/text/json';
import { isLocalSandbox } from '../startup/environments';
import { userSetting } from '../startup/settings';

const ANSWERS = 'agents.environments';

/**
 * Agents are let into the sandbox by themselves, and into each other environment after the person was asked once; the
 * answer stands in the settings, where it can be changed. Throws an AgentError when they are not.
 */
export async function requireConsent(environment: AgentEnvironment): Promise<void> {
  if (userSetting('agents.enabled') !== true)
    throw new AgentError('The person has switched off the tools for agents (setting wts.agents.enabled).');
  if (isLocalSandbox(environment)) return;
  const { name } = environment;
  const allowed = answers()[name] ?? (await ask(name));
  if (allowed !== true)
    throw new AgentError(
      `The person does not let agents into the environment "${name}". They can change that in the setting wts.agents.environments, or switch to the sandbox.`,
    );
}

function answers(): Readonly<Record<string, unknown>> {
  const stored = userSetting(ANSWERS);
  return isJsonObject(stored) ? stored : {};
}

/** Closing the question is no answer: it is asked again at the next call. */
async function ask(name: string): Promise<boolean> {
  const [allow, refuse] = [vscode.l10n.t('Allow'), vscode.l10n.t("Don't Allow")];
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Let coding agents read contacts of "{0}"?', name),
    {
      modal: true,
      detail: vscode.l10n.t(
        'They may find and read contacts, and propose edits that open in the form. None of them can send: only you save. The answer is kept in the setting wts.agents.environments.',
      ),
    },
    allow,
    refuse,
  );
  if (answer === undefined) return false;
  await vscode.workspace
    .getConfiguration('wts')
    .update(ANSWERS, { ...answers(), [name]: answer === allow }, vscode.ConfigurationTarget.Global);
  return answer === allow;
}
