import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { count, shortShare } from '../../view/numbers.js';
import { SelectClassEvent } from '../events.js';
import { baseStyles } from '../shared/base.styles.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { matchClasses } from './match-classes.js';
import { predictionsStyles } from './predictions.styles.js';

/**
 * @summary A field that finds any of the classes by name; the likelier come first.
 *
 * @event cl-select-class - A class was chosen.
 */
@localized()
@customElement('cl-class-search')
export class ClClassSearch extends LitElement {
  static override styles = [baseStyles, predictionsStyles];

  @query('input') private readonly input!: HTMLInputElement;

  @state() private text = '';
  @state() private active = 0;
  @state() private open = false;

  /** Names by class index. */
  @property({ attribute: false }) classNames: readonly string[] = [];

  /** Shares by class index, 0…1. */
  @property({ attribute: false }) probabilities: ArrayLike<number> = [];

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  get #found(): readonly number[] {
    return matchClasses(this.text, this.classNames, this.probabilities);
  }

  #onInput(): void {
    this.text = this.input.value;
    this.active = 0;
    this.open = this.text.trim() !== '';
  }

  #onKey(event: KeyboardEvent): void {
    const matches = this.#found;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && this.open) {
      this.#close();
    } else if (event.key === 'Enter' && this.open) {
      const chosen = matches[this.active];
      if (chosen !== undefined) this.#choose(chosen);
    } else if (move !== undefined && matches.length > 0) {
      this.open = true;
      this.active = (this.active + move + matches.length) % matches.length;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #choose(classIndex: number): void {
    this.dispatchEvent(new SelectClassEvent(classIndex));
    this.#close();
  }

  #close(): void {
    this.open = false;
    this.text = '';
    this.input.value = '';
  }

  protected override render(): TemplateResult {
    const classes = count(this.classNames.length);
    const matches = this.#found;
    const shows = this.open && matches.length > 0;
    return html`<div class="search">
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-label=${msg('Find a class')}
        aria-autocomplete="list"
        aria-expanded=${shows}
        aria-controls="matches"
        aria-activedescendant=${shows ? `class-${matches[this.active]}` : nothing}
        placeholder=${msg(str`Find any of ${classes}`)}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
        @blur=${this.#close}
      />
      <div
        id="matches"
        class="matches number"
        role="listbox"
        aria-label=${msg('Classes')}
        ?hidden=${!shows}
      >
        ${shows ? matches.map((index, place) => this.#renderMatch(index, place)) : nothing}
      </div>
      ${
        this.open && matches.length === 0
          ? html`<p class="matches none" role="status">${msg('No class has this name.')}</p>`
          : nothing
      }
    </div>`;
  }

  #renderMatch(index: number, place: number): TemplateResult {
    // On pointerdown the field would lose the focus, and the list with it, before the click.
    return html`<div
      id="class-${index}"
      role="option"
      aria-selected=${place === this.active}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(index)}
    >
      <span>${this.classNames[index]}</span>
      <span class="value">${shortShare(this.probabilities[index] ?? 0)}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-class-search': ClClassSearch;
  }
}
