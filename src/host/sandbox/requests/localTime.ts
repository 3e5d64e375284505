import * as vscode from 'vscode';

/** The time of day here, as people in the language of VS Code write it. */
export function localTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : time.toLocaleTimeString(vscode.env.language);
}
