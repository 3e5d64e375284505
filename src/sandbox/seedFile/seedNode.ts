import type { Node } from 'jsonc-parser';
import type { Json } from '../publicApi';

/** Of lists and objects in a free value: more than a request may have, less than the stack allows. */
const MAX_LEVELS = 1000;

/** A seed file is wrong; the message names the file, the line and the path in it. */
export class SeedError extends Error {
  constructor(source: SeedSource, offset: number, message: string) {
    super(`${placeOf(source, offset)}: ${message}`);
    this.name = 'SeedError';
  }
}

export interface SeedSource {
  /** What people know the text by: the name of its file. */
  readonly name: string;
  readonly text: string;
}

function placeOf({ name, text }: SeedSource, offset: number): string {
  return `${name}, line ${lineAt(text, offset)}`;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}

/** A value of a seed file, which knows where it stands. What does not fit throws a SeedError. */
export class SeedNode {
  constructor(
    private readonly source: SeedSource,
    private readonly node: Node,
    /** `contacts[3].email`; empty for the whole file. */
    readonly path: string,
  ) {}

  fail(why: string): never {
    throw new SeedError(this.source, this.node.offset, `${this.path || 'the file'} ${why}`);
  }

  /** A sentence about the value that is no reason to fail. */
  says(what: string): string {
    return `${placeOf(this.source, this.node.offset)}: ${this.path} ${what}`;
  }

  get isNull(): boolean {
    return this.node.type === 'null';
  }

  get isText(): boolean {
    return this.node.type === 'string';
  }

  items(): SeedNode[] {
    if (this.node.type !== 'array') this.fail('takes a list.');
    return (this.node.children ?? []).map(
      (child, index) => new SeedNode(this.source, child, `${this.path}[${index}]`),
    );
  }

  /** `texts` has one for each item of the list, and no two may be equal. */
  refuseRepeated(what: string, texts: readonly string[]): void {
    const earlier = new Set<string>();
    this.items().forEach((item, index) => {
      const text = texts[index] ?? '';
      if (earlier.has(text)) item.fail(`has the ${what} ${text}, which an earlier one has.`);
      earlier.add(text);
    });
  }

  /** The values by their keys, of which there may be no two equal ones: one of them would not count. */
  entries(): Map<string, SeedNode> {
    if (this.node.type !== 'object') this.fail('takes an object.');
    const values = new Map<string, SeedNode>();
    for (const { children: [key, value] = [] } of this.node.children ?? []) {
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      const path = /^[A-Za-z]\w*$/.test(name) ? [this.path, name] : [`${this.path}[${JSON.stringify(name)}]`];
      const node = new SeedNode(this.source, value, path.filter((part) => part !== '').join('.'));
      if (values.has(name)) node.fail('is given twice.');
      values.set(name, node);
    }
    return values;
  }

  /** The values by their keys, of which there may be no others than the known ones. */
  object<Key extends string>(known: readonly Key[]): ReadonlyMap<Key, SeedNode> {
    const values = new Map<Key, SeedNode>();
    for (const [key, value] of this.entries()) {
      const name = known.find((candidate) => candidate === key);
      if (name === undefined) return value.fail(`is not known here. There are ${known.join(', ')}.`);
      values.set(name, value);
    }
    return values;
  }

  text(): string {
    const value: unknown = this.node.value;
    return typeof value === 'string' ? value : this.fail('takes a text.');
  }

  textOrNull(): string | null {
    return this.isNull ? null : this.text();
  }

  filledText(): string {
    return this.text().trim() === '' ? this.fail('must not be empty.') : this.text();
  }

  flag(): boolean {
    const value: unknown = this.node.value;
    return typeof value === 'boolean' ? value : this.fail('takes true or false.');
  }

  wholeNumber(): number {
    const value: unknown = this.node.value;
    return typeof value === 'number' && Number.isInteger(value) ? value : this.fail('takes a whole number.');
  }

  /** In whatever case. */
  choice<Choice extends string>(choices: readonly Choice[]): Choice {
    const wanted = this.text().toUpperCase();
    return choices.find((choice) => choice === wanted) ?? this.fail(`takes one of ${choices.join(', ')}.`);
  }

  uuid(): string {
    const id = this.text().toLowerCase();
    return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? id : this.fail('takes a UUID.');
  }

  moment(): string {
    return Number.isNaN(Date.parse(this.text())) ? this.fail('takes a date in ISO 8601.') : this.text();
  }

  json(): Json {
    return this.#read(this.node, MAX_LEVELS);
  }

  #read({ type, children = [], value }: Node, levels: number): Json {
    if (levels === 0) this.fail('is nested too deeply.');
    if (type === 'array') return children.map((child) => this.#read(child, levels - 1));
    if (type === 'object') {
      const entries = children.flatMap(({ children: [key, content] = [] }): [string, Json][] =>
        key === undefined || content === undefined
          ? []
          : [[String(key.value), this.#read(content, levels - 1)]],
      );
      return Object.fromEntries(entries);
    }
    const scalar: unknown = value;
    return typeof scalar === 'string' || typeof scalar === 'number' || typeof scalar === 'boolean'
      ? scalar
      : null;
  }
}
