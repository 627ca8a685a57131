import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

/** CSS properties by their names in style sheets (`clip-path`, `--ratio`) with their values. */
export type Styles = Readonly<Record<string, string | number>>;

const none: Styles = {};

class StyledDirective extends Directive {
  #set: Styles = none;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('styled() belongs on an element');
  }

  override update({ element }: ElementPart, [styles]: Parameters<this['render']>): unknown {
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) return noChange;
    const { style } = element;
    for (const name of Object.keys(this.#set)) {
      if (!(name in styles)) style.removeProperty(name);
    }
    for (const [name, value] of Object.entries(styles)) {
      if (value !== this.#set[name]) style.setProperty(name, String(value));
    }
    this.#set = styles;
    return noChange;
  }

  render(_styles: Styles): unknown {
    return noChange;
  }
}

/**
 * On an element: sets these properties of its style, and takes away those that are no longer among
 * them. A page whose Content-Security-Policy has no `'unsafe-inline'` refuses `style` attributes, which
 * are also what Lit's own `styleMap` begins with; what a script sets so is never refused.
 *
 * @example html`<i ${styled({ width: `${percent}%` })}></i>`
 */
export const styled = directive(StyledDirective);
