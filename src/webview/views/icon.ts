import { html, type TemplateResult } from 'lit';

/** A codicon beside text that says the same: hidden from screen readers. */
export function icon(name: string): TemplateResult {
  return html`<i class="codicon codicon-${name}" aria-hidden="true"></i>`;
}
