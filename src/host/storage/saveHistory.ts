import * as vscode from 'vscode';
import { recordList } from '../../core/undo/recordList';
import type { SaveRecord } from '../../core/undo/saveRecord';
import { SaveRecordStore } from './saveRecordStore';
import type { ContactReference } from '../reference/contactUri';
import { userSetting } from '../startup/settings';
import { UserFacingError } from '../errors/describeError';

const SETTING = 'keepSaveRecords';

/** The saves of this window, and when the setting says so those that all windows have kept on disk. */
export class SaveHistory {
  private records: readonly SaveRecord[] = [];
  private readonly store: SaveRecordStore;
  private readonly listener: vscode.Disposable;

  /** What is on disk follows the setting, also when it was changed while nothing ran. */
  constructor(
    folder: string,
    private readonly reportError: (error: unknown) => void,
  ) {
    this.store = new SaveRecordStore(folder, () => {
      reportError(new UserFacingError(unreadableNotice()));
    });
    (keeps() ? this.store.prune() : this.store.wipe()).catch(reportError);
    this.tellMenus().catch(reportError);
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(`wts.${SETTING}`)) return;
      (keeps() ? this.store.add(this.records) : this.store.wipe()).catch(reportError);
    });
  }

  note(record: SaveRecord): void {
    this.records = recordList.merge(this.records, [record], Date.now());
    if (keeps()) this.store.add([record]).catch(this.reportError);
    this.tellMenus().catch(this.reportError);
  }

  /** Newest first, of all environments. */
  async all(): Promise<readonly SaveRecord[]> {
    if (!keeps()) return this.records;
    const kept = await this.store.read().catch((error: unknown) => {
      this.reportError(error);
      return [];
    });
    return recordList.merge(kept, this.records, Date.now());
  }

  /** The last save of a contact. Throws where it is forgotten: the records were deleted, or the window is another. */
  async latestOf({ environment, id }: ContactReference): Promise<SaveRecord> {
    const records = await this.all();
    const latest = records.find((record) => record.environment === environment && record.contactId === id);
    if (latest === undefined) throw new UserFacingError(forgottenNotice());
    return latest;
  }

  async wipe(): Promise<void> {
    this.records = [];
    await this.store.wipe();
    await this.tellMenus();
  }

  /** There is something to undo, or to delete. */
  private async tellMenus(): Promise<void> {
    const all = await this.all();
    await vscode.commands.executeCommand('setContext', 'wts.recordsKept', all.length > 0);
  }

  /** Resolves when nothing is left to be written. */
  async dispose(): Promise<void> {
    this.listener.dispose();
    await this.store.dispose();
  }
}

function keeps(): boolean {
  return userSetting(SETTING) === true;
}

function unreadableNotice() {
  return {
    title: vscode.l10n.t('The kept records of saves could not be read'),
    detail: vscode.l10n.t(
      'They were put aside, and new ones are kept from here on. "Delete Save Records" deletes both.',
    ),
    reference: '',
    nextSteps: [],
  };
}

function forgottenNotice(): UserFacingError['notice'] {
  return {
    title: vscode.l10n.t('The record of this save is gone'),
    detail: vscode.l10n.t('Edit the contact by hand to put back what it was.'),
    reference: '',
    nextSteps: [],
  };
}
