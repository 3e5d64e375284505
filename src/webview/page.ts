import { render } from 'lit';
import type {
  AccountLists,
  FieldEdit,
  FieldId,
  FieldMessage,
  FieldValue,
  FieldView,
  PageState,
  Snapshot,
  Wish,
} from '../protocol/messages';
import { Drafts } from './drafts';
import { LocalRows } from './fields/localRows';
import { Picker } from './picker/picker';
import { nameInList } from './picker/listIndex';
import { shownValue } from './shownValue';
import { focusField, focusProblems } from './focus';
import { drawPage } from './views/drawPage';

type SnapshotMap = { [S in Snapshot as S['type']]: S };

const listsToCome: AccountLists = {
  tags: { kind: 'loading' },
  portfolios: { kind: 'loading' },
  sequences: { kind: 'loading' },
};

/** The folder of the document, one per contact: a contact that gets another name keeps it. */
const contactOf = (document: string) => document.slice(0, document.lastIndexOf('/') + 1);

/** The page's own memory: the host's last word, what was typed since, and what is open or hidden on the screen. */
export class Page {
  state: PageState | undefined;
  lists = listsToCome;
  filter = '';
  openerText = '';
  /** What the live region says. */
  spoken = '';
  /** After a refused save every problem is shown, also of fields that are being typed in. */
  showsAllProblems = false;
  private quietField: FieldId | undefined;
  private readonly leftFields = new Set<FieldId>();
  private isComposing = false;
  private readonly pickers = new Map<FieldId, Picker>();
  private readonly rows = new Map<FieldId, LocalRows>();
  private readonly drafts: Drafts;

  constructor(
    readonly root: HTMLElement,
    readonly send: (wish: Wish) => void,
  ) {
    this.drafts = new Drafts((revision, field, edit) => {
      this.send({ type: 'edit', document: this.document, revision, field, edit });
    });
  }

  get document(): string {
    return this.state?.document ?? '';
  }

  get isEditable(): boolean {
    return this.state?.environment.readOnly === false;
  }

  /** While a field is typed in for the first time its errors are counted later. */
  get hasQuietField(): boolean {
    return this.quietField !== undefined && !this.showsAllProblems;
  }

  get hasDrafts(): boolean {
    return !this.drafts.isEmpty;
  }

  readonly receivers: { [K in keyof SnapshotMap]: (snapshot: SnapshotMap[K]) => void } = {
    state: ({ state }) => {
      this.takeState(state);
    },
    lists: ({ lists }) => {
      this.lists = lists;
      this.draw();
    },
    flush: () => {
      this.flush();
      this.send({ type: 'flushed' });
    },
    focusProblems: () => {
      this.showsAllProblems = true;
      this.draw();
      focusProblems(this.root);
    },
  };

  receive<K extends keyof SnapshotMap>(snapshot: SnapshotMap[K] & { type: K }): void {
    const receiver: (snapshot: SnapshotMap[K]) => void = this.receivers[snapshot.type];
    receiver(snapshot);
  }

  draw(): void {
    // Writing to an input while an input method composes would end the composition.
    if (!this.isComposing) render(drawPage(this), this.root);
  }

  say(sentence: string): void {
    // The same sentence twice is heard twice only if the text differs.
    this.spoken = sentence === this.spoken ? `${sentence}\u00a0` : sentence;
    this.draw();
  }

  flush(): void {
    this.drafts.flush();
  }

  type(field: FieldView, edit: FieldEdit): void {
    const wasClean = this.drafts.isEmpty;
    this.drafts.type(field.id, edit);
    const showsError = this.messagesOf(field).some(({ severity }) => severity === 'error');
    if (!showsError && !this.leftFields.has(field.id)) this.quietField = field.id;
    if (wasClean) this.draw();
  }

  choose(field: FieldId, edit: FieldEdit): void {
    this.drafts.choose(field, edit);
    this.draw();
  }

  restore(field: FieldView): void {
    this.drafts.restore(field.id);
    this.draw();
    focusField(this.root, field.id, '');
  }

  leaveField(field: string | undefined): void {
    this.flush();
    if (this.quietField === undefined || this.quietField === field) return;
    this.leftFields.add(this.quietField);
    this.quietField = undefined;
    this.draw();
  }

  setComposing(isComposing: boolean): void {
    this.isComposing = isComposing;
    if (isComposing) this.drafts.waitForComposition();
    else {
      if (this.hasDrafts) this.drafts.waitForPause();
      this.draw();
    }
  }

  valueOf(field: FieldView): FieldValue {
    const { value } = field;
    const list = value.kind === 'picked' ? this.lists[value.list] : undefined;
    return shownValue(value, this.drafts.editsOf(field.id), (id) => nameInList(list, id));
  }

  /** An error of a field that is being typed in for the first time is not shouted before the field is left. */
  messagesOf(field: FieldView): readonly FieldMessage[] {
    if (this.showsAllProblems || field.id !== this.quietField) return field.messages;
    return field.messages.filter(({ severity }) => severity !== 'error');
  }

  picker(field: FieldId): Picker {
    let picker = this.pickers.get(field);
    if (!picker) {
      picker = new Picker(() => {
        this.draw();
      });
      this.pickers.set(field, picker);
    }
    return picker;
  }

  localRows(field: FieldId): LocalRows {
    let rows = this.rows.get(field);
    if (!rows) {
      rows = new LocalRows();
      this.rows.set(field, rows);
    }
    return rows;
  }

  private takeState(state: PageState): void {
    if (contactOf(this.document) !== contactOf(state.document) || !this.state) this.changeDocument(state);
    else this.state = state;
    this.drafts.acknowledge(state.revision);
    if (state.body.kind !== 'form' || state.body.form.errorCount === 0) this.showsAllProblems = false;
    document.body.dataset['place'] = state.place;
    this.draw();
  }

  private changeDocument(state: PageState): void {
    // Before `state` moves: what is still typed goes to the document that it was typed in.
    this.drafts.startOver(state.revision);
    this.state = state;
    this.pickers.clear();
    this.rows.clear();
    this.leftFields.clear();
    this.filter = '';
    this.openerText = '';
    this.quietField = undefined;
    this.showsAllProblems = false;
    window.scrollTo(0, 0);
  }
}
