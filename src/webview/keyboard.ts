import { chordLetter, isChord } from './chord';
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
      if (isHistory && page.state?.place === 'tab' && isInDocument(event.target)) event.preventDefault();
    },
    { capture: true },
  );
}

function handleChord(page: Page, event: KeyboardEvent): void {
  if (!isChord(event)) return;
  const letter = chordLetter(event);
  // While it composes, undo and redo are the input method's: VS Code would undo what was typed before.
  if (isUndoOrRedo(letter) && (page.state?.place === 'sidebar' || event.isComposing)) event.stopPropagation();
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
