import type { JsonObject } from '../core/text/json';

/** What an agent is told of a tool. The manifest of the extension says the same; a test compares them. */
interface AgentTool {
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  /** It changes nothing, not even what stands unsaved in a form. */
  readonly isReadOnly: boolean;
  readonly about: 'account' | 'sandbox';
}

const contact = {
  id: { type: 'string', description: "The contact's ID (UUID)." },
  phone: { type: 'string', description: 'Or its phone, in any form.' },
} satisfies JsonObject;

const tool = (
  title: string,
  description: string,
  properties: JsonObject,
  required: readonly string[] = [],
  about: AgentTool['about'] = 'account',
): AgentTool => ({
  title,
  description,
  inputSchema: { type: 'object', properties, required: [...required], additionalProperties: false },
  isReadOnly: true,
  about,
});

/** The tools for coding agents. None of them sends anything to an account that may be a real one. */
export const AGENT_TOOLS = {
  wts_find_contacts: tool(
    'Find WTS contacts',
    'Finds contacts of the WTS Chat account by name, phone, e-mail or tag. Gives ID, name, phone, e-mail and status of the first ones; wts_read_contact gives their tags.',
    {
      query: {
        type: 'string',
        description: 'A name, a phone in any form, an e-mail, or #tag (#"two words").',
      },
    },
    ['query'],
  ),
  wts_read_contact: tool(
    'Read a WTS contact',
    'Reads the named fields of one contact, and no others. Fields are named as people see them (Name, Tags, a custom field) or by key (email, customFields.an-ncio, metadata.crmId).',
    {
      ...contact,
      fields: { type: 'array', items: { type: 'string' }, description: 'Which fields; only those needed.' },
    },
    ['fields'],
  ),
  wts_describe_account: tool(
    'Describe the WTS account',
    "Lists the account's custom fields with key, type and options, and its tags, portfolios and sequences. Holds nothing of any contact.",
    { query: { type: 'string', description: 'Only what has this in its name or key.' } },
  ),
  wts_propose_edit: {
    ...tool(
      'Propose an edit of a WTS contact',
      'Checks changes of a contact like a save does and shows diff and exact request. In VS Code the contact opens in its form with the changes as an unsaved, marked edit. Nothing is sent: a person looks at it and saves. Then wts_save_proof tells what became of it.',
      {
        ...contact,
        changes: {
          type: 'object',
          description:
            'Field (as people see it, or key) -> new value. null empties. Lists (tags, portfolios, sequences, options) take all names, or {"add": [...], "remove": [...]}. metadata and utm take key -> text.',
        },
        save: {
          type: 'boolean',
          description: 'Saves at once. Only for a sandbox on this machine; refused elsewhere.',
        },
      },
      ['changes'],
    ),
    isReadOnly: false,
  },
  wts_save_proof: tool(
    'Prove the last save of a WTS contact',
    'Tells what became of the last save of a contact: which fields the API took, which it did not take, and why. The API answers 200 to writes that it drops.',
    contact,
  ),
  wts_sandbox_requests: tool(
    'Show requests to the WTS sandbox',
    'Tells what an integration has sent to the sandbox on this machine, what of it was ignored in silence, and why.',
    {
      since: {
        type: 'string',
        description:
          'A time (ISO-8601), "10m" for the last ten minutes, or the ID of a request: those after it.',
      },
    },
    [],
    'sandbox',
  ),
} as const satisfies Readonly<Record<string, AgentTool>>;

export type AgentToolName = keyof typeof AGENT_TOOLS;

export function isAgentTool(name: string): name is AgentToolName {
  return Object.hasOwn(AGENT_TOOLS, name);
}
