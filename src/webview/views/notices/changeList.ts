import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FieldView, SavedSlot } from '../../../core/fields/fieldView';
import type { Page } from '../../page';
import { textOf } from '../localTime';

/** As many lines are shown of a longer list until the rest is asked for. */
const mostLines = 6;

/** What a piece has become: `sent` when it was ours, `stored` when it was another's. */
type Became = 'sent' | 'stored';

interface Line {
  readonly label: string;
  readonly content: TemplateResult;
}

/** Field by field, old → new; what is folded away is there for screen readers all the same. */
export function drawChangeList(
  pieces: readonly SavedSlot[],
  became: Became,
  name: string,
  page: Page,
): TemplateResult {
  const lines = linesOf(pieces, became, page);
  const isLong = lines.length > mostLines;
  const isFolded = isLong && !page.unfolded.has(name);
  return html`<dl class="facts changes">
      ${lines.map(
        ({ label, content }, index) =>
          html`<div class="fact ${isFolded && index >= mostLines ? 'unseen' : ''}">
            <dt>${label}</dt>
            <dd>${content}</dd>
          </div>`,
      )}
    </dl>
    ${isLong ? drawFolding(lines.length - mostLines, isFolded, name, page) : undefined}`;
}

function drawFolding(count: number, isFolded: boolean, name: string, page: Page): TemplateResult {
  const toggle = () => {
    if (isFolded) page.unfolded.add(name);
    else page.unfolded.delete(name);
    page.draw();
  };
  return html`<div>
    <button class="link" type="button" aria-expanded=${!isFolded} @click=${toggle}>
      ${isFolded ? l10n.t('Show {0} more', count) : l10n.t('Show fewer')}
    </button>
  </div>`;
}

/** What came to a set and went from it stands in one line. */
function linesOf(pieces: readonly SavedSlot[], became: Became, page: Page): Line[] {
  const fields = page.state?.body.kind === 'form' ? page.state.body.form.fields : [];
  const sets = new Map<string, SavedSlot[]>();
  for (const saved of pieces) {
    if (saved.item !== '') sets.set(saved.field, [...(sets.get(saved.field) ?? []), saved]);
  }
  return pieces.flatMap((saved) => {
    if (saved.item === '') return [drawValue(saved, became, page)];
    const set = sets.get(saved.field) ?? [];
    return set[0] === saved ? [drawSet(set, became, fields)] : [];
  });
}

function drawSet(set: readonly SavedSlot[], became: Became, fields: readonly FieldView[]): Line {
  const [first] = set;
  const field = fields.find(({ id, slot }) => id === first?.field && slot === '');
  return {
    label: field?.label ?? first?.label ?? '',
    content: html`<ul class="set-changes">
      ${set.map((saved) =>
        saved[became] === ''
          ? html`<li>
              <span aria-hidden="true">−</span> ${sayUnseen(l10n.t('Removed:'))} <bdi>${saved.item}</bdi>
            </li>`
          : html`<li>
              <span aria-hidden="true">+</span> ${sayUnseen(l10n.t('Added:'))} <bdi>${saved.item}</bdi>
            </li>`,
      )}
    </ul>`,
  };
}

function drawValue(saved: SavedSlot, became: Became, page: Page): Line {
  const [before, after] = [saved.before, saved[became]].map((text) => textOf(saved, text, page));
  return { label: saved.label, content: drawOldAndNew(before ?? '', after ?? '') };
}

function drawOldAndNew(before: string, after: string): TemplateResult {
  return html`<bdi class="old" title=${before}>${orEmpty(before)}</bdi>
    <span class="arrow" aria-hidden="true">→</span>${sayUnseen(l10n.t('now:'))}
    <bdi class="new" title=${after}>${orEmpty(after)}</bdi>`;
}

const orEmpty = (text: string) => (text === '' ? html`<span class="none">${l10n.t('Empty')}</span>` : text);

const sayUnseen = (words: string) => html`<span class="unseen">${words}</span>`;
