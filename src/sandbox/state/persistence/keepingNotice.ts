/** Something that a sandbox says of the file that keeps its account: data, so that whoever shows it can say it in another language. */
export interface KeepingNotice {
  readonly kind: keyof typeof keepingTexts;
  readonly values: Readonly<Record<string, string>>;
}

/** Hears each once, for the person. */
export type Tell = (notice: KeepingNotice) => void;

const keepingTexts = {
  setAside: '{reason} The file was set aside as {file}.',
  fromBackup: 'The sandbox begins with the state before the last one, from {file}.',
  fromFirst: 'The sandbox begins with its first contacts.',
  unsaved: 'The sandbox cannot save to {file}: {reason}. It tries again with the next change.',
  notKept: 'What is written to this sandbox is forgotten when it stops. {reason}',
} as const;

/** In English. */
export function keepingText({ kind, values }: KeepingNotice): string {
  return keepingTexts[kind].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
