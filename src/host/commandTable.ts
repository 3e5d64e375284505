/** Every command, without its `wts.` prefix. package.json lists the same ones; a test compares them. */
export const COMMAND_NAMES = [
  'openContact',
  'setApiKey',
  'clearApiKey',
  'checkConnection',
  'switchEnvironment',
  'saveContact',
  'reloadContact',
  'showAsJson',
  'previewRequest',
  'copyRequest',
  'refreshLists',
  'trySandbox',
  'startSandbox',
  'stopSandbox',
  'resetSandbox',
  'showLog',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/** What a command does. Arguments come from keybindings and other extensions, so they are checked by whoever reads them. */
export type CommandHandler = (argument: unknown) => Promise<unknown>;

export type CommandTable = Readonly<Record<CommandName, CommandHandler>>;
