import * as vscode from 'vscode';

/**
 * The output channel "WTS": methods, paths, statuses, milliseconds, error ids. Never a key, never a contact's values.
 * The channel is made when the first line is written.
 */
export class Log implements vscode.Disposable {
  private channel: vscode.LogOutputChannel | undefined;
  private readonly lines = new vscode.EventEmitter<string>();
  /** Every line, as it is written. */
  readonly onLine = this.lines.event;

  info(line: string): void {
    this.open().info(line);
    this.lines.fire(line);
  }

  /** The stack of an unexpected error goes here and nowhere else. */
  error(line: string): void {
    this.open().error(line);
    this.lines.fire(line);
  }

  show(): void {
    this.open().show();
  }

  dispose(): void {
    this.channel?.dispose();
    this.lines.dispose();
  }

  private open(): vscode.LogOutputChannel {
    this.channel ??= vscode.window.createOutputChannel('WTS', { log: true });
    return this.channel;
  }
}
