import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import { describedBy, type FieldFrame } from './fieldFrame';

/** In characters: a browser takes seconds for each key in a longer text of mixed scripts. */
const mostText = 100_000;
const shownPart = 2000;

export const isHuge = (text: string) => text.length > mostText;

/** A text that is too long to be edited here; its beginning is shown, and the way to the JSON. */
export function drawHuge(text: string, frame: FieldFrame): TemplateResult {
  const { page, field, id } = frame;
  const showJson = () => {
    page.flush();
    page.send({ type: 'next', document: page.document, step: 'showJson' });
  };
  const size = new Intl.NumberFormat(document.documentElement.lang || undefined).format(text.length);
  return html`<textarea
      class="input area"
      id=${id}
      rows="3"
      readonly
      aria-describedby=${describedBy(frame)}
      .value="${text.slice(0, shownPart)}…"
    ></textarea>
    <p class="note">
      ${l10n.t('These are the first of {size} characters: too many to edit here.', { size })}
      <button
        class="link"
        type="button"
        aria-label=${l10n.t('Edit {field} in the JSON', { field: field.label })}
        @click=${showJson}
      >
        ${l10n.t('Edit in the JSON')}
      </button>
    </p>`;
}
