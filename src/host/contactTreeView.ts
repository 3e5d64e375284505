import * as vscode from 'vscode';
import type { RememberedItem } from './contactTree';
import type { Environments } from './environments';
import type { Workbench } from './workbench';

/** The list of contacts as VS Code wants it registered; what stands in it comes from the workbench. */
export class ContactTreeView implements vscode.TreeDataProvider<RememberedItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly owned: readonly { dispose(): unknown }[];

  constructor(
    private readonly workbench: () => Promise<Workbench>,
    environments: Environments,
  ) {
    const view = vscode.window.createTreeView('wts.contacts', {
      treeDataProvider: this,
      canSelectMany: true,
    });
    const follow = (): void => {
      view.description = environments.active().name;
      this.refresh();
    };
    this.owned = [this.changed, view, environments.onDidChange(follow)];
    follow();
  }

  refresh(): void {
    this.changed.fire(undefined);
  }

  async getChildren(): Promise<RememberedItem[]> {
    return (await this.workbench()).tree.children();
  }

  async getTreeItem(item: RememberedItem): Promise<vscode.TreeItem> {
    return (await this.workbench()).tree.draw(item);
  }

  dispose(): void {
    this.owned.forEach((item) => {
      item.dispose();
    });
  }
}
