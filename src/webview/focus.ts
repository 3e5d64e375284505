const focusable =
  'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled)';

function findAll(root: ParentNode, attribute: 'field' | 'slot', value: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`[data-${attribute}]`)].filter(
    (element) => element.dataset[attribute] === value,
  );
}

/** Rows may share a key, or have none yet: the one with the problem is meant. '' is otherwise the whole field. */
function findSlot(frame: HTMLElement, slot: string): HTMLElement | undefined {
  const places = findAll(frame, 'slot', slot);
  const wrong = places.find((place) => place.querySelector('[aria-invalid="true"]') !== null);
  return wrong ?? (slot === '' ? undefined : places[0]);
}

/** Moves the focus to the input of a field, or of a slot (row, key, id) inside it. @param key see `fieldKey` */
export function focusField(root: ParentNode, key: string, slot: string): void {
  const [frame] = findAll(root, 'field', key);
  if (!frame) return;
  const place = findSlot(frame, slot) ?? frame;
  const target = place.matches(focusable)
    ? place
    : (place.querySelector<HTMLElement>('input:not(:disabled), textarea, select:not(:disabled)') ??
      place.querySelector<HTMLElement>(focusable));
  target?.focus();
  place.scrollIntoView({ block: 'nearest' });
}

/**
 * After a refused save: to what stands in its way, the problems first. A tab and the sidebar may show the same contact:
 * the focus stays in the page that has it.
 */
export function focusProblems(root: ParentNode): void {
  const heading = root.querySelector<HTMLElement>('[data-problems]');
  if (document.hasFocus()) heading?.focus();
  heading?.scrollIntoView({ block: 'nearest' });
}

/**
 * Draws and leaves the focus where it was, with its caret: lists that arrive can turn a text into a choice, and move
 * a custom field to its group. When the input is gone, the heading of its group has the focus; when a button of the
 * footer or a notice is gone, Save has it.
 */
export function keepFocus(root: HTMLElement, draw: () => void): void {
  const before = focusedIn(root);
  if (before === undefined) {
    draw();
    return;
  }
  const caret = caretOf(before);
  const group = before.closest('.group');
  const endsAtSave = before.closest('.footer, .notice') !== null;
  draw();
  if (document.activeElement === before) return;
  const after = before.id === '' ? undefined : document.getElementById(before.id);
  const place =
    group?.querySelector<HTMLElement>('h2[tabindex]') ??
    (endsAtSave ? root.querySelector<HTMLElement>('[data-save]') : undefined);
  (after ?? place)?.focus({ preventScroll: true });
  if (caret && after && caretOf(after)) setCaret(after, caret);
}

/** Undefined as well while another page has the focus (a tab and the sidebar are two): it must stay there. */
function focusedIn(root: HTMLElement): HTMLElement | undefined {
  const focused = document.activeElement;
  return document.hasFocus() && focused instanceof HTMLElement && root.contains(focused)
    ? focused
    : undefined;
}

/**
 * Draws another contact. Whoever was in the form is at its head then, not in a field of the same name: what is typed on
 * would be an edit of the wrong contact.
 */
export function moveFocus(root: HTMLElement, draw: () => void): void {
  const before = focusedIn(root);
  draw();
  if (before?.isConnected === false) focusHead(root);
}

/** To where the form begins. */
export function focusHead(root: ParentNode, options?: FocusOptions): void {
  root.querySelector<HTMLElement>('h1[tabindex]')?.focus(options);
}

/** From the button Save to the input that was edited, when that is still there. */
export function focusBack(root: HTMLElement, input: Element | undefined): void {
  const isAtSave = document.hasFocus() && document.activeElement?.matches('[data-save]') === true;
  if (isAtSave && input instanceof HTMLElement && root.contains(input)) input.focus({ preventScroll: true });
}

/** Ends what an input method composes, with the text that is on the screen: only leaving the input does so. */
export function endComposition(): void {
  const input = document.activeElement;
  if (!(input instanceof HTMLElement)) return;
  input.blur();
  input.focus({ preventScroll: true });
}

type Caret = readonly [number, number];

function caretOf(element: HTMLElement): Caret | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return undefined;
  const { selectionStart, selectionEnd } = element;
  return selectionStart === null || selectionEnd === null ? undefined : [selectionStart, selectionEnd];
}

function setCaret(element: HTMLElement, [start, end]: Caret): void {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    element.setSelectionRange(start, end);
}
