import * as l10n from '@vscode/l10n';
import type { AgentPlace } from './agentPlace';
import { isAgentError } from './answers/agentError';
import { type Answer, writeAnswer } from './answers/answer';
import { describeAccount } from './handlers/describeAccount';
import { findContacts } from './handlers/findContacts';
import { proposeEdit } from './handlers/proposeEdit';
import { readContact } from './handlers/readContact';
import { sandboxRequests } from './handlers/sandboxRequests';
import { saveProof } from './handlers/saveProof';
import type { ToolCall } from './toolCall';
import { ToolInput } from './toolInput';
import { AGENT_TOOLS, type AgentToolName, isAgentTool } from './toolTable';

export interface AgentAnswer {
  readonly text: string;
  readonly isError: boolean;
}

const handlers: Readonly<Record<AgentToolName, (call: ToolCall) => Promise<Answer>>> = {
  wts_find_contacts: findContacts,
  wts_read_contact: readContact,
  wts_describe_account: describeAccount,
  wts_propose_edit: proposeEdit,
  wts_save_proof: saveProof,
  wts_sandbox_requests: sandboxRequests,
};

/** Carries out a tool. Never throws: an agent learns from what went wrong. The key is in no answer. */
export async function callAgentTool(name: string, input: unknown, place: AgentPlace): Promise<AgentAnswer> {
  if (!isAgentTool(name)) {
    return {
      text: `There is no such tool. There are ${Object.keys(AGENT_TOOLS).join(', ')}.`,
      isError: true,
    };
  }
  const { about } = AGENT_TOOLS[name];
  const environment = place.environment(about);
  const { answer, isError } = await carryOut(name, input, { place, environment });
  return { text: await place.withoutKey(writeAnswer(answer, environment)), isError };
}

/** The form's words of fields and problems in the person's language. Takes what `vscode.l10n.uri` names. */
export function speakLanguage(fsPath: string): void {
  l10n.config({ fsPath });
}

async function carryOut(
  name: AgentToolName,
  input: unknown,
  { place, environment }: Omit<ToolCall, 'input'>,
): Promise<{ readonly answer: Answer; readonly isError: boolean }> {
  try {
    const call = { input: ToolInput.read(name, input), place, environment };
    await place.enter(environment);
    return { answer: await handlers[name](call), isError: false };
  } catch (error) {
    return { answer: explain(error, place), isError: true };
  }
}

/** The words of the API, and of whoever answers for it, are others' words. */
function explain(error: unknown, place: AgentPlace): Answer {
  if (isAgentError(error)) return { says: error.message, data: error.data };
  return { says: 'That did not work, and nothing was sent.', data: { why: place.explain(error) } };
}
