import { isFieldId } from '../core/fields/fieldNames';
import type { FieldEdit, RowValue } from '../core/fields/fieldView';
import type { NextStep, FromWebviewMessage } from './messages';

type Raw = Readonly<Record<string, unknown>>;
type Readers = {
  readonly [Type in FromWebviewMessage['type']]: (
    raw: Raw,
  ) => Extract<FromWebviewMessage, { type: Type }> | undefined;
};

const NEXT_STEPS: Record<NextStep, true> = {
  setApiKey: true,
  retry: true,
  switchEnvironment: true,
  openSettings: true,
  startSandbox: true,
  findContact: true,
  showLog: true,
  showWalkthrough: true,
  showJson: true,
};

const EDIT_READERS: {
  readonly [Kind in FieldEdit['kind']]: (raw: Raw) => Extract<FieldEdit, { kind: Kind }> | undefined;
} = {
  text: ({ text }) => (isText(text) ? { kind: 'text', text } : undefined),
  choice: ({ selected }) => (isText(selected) ? { kind: 'choice', selected } : undefined),
  picked: ({ ids }) => (isListOf(ids, isText) ? { kind: 'picked', ids } : undefined),
  rows: ({ rows }) => (isListOf(rows, isRow) ? { kind: 'rows', rows } : undefined),
  options: ({ selected }) => (isListOf(selected, isText) ? { kind: 'options', selected } : undefined),
  entry: ({ key, text }) => (isText(key) && isText(text) ? { kind: 'entry', key, text } : undefined),
  restore: () => ({ kind: 'restore' }),
};

const MESSAGE_READERS: Readers = {
  ready: () => ({ type: 'ready' }),
  edit: ({ document, revision, textNumber, field, slot, edit }) => {
    const read = readEdit(edit);
    return isText(document) &&
      typeof revision === 'number' &&
      typeof textNumber === 'number' &&
      isFieldId(field) &&
      isText(slot) &&
      read !== undefined
      ? { type: 'edit', document, revision, textNumber, field, slot, edit: read }
      : undefined;
  },
  flushed: () => ({ type: 'flushed' }),
  save: ({ document }) => (isText(document) ? { type: 'save', document } : undefined),
  keep: ({ document }) => (isText(document) ? { type: 'keep', document } : undefined),
  stopChatSaves: ({ document }) => (isText(document) ? { type: 'stopChatSaves', document } : undefined),
  revert: ({ document }) => (isText(document) ? { type: 'revert', document } : undefined),
  reload: ({ document }) => (isText(document) ? { type: 'reload', document } : undefined),
  undoSave: ({ document }) => (isText(document) ? { type: 'undoSave', document } : undefined),
  showSaveRequest: ({ document }) => (isText(document) ? { type: 'showSaveRequest', document } : undefined),
  putBack: ({ document }) => (isText(document) ? { type: 'putBack', document } : undefined),
  cancelWait: ({ document }) => (isText(document) ? { type: 'cancelWait', document } : undefined),
  previewRequest: ({ document }) => (isText(document) ? { type: 'previewRequest', document } : undefined),
  resolveConflict: ({ document, field, slot, keep, textNumber }) =>
    isText(document) &&
    isFieldId(field) &&
    isText(slot) &&
    (keep === 'mine' || keep === 'theirs') &&
    typeof textNumber === 'number'
      ? { type: 'resolveConflict', document, field, slot, keep, textNumber }
      : undefined,
  showTab: ({ document }) => (isText(document) ? { type: 'showTab', document } : undefined),
  showForm: ({ document }) => (isText(document) ? { type: 'showForm', document } : undefined),
  open: ({ id }) => (isText(id) ? { type: 'open', id } : undefined),
  cancel: () => ({ type: 'cancel' }),
  copyId: () => ({ type: 'copyId' }),
  copyReference: ({ reference }) => (isText(reference) ? { type: 'copyReference', reference } : undefined),
  refreshLists: () => ({ type: 'refreshLists' }),
  createTag: ({ document, name }) =>
    isText(document) && isText(name) ? { type: 'createTag', document, name } : undefined,
  showConversation: ({ document }) => (isText(document) ? { type: 'showConversation', document } : undefined),
  openConversation: ({ document }) => (isText(document) ? { type: 'openConversation', document } : undefined),
  trySandbox: () => ({ type: 'trySandbox' }),
  next: ({ document, step }) =>
    isText(document) && isNextStep(step) ? { type: 'next', document, step } : undefined,
};

/** A message from the page; undefined when it is none of ours or not in shape. */
export function parseMessage(message: unknown): FromWebviewMessage | undefined {
  if (!isRaw(message) || !isText(message['type']) || !isMessageType(message['type'])) return undefined;
  return MESSAGE_READERS[message['type']](message);
}

function readEdit(value: unknown): FieldEdit | undefined {
  if (!isRaw(value) || !isText(value['kind']) || !isEditKind(value['kind'])) return undefined;
  return EDIT_READERS[value['kind']](value);
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isRow(value: unknown): value is RowValue {
  return (
    isRaw(value) && isText(value['key']) && isText(value['text']) && typeof value['isText'] === 'boolean'
  );
}

function isMessageType(value: string): value is FromWebviewMessage['type'] {
  return Object.hasOwn(MESSAGE_READERS, value);
}

function isEditKind(value: string): value is FieldEdit['kind'] {
  return Object.hasOwn(EDIT_READERS, value);
}

function isNextStep(value: unknown): value is NextStep {
  return isText(value) && Object.hasOwn(NEXT_STEPS, value);
}
