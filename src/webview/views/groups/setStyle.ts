import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Sets style properties through the CSSOM: lit's `styleMap` writes a style attribute first, which the CSP refuses. */
class SetStyle extends Directive {
  override render: (properties: Readonly<Record<string, string>>) => typeof noChange = () => noChange;

  private last: Readonly<Record<string, string>> = {};

  override update(part: ElementPart, [properties]: [Readonly<Record<string, string>>]) {
    const { element } = part;
    if (element instanceof HTMLElement) {
      for (const [name, value] of Object.entries(properties))
        if (this.last[name] !== value) element.style.setProperty(name, value);
    }
    this.last = properties;
    return noChange;
  }
}

export const setStyle = directive(SetStyle);
