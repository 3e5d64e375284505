import * as vscode from 'vscode';

/** What stands in a tree; comes from the runtime, when somebody looks. */
export interface TreeSource<Item> {
  /** Of the root when there is no `parent`. */
  children(parent: Item | undefined): Item[];
  draw(item: Item): vscode.TreeItem;
  /** Somebody looks at the tree, or looks away. */
  setVisible?(isVisible: boolean): void;
  /** The person set or cleared the check box of an item; the tree is drawn again afterwards. */
  check?(item: Item, isChecked: boolean): void;
}

/** A tree as VS Code wants it registered; it loads nothing before it is looked at. */
export class LazyTreeView<Item> implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Item[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Item>;

  constructor(
    id: string,
    private readonly source: () => Promise<TreeSource<Item>>,
    options: Omit<vscode.TreeViewOptions<Item>, 'treeDataProvider'> = {},
  ) {
    this.view = vscode.window.createTreeView(id, { ...options, treeDataProvider: this });
    this.view.onDidChangeVisibility(({ visible }) => void this.tell((tree) => tree.setVisible?.(visible)));
    this.view.onDidChangeCheckboxState(
      ({ items }) =>
        void this.tell((tree) => {
          for (const [item, state] of items) {
            tree.check?.(item, state === vscode.TreeItemCheckboxState.Checked);
          }
        }),
    );
  }

  /** What stands beside the title. */
  set description(text: string) {
    this.view.description = text;
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  /** These lines and what is below them, by the objects that `children` gave; everything without any. */
  refresh(items?: Item[]): void {
    this.changed.fire(items);
  }

  async getChildren(parent?: Item): Promise<Item[]> {
    return (await this.source()).children(parent);
  }

  async getTreeItem(item: Item): Promise<vscode.TreeItem> {
    return (await this.source()).draw(item);
  }

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }

  private async tell(told: (tree: TreeSource<Item>) => void): Promise<void> {
    told(await this.source());
  }
}
