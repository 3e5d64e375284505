import type { ShippedFile } from './vsix';

/** What may ship; everything else was forgotten in `.vscodeignore`. Names are those that VS Code's installer gives. */
const kinds: readonly RegExp[] = [
  /^dist\/(?:extension|runtime|sandbox|agent|wts-mcp)\.js$/,
  /^dist\/webview\/[\w-]+\.(?:js|css|ttf)$/,
  /^dist\/schemas\/[\w-]+\.schema(?:\.[\w-]+)?\.json$/,
  /^media\/(?:walkthrough\/|skills\/[\w-]+\/)?[\w.-]+\.(?:svg|png|md|json)$/,
  /^l10n\/bundle\.l10n(?:\.[\w-]+)?\.json$/,
  /^package(?:\.nls(?:\.[\w-]+)?)?\.json$/,
  /^(?:readme\.md|changelog\.md|LICENSE(?:\.txt)?|THIRD-PARTY-NOTICES\.txt)$/i,
];

const needed: readonly RegExp[] = [
  /^dist\/extension\.js$/,
  /^dist\/runtime\.js$/,
  /^dist\/sandbox\.js$/,
  /^dist\/agent\.js$/,
  /^dist\/wts-mcp\.js$/,
  /^media\/skills\/wts-chat-contacts\/SKILL\.md$/,
  /^dist\/webview\/form\.js$/,
  /^dist\/webview\/form-style\.css$/,
  /^dist\/schemas\/contact\.schema\.json$/,
  /^dist\/schemas\/contact\.schema\.pt-br\.json$/,
  /^package\.nls\.json$/,
  /^package\.nls\.pt-br\.json$/,
  /^l10n\/bundle\.l10n\.pt-br\.json$/,
  /^readme\.md$/i,
  /^changelog\.md$/i,
  /^license(?:\.txt)?$/i,
  /^media\/icon\.png$/,
  /^THIRD-PARTY-NOTICES\.txt$/,
];

/** How big a part is and may be; a KB is 1,024 bytes. */
export interface SizeBudget {
  readonly what: string;
  readonly bytes: number;
  readonly limit: number;
}

const KB = 1024;

export function sizeBudgets(files: readonly ShippedFile[], vsixBytes: number): SizeBudget[] {
  const size = (path: string): number => files.find((file) => file.path === path)?.bytes ?? 0;
  return [
    { what: 'main file', bytes: size('dist/extension.js'), limit: 80 * KB },
    { what: 'webview script', bytes: size('dist/webview/form.js'), limit: 120 * KB },
    { what: 'whole .vsix', bytes: vsixBytes, limit: 1228 * KB },
  ];
}

/** What is wrong with a package, one sentence each; none when it is fit to ship. */
export function findContentProblems(files: readonly ShippedFile[], budgets: readonly SizeBudget[]): string[] {
  const paths = files.map(({ path }) => path);
  return [
    ...paths
      .filter((path) => !kinds.some((kind) => kind.test(path)))
      .map((path) => `${path} must not ship: keep it out in .vscodeignore.`),
    ...needed
      .filter((pattern) => !paths.some((path) => pattern.test(path)))
      .map(
        (pattern) => `Nothing that matches ${pattern.source} ships: write it, or name it in .vscodeignore.`,
      ),
    ...budgets
      .filter(({ bytes, limit }) => bytes > limit)
      .map(({ what, bytes, limit }) => `The ${what} has ${bytes} bytes where ${limit} are allowed.`),
  ];
}

/** What a marketplace could not show of a README, one sentence each: it has only what is at an address of the web. */
export function findReadmeProblems(readme: string): string[] {
  const inMarkdown = [...readme.matchAll(/\]\(([^)\s]+)/g)];
  const inHtml = [...readme.matchAll(/<(?:img|video|a)\b[^>]*\b(?:src|href)=["']([^"']+)/g)];
  return [...inMarkdown, ...inHtml]
    .map(([, address = '']) => address)
    .filter((address) => !/^(?:https:\/\/|mailto:|#)/.test(address))
    .map(
      (address) => `README.md leads to ${address}, which is in no package: packing must make it absolute.`,
    );
}
