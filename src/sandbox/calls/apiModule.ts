import { accessDenied, missingModule } from '../answers/apiErrors';
import type { SandboxSwitches } from '../publicApi';
import { noteUnread } from '../reading/readInputs';
import type { Call } from './call';
import { segmentsOf } from './pathPattern';

const NAMES = ['core', 'chat', 'crm'];

/** Parameters that are a list, so that sending them again is right. */
const LISTS = ['includedetails', 'contactids'];

/** The first part of a path: each is a service of its own, with its own ways. */
export class ApiModule {
  readonly #name: string;
  readonly #switches: SandboxSwitches;

  /** Throws the API's 400 for a path without a module. */
  constructor(path: string, switches: SandboxSwitches) {
    this.#name = segmentsOf(path)[0]?.toLowerCase() ?? '';
    this.#switches = switches;
    if (!NAMES.includes(this.#name)) throw missingModule(path);
  }

  /** Throws the 401 that a good key gets for a module which it does not open. */
  requireOpen(): void {
    const { keyModules } = this.#switches;
    if (keyModules === 'all' || keyModules === this.#name) return;
    throw accessDenied(401).because('closedModule', { module: `/${this.#name}` });
  }

  /** Whether it takes query keys only as they are documented. */
  get isExact(): boolean {
    return this.#switches[this.#keysSwitch] === 'exact';
  }

  /** Tells of each query parameter that the call did not take, as the real API says nothing. */
  noteQuery({ query, remarks }: Call): void {
    for (const { writtenAs, value } of query.taken()) {
      const isTwice = value.length > 1 && !LISTS.includes(writtenAs.toLowerCase());
      if (isTwice) remarks.note('repeated', { what: `?${writtenAs}` });
    }
    for (const [writtenAs, instead] of query.misspelled()) {
      remarks.note('queryCase', { what: `?${writtenAs}`, instead, name: this.#keysSwitch });
    }
    noteUnread(remarks, query, { prefix: '?' });
  }

  get #keysSwitch(): 'chatQueryKeys' | 'coreQueryKeys' {
    return this.#name === 'chat' ? 'chatQueryKeys' : 'coreQueryKeys';
  }
}
