import * as vscode from 'vscode';
import type { JournalRow } from '../../../sandbox/client/controlApi';
import type { Remark } from '../../../sandbox/answers/remarks/remarks';
import { faultName } from '../faultNames';
import type { SandboxItem } from '../item';
import { localTime } from './localTime';
import { remarkText } from '../remarkTexts';
import { requestLabel } from './requestLabel';

/** Short, what matters first: a sidebar shows the beginning of a line. */
export function drawRequest(request: JournalRow): vscode.TreeItem {
  const { id, method, path, query, status, ms, remarks, faults, time } = request;
  const hasRemarks = remarks.length + faults.length > 0;
  const outcome = status === 0 ? vscode.l10n.t('no answer') : String(status);
  const item = new vscode.TreeItem(
    `${outcome} ${requestLabel(request)}`,
    hasRemarks ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  const took = vscode.l10n.t('{0} ms', Math.round(ms));
  item.id = `request/${id}`;
  item.description = [...countRemarks(request), localTime(time), took].join(' · ');
  item.tooltip = [
    `${method} ${path}${query}`,
    `${outcome} · ${took} · ${localTime(time)}`,
    ...remarks.map(remarkText),
  ].join('\n');
  item.iconPath = requestIcon(request);
  item.contextValue = 'request';
  item.command = showCommand(request);
  return item;
}

function showCommand(request: JournalRow): vscode.Command {
  return {
    command: 'wts.showSandboxRequest',
    title: vscode.l10n.t('Show Request and Answer'),
    arguments: [{ kind: 'request', request }],
  };
}

function countRemarks({ remarks }: JournalRow): string[] {
  const count = (wanted: Remark['family']) => remarks.filter(({ family }) => family === wanted).length;
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

const COLORS = { error: 'list.errorForeground', warning: 'list.warningForeground' };

/** In the colours that the theme has for lists. */
export function signOf(icon: string): vscode.ThemeIcon {
  if (icon === 'error' || icon === 'warning')
    return new vscode.ThemeIcon(icon, new vscode.ThemeColor(COLORS[icon]));
  return new vscode.ThemeIcon(icon);
}

function requestIcon({ status, remarks }: JournalRow): vscode.ThemeIcon {
  if (status === 0 || status >= 400) return signOf('error');
  return signOf(remarks.some(({ family }) => family !== 'noted') ? 'warning' : 'pass');
}

const REMARK_ICONS: Readonly<Record<Remark['family'], string>> = {
  ignored: 'warning',
  cleared: 'warning',
  noted: 'info',
  refused: 'error',
};

/** The lines below a request; a click shows the whole of them with the request. */
export function remarksOn(request: JournalRow): SandboxItem[] {
  const { id, remarks, faults } = request;
  const command = showCommand(request);
  return [
    ...remarks.map((remark, index) => {
      const [text, icon] = [remarkText(remark), REMARK_ICONS[remark.family]];
      return { kind: 'remark' as const, id: `${id}/${index}`, text, icon, command };
    }),
    // One kind may have hit it twice.
    ...faults.map((fault, index) => {
      const text = faultName(fault);
      return { kind: 'remark' as const, id: `${id}/${fault}/${index}`, text, icon: 'zap', command };
    }),
  ];
}
