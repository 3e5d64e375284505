import * as l10n from '@vscode/l10n';
import { loadCall } from '../api/contactCalls';
import { comments } from './comments';
import type { Foresight } from './foresight';
import { writeHttpFile } from './httpFile';

export interface PreviewedContact {
  readonly id: string;
  readonly environment: string;
  /** As `normalizeBaseUrl` gives it; undefined when the environment has none that may be used. */
  readonly baseUrl: string | undefined;
}

/** The preview: a `.http` file whose comments say what a save would do around its requests. */
export function previewText(foresight: Foresight, contact: PreviewedContact): string {
  return foresight.kind === 'nothing'
    ? comments([place(contact), '', foresight.why, ...foresight.details.map((detail) => `- ${detail}`)])
    : `${comments([place(contact), '', ...aroundSave(contact)])}\n${writeHttpFile(foresight.requests)}`;
}

function place({ environment, baseUrl }: PreviewedContact): string {
  return baseUrl === undefined ? environment : `${environment} · ${baseUrl}`;
}

function aroundSave({ id, baseUrl = '' }: PreviewedContact): string[] {
  const { method, path } = loadCall(id);
  return [
    l10n.t('What Save would send, live while you edit.'),
    l10n.t('Save first reads the contact again and keeps what others changed:'),
    `${method} ${baseUrl}${path}`,
    l10n.t('Save sends each body in one line.'),
  ];
}
