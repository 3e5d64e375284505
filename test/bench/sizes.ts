import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../support/projectRoot';
import { readProjectManifest } from '../support/packaging/projectManifest';
import { sizeBudgets, type SizeBudget } from '../support/packaging/shippedContent';
import { packVsix } from '../support/packaging/vsix';
import type { Row } from './table';

const bundles = ['extension.js', 'runtime.js', 'sandbox.js', 'webview/form.js'].map((name) => `dist/${name}`);

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** What ships, by size. */
export async function sizeRows(): Promise<Row[]> {
  const files = await Promise.all(
    bundles.map(async (path) => ({ path, bytes: (await stat(join(projectRoot, path))).size })),
  );
  const vsix = (await stat(await packVsix(readProjectManifest()))).size;
  const budgeted: readonly SizeBudget[] = sizeBudgets(files, vsix);
  return [
    ...budgeted.map(({ what, bytes, limit }) => ({
      what,
      measured: kilobytes(bytes),
      budget: kilobytes(limit),
    })),
    ...files
      .filter(({ bytes }) => !budgeted.some((budget) => budget.bytes === bytes))
      .map(({ path, bytes }) => ({
        what: `${path}, loaded when first used`,
        measured: kilobytes(bytes),
        budget: '',
      })),
  ];
}
