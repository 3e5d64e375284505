/** Every command, without its `wts.` prefix. package.json lists the same ones; a test compares them. */
export const COMMAND_NAMES = [
  'openContact',
  'openInTab',
  'openInSidebar',
  'openInEnvironment',
  'compareContacts',
  'copyContactId',
  'pinContact',
  'unpinContact',
  'forgetContact',
  'clearRecents',
  'findContact',
  'openContactAtCursor',
  'createContact',
  'setApiKey',
  'clearApiKey',
  'checkConnection',
  'switchEnvironment',
  'generateTypes',
  'saveContact',
  'saveContactText',
  'reloadContact',
  'showAsJson',
  'previewRequest',
  'copyRequest',
  'refreshLists',
  'undoLastSave',
  'deleteSaveRecords',
  'trySandbox',
  'startSandbox',
  'stopSandbox',
  'resetSandbox',
  'refreshSandbox',
  'copySandboxEnv',
  'showSandboxRequest',
  'resendSandboxRequest',
  'copySandboxRequest',
  'openSandboxRequestContact',
  'showEditorRequests',
  'hideEditorRequests',
  'showSandboxRemarksOnly',
  'showAllSandboxRequests',
  'clearSandboxRequests',
  'switchOnSandboxFault',
  'configureSandboxFault',
  'switchOffSandboxFault',
  'exportSandbox',
  'importSandbox',
  'sendAsWebhook',
  'showWebhook',
  'resendWebhook',
  'editWebhook',
  'sendEditedWebhook',
  'addWebhookReceiver',
  'removeWebhookReceiver',
  'clearWebhooks',
  'showLog',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/**
 * What a command does. Arguments come from keybindings and other extensions, so they are checked by whoever reads
 * them. `selection` is all that is selected in a list whose menu gave the command.
 */
type CommandHandler = (argument: unknown, selection?: unknown) => Promise<unknown>;

export type CommandTable = Readonly<Record<CommandName, CommandHandler>>;
