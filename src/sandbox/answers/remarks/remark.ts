import type { Remark as PublicRemark } from '../../publicApi';
import { type RemarkKind, remarkTable } from './remarkTable';

/** Something that the sandbox tells about a request: data, so that whoever shows it can say it in another language. */
export interface Remark extends PublicRemark {
  readonly kind: RemarkKind;
  /** Where it happened in a request that asks for several things, such as `items[0]`; empty for the whole. */
  readonly place: string;
  readonly values: Readonly<Record<string, string>>;
}

type ParametersIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersIn<Rest>
  : never;

/** What the sentence of a kind needs to know. */
export type RemarkValues<Kind extends RemarkKind> = Readonly<
  Record<ParametersIn<(typeof remarkTable)[Kind]['text']>, string>
>;

/** A body may hold keys of any length. */
const MAX_VALUE = 200;

export function createRemark<Kind extends RemarkKind>(
  kind: Kind,
  values: RemarkValues<Kind>,
  place = '',
): Remark {
  const { family, text } = remarkTable[kind];
  const kept = Object.fromEntries(
    Object.entries<string>(values).map(([name, value]) => [name, cutText(value, MAX_VALUE)]),
  );
  const sentence = text.replace(/\{(\w+)\}/g, (_, name: string) => kept[name] ?? '');
  return { kind, family, place, values: kept, text: place === '' ? sentence : `${place}: ${sentence}` };
}

export function cutText(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
