import type { CDPSession, Page } from 'playwright-core';

/** A key as the browser reports it on some keyboard: the letter that is printed on it, and its place on a US one. */
export interface RealKey {
  readonly key: string;
  readonly code: string;
}

export interface Held {
  readonly alt?: boolean;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
}

const modifiersOf = ({ alt = false, ctrl = false, meta = false, shift = false }: Held) =>
  (alt ? 1 : 0) + (ctrl ? 2 : 0) + (meta ? 4 : 0) + (shift ? 8 : 0);

/** Keys and an input method as the operating system sends them: Playwright's own keyboard is a US one. */
export class RealKeys {
  private constructor(private readonly session: CDPSession) {}

  static async of(page: Page): Promise<RealKeys> {
    return new RealKeys(await page.context().newCDPSession(page));
  }

  /** @param repeats how often the key repeats while it is held down */
  async press({ key, code }: RealKey, held: Held, repeats = 0): Promise<void> {
    const event = { key, code, modifiers: modifiersOf(held), windowsVirtualKeyCode: virtualKeyOf(code) };
    await this.session.send('Input.dispatchKeyEvent', { ...event, type: 'rawKeyDown' });
    for (let repeat = 0; repeat < repeats; repeat++)
      await this.session.send('Input.dispatchKeyEvent', { ...event, type: 'rawKeyDown', autoRepeat: true });
    await this.session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }

  /** A key that types a letter although something is held, as AltGr is. */
  async type({ key, code }: RealKey, held: Held): Promise<void> {
    const event = { key, code, modifiers: modifiersOf(held), windowsVirtualKeyCode: virtualKeyOf(code) };
    await this.session.send('Input.dispatchKeyEvent', { ...event, type: 'rawKeyDown' });
    await this.session.send('Input.dispatchKeyEvent', { type: 'char', text: key });
    await this.session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }

  /** What an input method has composed so far; it goes on composing. */
  async compose(text: string): Promise<void> {
    await this.session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
}

/** As Windows names keys by their place: letters by their code in ASCII. */
function virtualKeyOf(code: string): number {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter?.charCodeAt(0) ?? 0;
}
