import * as vscode from 'vscode';
import { CLIENT_NAME } from '../../../core/api/http';
import type { JournalRow } from '../../../sandbox/client/controlApi';
import { Disposable } from '../../disposable';

/** Which requests the view shows: those of integrations, and if one wants those of the editor itself, too. */
export class RequestFilter extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private showsOwn = false;
  private onlyRemarks = false;

  async showOwn(shows: boolean): Promise<void> {
    this.showsOwn = shows;
    await this.tell('wts.sandboxShowsOwn', shows);
  }

  async showOnlyRemarks(only: boolean): Promise<void> {
    this.onlyRemarks = only;
    await this.tell('wts.sandboxOnlyRemarks', only);
  }

  shown(requests: readonly JournalRow[]): readonly JournalRow[] {
    return requests.filter(
      (request) =>
        (this.showsOwn || !isOwn(request)) &&
        (!this.onlyRemarks || request.remarks.length + request.faults.length > 0),
    );
  }

  /** How many requests of the editor itself are left out. */
  hiddenOwn(requests: readonly JournalRow[]): number {
    return this.showsOwn ? 0 : requests.filter(isOwn).length;
  }

  /** Menus offer what is not so yet. */
  private async tell(key: string, value: boolean): Promise<void> {
    this.changed.fire();
    await vscode.commands.executeCommand('setContext', key, value);
  }
}

function isOwn({ userAgent }: JournalRow): boolean {
  return userAgent === CLIENT_NAME;
}
