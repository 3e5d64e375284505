import type * as vscode from 'vscode';
import type { RememberedItem } from './open/contactTree';
import type { SandboxItem } from './sandbox/item';
import type { Environments } from './startup/environments';
import type { LazyTreeView } from './startup/lazyTreeView';
import type { Log } from './startup/log';

/** What activation has made, before anything was loaded. */
export interface Registered {
  readonly context: vscode.ExtensionContext;
  readonly environments: Environments;
  readonly log: Log;
  readonly contactView: LazyTreeView<RememberedItem>;
  readonly sandboxView: LazyTreeView<SandboxItem>;
  readonly fileChanges: vscode.EventEmitter<vscode.FileChangeEvent[]>;
}
