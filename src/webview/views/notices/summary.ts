import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FormView } from '../../../core/fields/fieldView';
import { domId, fieldKey, type FieldPlace } from '../../fieldPlace';
import { focusField } from '../../focus';
import type { Page } from '../../page';
import { clearFilter } from '../groups/filter';
import { icon } from '../icon';

interface Problem {
  readonly field: FieldPlace | undefined;
  readonly label: string;
  readonly slot: string;
  readonly message: string;
}

/**
 * All errors in one place, with links to their fields. It comes when a save was refused (coming up while a person
 * types, it would push the inputs away), or at once for errors that no field can show.
 */
export function drawSummary(form: FormView, page: Page): TemplateResult | undefined {
  const general = form.general.filter(({ severity }) => severity === 'error');
  if (general.length === 0 && !page.quiet.showsAll) return undefined;
  const problems: Problem[] = [
    ...general.map(({ slot, message }) => ({ field: undefined, label: slot, slot, message })),
    ...form.fields.flatMap((field) =>
      page
        .messagesOf(field)
        .filter(({ severity }) => severity === 'error')
        .map(({ slot, message }) => ({ field, label: field.label, slot, message })),
    ),
  ];
  return problems.length === 0 ? undefined : drawProblems(problems, page);
}

function drawProblems(problems: readonly Problem[], page: Page): TemplateResult {
  const title =
    problems.length === 1
      ? l10n.t('One problem must be solved before this can be saved')
      : l10n.t('{0} problems must be solved before this can be saved', problems.length);
  return html`<section class="notice error" aria-labelledby="problems-title">
    ${icon('error')}
    <div class="notice-text">
      <h2 id="problems-title" tabindex="-1" data-problems>${title}</h2>
      <ul>
        ${problems.map((problem) => drawProblem(problem, page))}
      </ul>
    </div>
  </section>`;
}

function drawProblem({ field, label, slot, message }: Problem, page: Page): TemplateResult {
  if (field === undefined) return html`<li>${message}</li>`;
  const goTo = (event: Event) => {
    event.preventDefault();
    clearFilter(page);
    focusField(page.root, fieldKey(field), slot);
  };
  return html`<li><a class="link" href="#${domId(field)}" @click=${goTo}>${label}</a>: ${message}</li>`;
}

/** Warnings and hints that belong to no field. */
export function drawGeneralHints({ general }: FormView): TemplateResult | undefined {
  const hints = general.filter(({ severity }) => severity !== 'error');
  if (hints.length === 0) return undefined;
  return html`<section class="notice" aria-label=${l10n.t('Notes')}>
    ${icon('info')}
    <div class="notice-text">${hints.map(({ message }) => html`<p>${message}</p>`)}</div>
  </section>`;
}
