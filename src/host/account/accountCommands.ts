import { readEnvironmentName } from '../reference/contactArgument';
import type { CommandTable } from '../startup/commandTable';
import type { Environments } from '../startup/environments';
import type { Connections } from './connections';
import { generateTypes } from './generateTypes';
import type { KeyPrompts } from './keyPrompts';
import type { KeyStore } from './keyStore';
import { switchEnvironment } from './switchEnvironment';

interface Needs {
  readonly environments: Environments;
  readonly connections: Connections;
  readonly keys: KeyStore;
  readonly keyPrompts: KeyPrompts;
  readonly openContact: () => Promise<unknown>;
}

/** Keys, environments, and what an account holds besides contacts. */
export function accountCommands(needs: Needs) {
  const { environments, keyPrompts, openContact } = needs;
  return {
    generateTypes: (argument) => generateTypes(argument, needs),
    setApiKey: async (argument) => {
      const named = readEnvironmentName(argument);
      const environment =
        named === undefined ? await keyPrompts.chooseEnvironment() : environments.find(named);
      if (environment === undefined || !(await keyPrompts.ask(environment))) return;
      if (named !== undefined) return;
      await environments.activate(environment.name);
      await openContact();
    },
    clearApiKey: () => keyPrompts.clear(),
    checkConnection: () => keyPrompts.checkConnection(),
    switchEnvironment: () => switchEnvironment(needs),
  } satisfies Partial<CommandTable>;
}
