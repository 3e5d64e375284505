import type { EditedContact, SaveReport } from '../../agent/agentPlace';
import type { ContactApi } from '../../core/api/contactApi';
import { parseContact } from '../../core/changes/parsedContact';
import type { SaveResult } from '../../core/fields/fieldView';
import { saveContact } from '../../core/saving/save';
import type { SaveOutcome } from '../../core/saving/saveOutcome';
import { changesSequences, prove, readSequences } from '../../core/saving/saveProof';

interface ProposedEdit {
  readonly edited: EditedContact;
  /** Of the last save that was made here. */
  readonly report: SaveReport | undefined;
}

/** What was proposed of each contact, and what became of it. */
export class ProposedEdits {
  private readonly edits = new Map<string, ProposedEdit>();

  constructor(
    private readonly api: ContactApi,
    /** An API that writes to nothing but a sandbox. */
    private readonly sandboxApi: () => ContactApi,
  ) {}

  note(id: string, edited: EditedContact): EditedContact {
    this.edits.set(id, { edited, report: undefined });
    return edited;
  }

  async save(id: string, edited: EditedContact): Promise<SaveReport> {
    const { baseline, text, lists } = edited;
    const report = await this.outcomeOf(() => saveContact(this.sandboxApi(), { id, baseline, text, lists }));
    this.edits.set(id, { edited, report });
    return report;
  }

  /** Of a save that was made here; else the contact is read and compared with what was proposed. */
  async report(id: string): Promise<SaveReport | undefined> {
    const edit = this.edits.get(id);
    return edit === undefined ? undefined : (edit.report ?? (await this.compare(id, edit.edited)));
  }

  private async outcomeOf(save: () => Promise<SaveOutcome>): Promise<SaveReport> {
    const savedAt = new Date().toISOString();
    try {
      return { savedAt, ...readOutcome(await save()) };
    } catch (error) {
      return { savedAt, result: undefined, problem: messageOf(error) };
    }
  }

  private async compare(
    id: string,
    { baseline, text, lists }: EditedContact,
  ): Promise<SaveReport | undefined> {
    const parsed = parseContact(baseline, text, lists);
    if (parsed.kind === 'broken' || parsed.changes.length === 0) return undefined;
    const contact = await this.api.loadContact(id);
    const sequences = changesSequences(parsed) ? await readSequences(this.api, id) : undefined;
    const result = prove(parsed.readings, baseline, { contact, sequences }, lists);
    return { savedAt: new Date().toISOString(), result, problem: '', isCompared: true };
  }
}

function readOutcome(outcome: SaveOutcome): { result: SaveResult | undefined; problem: string } {
  switch (outcome.kind) {
    case 'saved':
      return { result: outcome.result, problem: '' };
    case 'partly':
      return { result: outcome.result, problem: messageOf(outcome.error) };
    case 'unchanged':
      return { result: undefined, problem: 'Nothing was to be changed, so nothing was sent.' };
    case 'conflict':
      return {
        result: undefined,
        problem: 'Somebody else changed the same fields meanwhile. Nothing was sent: propose again.',
      };
    case 'invalid':
    case 'rejected':
      return { result: undefined, problem: outcome.problems.map(({ message }) => message).join(' ') };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
