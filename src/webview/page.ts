import { render, type TemplateResult } from 'lit';
import type {
  AccountLists,
  FieldEdit,
  FieldMessage,
  FieldValue,
  FieldView,
  FormView,
} from '../core/fields/fieldView';
import type { PageState, ToWebviewMessage, FromWebviewMessage } from '../protocol/messages';
import { BrokenText } from './brokenText';
import { Countdown } from './countdown';
import { PendingEdits } from './pendingEdits';
import { fieldKey, type FieldPlace } from './fieldPlace';
import { RowMemories, type RowState } from './fields/rowState';
import { nameInList } from './picker/listIndex';
import { DeferredErrors } from './deferredErrors';
import { shownValue, keepSameFields } from './shownValue';
import { endComposition, focusBack, focusField, focusProblems, keepFocus, moveFocus } from './focus';
import { waitingText } from './waitingText';

/** Some of the fields, by what is with them. */
export type OnlySome = 'changed' | 'problems';

type ToWebviewMap = { [S in ToWebviewMessage as S['type']]: S };

const listsToCome: AccountLists = {
  tags: { kind: 'loading' },
  portfolios: { kind: 'loading' },
  sequences: { kind: 'loading' },
  customFields: { kind: 'loading' },
  contactSequences: { kind: 'loading' },
};

/** The folder of the document, one per contact: a contact that gets another name keeps it. */
const contactOf = (document: string) => document.slice(0, document.lastIndexOf('/') + 1);

const waitOf = (state: PageState | undefined) =>
  state?.body.kind === 'form' ? state.body.saving.waiting : undefined;

const isSaving = (state: PageState | undefined) => state?.body.kind === 'form' && state.body.saving.busy;

/** Nothing is left that the person must look at first. */
function isSaved({ body }: PageState): boolean {
  if (body.kind !== 'form' || body.saving.busy) return false;
  const { result, notice, conflicts } = body.saving;
  return result?.notTaken.length === 0 && notice === undefined && conflicts.length === 0;
}

/** The page's own memory: the host's last word, what was typed since, and what is open or hidden on the screen. */
export class Page {
  state: PageState | undefined;
  lists = listsToCome;
  filter = '';
  only: OnlySome | undefined;
  /** The fields that have been among those since they were chosen; see `fieldKey`. */
  readonly keptShown = new Set<string>();
  openerText = '';
  /** What the live region says. */
  spoken = '';
  /** Whether the keys of all custom fields are shown. */
  showsKeys = false;
  /** Whether the custom fields are shown that the account hides. */
  showsHidden = false;
  /** The long lists that are shown whole. */
  readonly unfolded = new Set<string>();
  readonly quiet = new DeferredErrors();
  readonly memories = new RowMemories(() => {
    this.draw();
  });
  readonly broken = new BrokenText(() => {
    this.draw();
  });
  private readonly countdown = new Countdown(() => {
    this.draw();
  });
  private shownText = 0;
  private isComposing = false;
  /** Another contact came while an input method composed in the one that is shown. */
  private pendingState: PageState | undefined;
  /** What waits for the end of what is composed. */
  private nextAct: (() => void) | undefined;
  private showsOther = false;
  private isDrawing = false;
  private lastInput: Element | undefined;
  private readonly pendingEdits: PendingEdits;

  constructor(
    readonly root: HTMLElement,
    readonly send: (message: FromWebviewMessage) => void,
    private readonly drawing: (page: Page) => TemplateResult,
  ) {
    this.pendingEdits = new PendingEdits(
      ({ place: { id, slot }, ...pendingEdit }) => {
        this.send({ type: 'edit', document: this.document, field: id, slot, ...pendingEdit });
      },
      () => this.shownText,
    );
  }

  get document(): string {
    return this.state?.document ?? '';
  }

  /** The same for all names that a contact has had. */
  get contact(): string {
    return contactOf(this.document);
  }

  /** Of the text that is shown. */
  get textNumber(): number {
    return this.shownText;
  }

  get isEditable(): boolean {
    return this.state?.environment.readOnly === false;
  }

  get hasPendingEdits(): boolean {
    return !this.pendingEdits.isEmpty;
  }

  readonly receivers: { [K in keyof ToWebviewMap]: (update: ToWebviewMap[K]) => void } = {
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
      this.showProblems();
    },
  };

  receive<K extends keyof ToWebviewMap>(update: ToWebviewMap[K] & { type: K }): void {
    const receiver: (update: ToWebviewMap[K]) => void = this.receivers[update.type];
    receiver(update);
  }

  draw(): void {
    // Writing to an input while an input method composes would end the composition; an input that loses the focus
    // because it is taken away asks for a draw in the middle of one.
    if (this.isComposing || this.isDrawing) return;
    this.isDrawing = true;
    this.followState();
    try {
      const draw = () => render(this.drawing(this), this.root);
      if (this.showsOther) moveFocus(this.root, draw);
      else keepFocus(this.root, draw);
      this.showsOther = false;
    } finally {
      this.isDrawing = false;
    }
  }

  say(sentence: string): void {
    // The same sentence twice is heard twice only if the text differs.
    this.spoken = sentence === this.spoken ? `${sentence}\u00a0` : sentence;
    this.draw();
  }

  showProblems(): void {
    this.quiet.showsAll = true;
    this.draw();
    focusProblems(this.root);
  }

  flush(): void {
    this.pendingEdits.flush();
  }

  type(field: FieldView, edit: FieldEdit): void {
    const wasClean = this.pendingEdits.isEmpty;
    this.pendingEdits.type(field, edit);
    if (this.isComposing) this.pendingEdits.waitForComposition();
    this.touch(field);
    // The first change goes at once: VS Code asks before it closes a tab only when the document is dirty.
    if (wasClean && this.isUnchanged && !this.isComposing) this.flush();
    if (wasClean) this.draw();
  }

  private get isUnchanged(): boolean {
    const body = this.state?.body;
    return body?.kind === 'form' && body.form.changeCount === 0;
  }

  /** Something was typed in the row, so that it must be drawn; its errors wait until it is left. */
  touch(field: FieldView): void {
    this.memory(field).touch();
    const showsError = this.messagesOf(field).some(({ severity }) => severity === 'error');
    this.quiet.type(fieldKey(field), showsError);
  }

  choose(field: FieldPlace, edit: FieldEdit): void {
    this.pendingEdits.choose(field, edit);
    this.memory(field).touch();
    this.draw();
  }

  restore(field: FieldPlace): void {
    this.pendingEdits.restore(field);
    this.memory(field).dropPart();
    this.memory(field).touch();
    this.draw();
    focusField(this.root, fieldKey(field), '');
  }

  /** @param key of the field that is entered; see `fieldKey` */
  leaveField(key: string | undefined): void {
    if (this.isDrawing) return;
    this.flush();
    if (this.quiet.leave(key)) this.draw();
  }

  setComposing(isComposing: boolean): void {
    this.isComposing = isComposing;
    if (isComposing) {
      this.pendingEdits.waitForComposition();
      return;
    }
    const { pendingState, nextAct } = this;
    this.nextAct = undefined;
    nextAct?.();
    this.pendingState = undefined;
    if (pendingState !== undefined) {
      this.takeState(pendingState);
      return;
    }
    if (this.hasPendingEdits) this.pendingEdits.waitForPause();
    this.draw();
  }

  /** Acts at once; while an input method composes, that ends first, and another contact comes only after the act. */
  afterComposition(act: () => void): void {
    if (!this.isComposing) {
      act();
      return;
    }
    this.nextAct = act;
    endComposition();
  }

  showOnly(only: OnlySome | undefined): void {
    this.only = only;
    this.keptShown.clear();
    this.draw();
  }

  toggleHidden(): void {
    this.showsHidden = !this.showsHidden;
    if (!this.showsHidden) this.memories.foldHidden();
    this.draw();
  }

  editsOf(field: FieldPlace): FieldEdit[] {
    return this.pendingEdits.editsOf(field);
  }

  valueOf(field: FieldView): FieldValue {
    const { value } = field;
    const list = value.kind === 'picked' ? this.lists[value.list] : undefined;
    return shownValue(value, this.editsOf(field), (id) => nameInList(list, id));
  }

  messagesOf(field: FieldView): readonly FieldMessage[] {
    const { partMessages } = this.memory(field);
    const messages = partMessages.length > 0 ? [...field.messages, ...partMessages] : field.messages;
    return messages.length > 0 && this.quiet.isQuiet(fieldKey(field))
      ? messages.filter(({ severity }) => severity !== 'error')
      : messages;
  }

  memory(field: FieldPlace): RowState {
    return this.memories.of(field);
  }

  /** The input, or the button of one, that was left last: after a save from its button the person is there again. */
  leaveInput(input: Element): void {
    this.lastInput = input;
  }

  private takeState(latest: PageState): void {
    const isOther = this.contact !== contactOf(latest.document);
    // What is composed belongs to the contact that it is typed in.
    this.pendingState = this.isComposing && isOther ? latest : undefined;
    if (this.pendingState !== undefined) return;
    // The form goes: what was typed in it is sent first.
    if (latest.isInTab) this.flush();
    const state = this.broken.follow(latest, isOther ? undefined : this.state);
    const waitedUntil = waitOf(this.state)?.untilMs;
    const wasSaving = isSaving(this.state);
    if (isOther || !this.state) this.changeDocument(state);
    else this.state = keepSameFields(state, this.state);
    if (state.body.kind === 'form') this.dropOutdatedParts(state.body.form);
    const isFine = state.body.kind !== 'form' || state.body.form.errorCount === 0;
    if (isFine && !this.memories.hasPart) this.quiet.showsAll = false;
    document.body.dataset['place'] = state.place;
    const wait = waitOf(state);
    this.countdown.follow(wait?.untilMs);
    if (wait === undefined && waitedUntil !== undefined) this.spoken = '';
    if (wait !== undefined && wait.untilMs !== waitedUntil) this.say(waitingText(wait));
    else this.draw();
    if (wasSaving && !isOther && isSaved(state)) focusBack(this.root, this.lastInput);
  }

  /** The contact has another value where a date was typed in part: that is shown now. */
  private dropOutdatedParts({ fields }: FormView): void {
    if (!this.memories.hasPart) return;
    for (const field of fields) {
      const value = this.valueOf(field);
      if ('text' in value) this.memory(field).keepPartOf(value.text);
    }
  }

  /** Until a state is drawn, what is typed comes on top of the one before. */
  private followState(): void {
    if (this.state === undefined) return;
    this.pendingEdits.acknowledge(this.state.revision);
    this.shownText = this.state.textNumber;
  }

  private changeDocument(state: PageState): void {
    // Before `state` moves: what is still typed goes to the document that it was typed in.
    this.pendingEdits.startOver(state.revision);
    this.showsOther = this.state !== undefined;
    this.state = state;
    this.memories.clear();
    this.quiet.clear();
    this.unfolded.clear();
    this.filter = '';
    this.only = undefined;
    this.keptShown.clear();
    this.openerText = '';
    this.showsHidden = false;
    window.scrollTo(0, 0);
  }
}
