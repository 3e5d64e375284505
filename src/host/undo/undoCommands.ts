import * as vscode from 'vscode';
import type { RecordedSlot, SaveRecord } from '../../core/undo/saveRecord';
import type { CommandTable } from '../startup/commandTable';
import { plainLabel, shortPlainLabel } from '../errors/escapeUntrusted';
import { showSaveDifference, showSaveRequests, saveTime } from './saveDifference';
import type { SaveHistory } from '../storage/saveHistory';
import type { ReadonlyDocuments } from '../contact/readonlyDocuments';
import { sayInStatusBar } from '../startup/statusBar';
import type { SaveUndo } from './saveUndo';

interface SaveItem extends vscode.QuickPickItem {
  readonly record: SaveRecord;
  readonly buttons: readonly LookButton[];
}

/** A look at a save, behind the list. */
interface LookButton extends vscode.QuickInputButton {
  readonly show: (record: SaveRecord, texts: ReadonlyDocuments) => Promise<void>;
}

export function undoCommands(history: SaveHistory, readonlyDocuments: ReadonlyDocuments, undo: SaveUndo) {
  return {
    undoLastSave: async (argument) => {
      const records = await history.all();
      if (records.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Nothing was saved yet that could be undone.'),
        );
        return;
      }
      const picked = isLatest(argument) ? records[0] : await pickSave(records, readonlyDocuments);
      if (picked !== undefined) await undo.open(picked);
    },
    deleteSaveRecords: async () => {
      const remove = vscode.l10n.t('Delete');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('Delete the records of saves?'),
        { modal: true, detail: deletionDetail() },
        remove,
      );
      if (answer !== remove) return;
      await history.wipe();
      sayInStatusBar(vscode.l10n.t('WTS: The records of saves were deleted.'));
    },
  } satisfies Partial<CommandTable>;
}

/** A keybinding may undo the last save without asking which: nothing is sent by it. */
function isLatest(argument: unknown): boolean {
  return argument === 'latest';
}

function deletionDetail(): string {
  return vscode.l10n.t(
    'Those of this window, and those on disk of all windows. These saves can no longer be undone. The contacts themselves stay as they are.',
  );
}

/** The list stays open while a difference or a request is looked at behind it. */
async function pickSave(
  records: readonly SaveRecord[],
  readonlyDocuments: ReadonlyDocuments,
): Promise<SaveRecord | undefined> {
  const box = vscode.window.createQuickPick<SaveItem>();
  box.title = vscode.l10n.t('Undo which save?');
  box.placeholder = vscode.l10n.t('The undo opens as an unsaved edit. Nothing is sent before you save it.');
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  box.ignoreFocusOut = true;
  box.items = records.map(itemOf);
  try {
    return await new Promise<SaveRecord | undefined>((resolve, reject) => {
      box.onDidTriggerItemButton(({ item, button }) => {
        const look = item.buttons.find((one) => one === button);
        look?.show(item.record, readonlyDocuments).catch(reject);
      });
      box.onDidHide(() => {
        resolve(undefined);
      });
      box.onDidAccept(() => {
        resolve(box.activeItems[0]?.record);
      });
      box.show();
    });
  } finally {
    box.dispose();
  }
}

function itemOf(record: SaveRecord): SaveItem {
  return {
    label: plainLabel(record.name),
    description: `${saveTime(record.savedAt)} · ${record.environment}`,
    detail: record.pieces.map(describeSlot).join(' · '),
    buttons: lookButtons(),
    record,
  };
}

function lookButtons(): LookButton[] {
  return [
    {
      iconPath: new vscode.ThemeIcon('diff'),
      tooltip: vscode.l10n.t('Show Difference'),
      show: showSaveDifference,
    },
    {
      iconPath: new vscode.ThemeIcon('code'),
      tooltip: vscode.l10n.t('Show Request'),
      show: showSaveRequests,
    },
  ];
}

function describeSlot({ label: ownLabel, was, became, outcome, obstacle }: RecordedSlot): string {
  const label = plainLabel(ownLabel);
  if (outcome === 'notTaken') return vscode.l10n.t('{0} (was not taken)', label);
  if (obstacle !== '') return vscode.l10n.t('{0} (cannot be undone)', label);
  const change = `${label}: ${shortened(was)} → ${shortened(became)}`;
  return outcome === 'unchecked' ? vscode.l10n.t('{0} (was not checked)', change) : change;
}

const LONGEST_VALUE = 40;

function shortened(value: string): string {
  return value === '' ? vscode.l10n.t('Empty') : shortPlainLabel(value, LONGEST_VALUE);
}
