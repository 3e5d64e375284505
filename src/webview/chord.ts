type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>;

const modifiers = new Set(['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'CapsLock']);

/** Whether Ctrl or Cmd is held with another key. AltGr, which Windows reports as Ctrl+Alt, types letters: that is none. */
export function isChord(event: Key): boolean {
  const isHeld = event.ctrlKey || event.metaKey;
  return isHeld && !event.altKey && !event.getModifierState('AltGraph') && !modifiers.has(event.key);
}

/**
 * The small Latin letter that a chord means, '' for none. A keyboard without Latin letters (Cyrillic, Greek, Thai), and
 * an input method that keeps the letter for itself, mean what stands at the same place of a Latin one. What is ASCII
 * but no letter means itself: a Dvorak keyboard has ";" where others have Z.
 */
export function chordLetter({ key, code }: Key): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (/^[\p{Script=Latin}\p{ASCII}]$/u.test(key)) return '';
  return (/^Key([A-Z])$/.exec(code)?.[1] ?? '').toLowerCase();
}
