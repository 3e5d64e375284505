const focusable =
  'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled)';

function find(root: ParentNode, attribute: 'field' | 'slot', value: string): HTMLElement | undefined {
  return [...root.querySelectorAll<HTMLElement>(`[data-${attribute}]`)].find(
    (element) => element.dataset[attribute] === value,
  );
}

/** Moves the focus to the input of a field, or of a slot (row, key, id) inside it. */
export function focusField(root: ParentNode, field: string, slot: string): void {
  const frame = find(root, 'field', field);
  if (!frame) return;
  const place = (slot === '' ? undefined : find(frame, 'slot', slot)) ?? frame;
  const target = place.matches(focusable)
    ? place
    : (place.querySelector<HTMLElement>('input, textarea, select') ??
      place.querySelector<HTMLElement>(focusable));
  target?.focus();
  place.scrollIntoView({ block: 'nearest' });
}

/** After a refused save: to what stands in its way, the problems first. */
export function focusProblems(root: ParentNode): void {
  const heading = root.querySelector<HTMLElement>('[data-problems]');
  heading?.focus();
  heading?.scrollIntoView({ block: 'nearest' });
}
