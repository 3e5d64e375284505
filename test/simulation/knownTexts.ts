import { type Known, learnSaved } from './madeFrom';
import { slotValues } from './slotValues';

/** A text that the document has, and which of all that it has had. */
export interface NumberedText {
  readonly text: string;
  readonly number: number;
}

/** Of later ones the extension has heard by then. */
const MOST_NUMBERS = 100;

/** The states of VS Code's undo stack, and which of them each text was that the document has had lately. */
export class KnownTexts {
  states: readonly Known[] = [];
  private place = 0;
  /** Also those that VS Code has forgotten since: the extension may not have heard of that. */
  private readonly numbered = new Map<number, Known>();

  /** What stands there. */
  get now(): Known | undefined {
    return this.states[this.place];
  }

  get known(): readonly Known[] {
    return [...new Set([...this.states, ...this.numbered.values()])];
  }

  /** Those of documents that are closed. */
  get closed(): readonly Known[] {
    return this.known.filter((state) => !this.states.includes(state));
  }

  /** VS Code calls the document clean: what nobody knows of its text is no edit, but an older version. */
  cleaned(): void {
    const { now } = this;
    if (now === undefined || slotValues(now.text) === undefined) return;
    now.wasClean = true;
    learnSaved(now);
  }

  /** Of a document that the extension does not know, what stands there now. */
  at(number: number | undefined): Known | undefined {
    return (number === undefined ? undefined : this.numbered.get(number)) ?? this.now;
  }

  /** The undo stack begins. */
  begin(state: Known, number: number): void {
    this.states = [state];
    this.place = 0;
    this.number(number);
  }

  push(state: Known, number: number): void {
    this.states = [...this.states.slice(0, this.place + 1), state];
    this.place += 1;
    this.number(number);
  }

  move(cause: 'undo' | 'redo', number: number): void {
    this.place += cause === 'undo' ? -1 : 1;
    this.number(number);
  }

  /** What the extension knows to stand there, and what has been typed on top of it. */
  from(number: number | undefined): readonly Known[] {
    const known = this.at(number);
    if (known === undefined) return [];
    const place = this.states.indexOf(known);
    return place < 0 ? [known] : [known, ...this.states.slice(place + 1, this.place + 1)];
  }

  private number(number: number): void {
    const { now } = this;
    if (now === undefined) return;
    this.numbered.set(number, now);
    this.numbered.delete(number - MOST_NUMBERS);
  }
}
