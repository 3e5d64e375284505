import * as vscode from 'vscode';
import type { JournalRow, RemarkFamily } from '../../sandbox/sandbox';
import { faultName } from './faultNames';
import { remarkText } from './remarkTexts';
import type { SandboxItem } from './item';

export function drawRequest(request: JournalRow): vscode.TreeItem {
  const { id, method, path, query, status, ms, remarks, faults, time } = request;
  const hasRemarks = remarks.length + faults.length > 0;
  const item = new vscode.TreeItem(
    `${method} ${path}`,
    hasRemarks ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  const outcome = status === 0 ? vscode.l10n.t('no answer') : String(status);
  item.id = `request/${id}`;
  item.description = [outcome, `${Math.round(ms)} ms`, ...countRemarks(request)].join(' · ');
  item.tooltip = [
    `${method} ${path}${query}`,
    `${outcome} · ${Math.round(ms)} ms · ${time}`,
    ...remarks.map(remarkText),
  ].join('\n');
  item.iconPath = new vscode.ThemeIcon(requestIcon(request));
  item.command = {
    command: 'wts.showSandboxRequest',
    title: vscode.l10n.t('Show Request and Answer'),
    arguments: [{ kind: 'request', request }],
  };
  return item;
}

function countRemarks({ remarks }: JournalRow): string[] {
  const count = (wanted: RemarkFamily) => remarks.filter(({ family }) => family === wanted).length;
  const [ignored, cleared] = [count('ignored'), count('cleared')];
  return [ignoredText(ignored), clearedText(cleared)].filter((text) => text !== '');
}

function ignoredText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? vscode.l10n.t('1 ignored') : vscode.l10n.t('{0} ignored', count);
}

function clearedText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? vscode.l10n.t('1 cleared') : vscode.l10n.t('{0} cleared', count);
}

function requestIcon({ status, remarks }: JournalRow): string {
  if (status === 0 || status >= 400) return 'error';
  return remarks.some(({ family }) => family !== 'noted') ? 'warning' : 'pass';
}

const REMARK_ICONS: Readonly<Record<RemarkFamily, string>> = {
  ignored: 'info',
  cleared: 'warning',
  noted: 'info',
  refused: 'error',
};

/** The lines below a request. */
export function remarksOn({ id, remarks, faults }: JournalRow): SandboxItem[] {
  return [
    ...remarks.map((remark, index) => {
      const [text, icon] = [remarkText(remark), REMARK_ICONS[remark.family]];
      return { kind: 'remark' as const, id: `${id}/${index}`, text, icon };
    }),
    // One kind may have hit it twice.
    ...faults.map((fault, index) => {
      return { kind: 'remark' as const, id: `${id}/${fault}/${index}`, text: faultName(fault), icon: 'zap' };
    }),
  ];
}
