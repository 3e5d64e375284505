import * as vscode from 'vscode';

/** When a save was, as people say it: the time, and the day when it was not today. */
export function saveTime(savedAt: string, now = new Date()): string {
  const when = new Date(savedAt);
  const isToday = when.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(vscode.env.language, {
    timeStyle: 'short',
    ...(isToday ? {} : { dateStyle: 'short' }),
  }).format(when);
}
