import type { Page } from './page';
import { save } from './saving';

const isUndoOrRedo = (letter: string) => letter === 'z' || letter === 'y';

/**
 * VS Code's own script in the webview listens for keys at the window and forwards them. In a tab that is wanted for undo
 * and redo, which are the document's; in the sidebar they would go to the active file, so they end here. Save always
 * ends here: VS Code learns with a delay (up to 250 ms) which of two forms has the focus, and would save the other one.
 */
export function listenToKeys(page: Page): void {
  window.addEventListener(
    'keydown',
    (event) => {
      handleChord(page, event);
    },
    { capture: true },
  );
  window.addEventListener(
    'beforeinput',
    (event) => {
      // In a tab undo is the document's; the input's own undo would be a second one.
      const isHistory = event.inputType === 'historyUndo' || event.inputType === 'historyRedo';
      const isOfDocument = isInDocument(event.target) && !undoesItself(event.target);
      if (isHistory && page.state?.place === 'tab' && isOfDocument) event.preventDefault();
    },
    { capture: true },
  );
}

function handleChord(page: Page, event: KeyboardEvent): void {
  if (!isChord(event)) return;
  const letter = chordLetter(event);
  // While it composes, undo and redo are the input method's: VS Code would undo what was typed before.
  const isOwn = page.state?.place === 'sidebar' || event.isComposing || undoesItself(event.target);
  if (isUndoOrRedo(letter) && isOwn) event.stopPropagation();
  if (letter === 's' && !event.shiftKey) {
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) saveWhatIsShown(page);
  } else if (!event.isComposing) page.flush();
}

function saveWhatIsShown(page: Page): void {
  page.afterComposition(() => {
    save(page);
  });
}

function isInDocument(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-field]') !== null;
}

/**
 * What is typed in a box that only looks for something is none of the contact's: VS Code would undo an edit instead. The
 * box of a picker is often left empty by what was picked in it, which can be undone from there.
 */
function undoesItself(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement)) return false;
  return (
    target.matches('.filter > .input, #opener') || (target.matches('[role=combobox]') && target.value !== '')
  );
}

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>;

const modifiers = new Set(['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'CapsLock']);

/** Whether Ctrl or Cmd is held with another key. AltGr, which Windows reports as Ctrl+Alt, types letters: that is none. */
function isChord(event: Key): boolean {
  const isHeld = event.ctrlKey || event.metaKey;
  return isHeld && !event.altKey && !event.getModifierState('AltGraph') && !modifiers.has(event.key);
}

/**
 * The small Latin letter that a chord means, '' for none. A keyboard without Latin letters (Cyrillic, Greek, Thai), and
 * an input method that keeps the letter for itself, mean what stands at the same place of a Latin one. What is ASCII
 * but no letter means itself: a Dvorak keyboard has ";" where others have Z.
 */
function chordLetter({ key, code }: Key): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (/^[\p{Script=Latin}\p{ASCII}]$/u.test(key)) return '';
  return (/^Key([A-Z])$/.exec(code)?.[1] ?? '').toLowerCase();
}
