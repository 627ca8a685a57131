import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { failureOf } from '../../session/failure-of.js';
import type { Failure, Phase, Slot } from '../../session/snapshot.js';
import type { Progress } from '../../workers/jobs.types.js';
import { baseStyles } from './base.styles.js';
import { controlStyles } from './controls.styles.js';
import { pickerStyles } from './picker.styles.js';
import { canPopUp, hidePopup, keepEscape, opens, placeBelow, showPopup } from './popup.js';
import { SessionElement } from './session-element.js';

/** What a picker draws. */
interface PickerParts {
  /** What its popup is for. */
  readonly label: string;
  /** Pixels that its popup may have across. */
  readonly width: number;
  readonly button: unknown;
  readonly popup: unknown;
}

/** The form for an address. */
interface AddressForm {
  readonly placeholder: string;
  /** What the address may lead to. */
  readonly hint?: string;
  readonly open: (address: string) => void;
}

/**
 * Base of the two pickers: a button that says what is in use, and its popup with the ways to another.
 * What was asked for here closes the popup when it is there; what failed opens it and is said in it,
 * wherever it came from.
 */
export abstract class PickerElement extends SessionElement {
  static override styles = [baseStyles, controlStyles, pickerStyles];

  /** It cannot be used where a browser has no popovers. */
  readonly opensPopups = true;

  /** Whether what is on its way was asked for here. */
  protected asked = false;

  @query('.pick') private button!: HTMLButtonElement;
  @query('.popup') protected popup!: HTMLElement | null;
  @query('#address') private address!: HTMLInputElement;

  /** Why files that came cannot even be asked for. */
  @state() protected refusal: Failure | undefined;

  /** Whether the page keeps what is in use. */
  @state() protected locked = false;

  /** What the newest was asked for by: a name, an address, `kept:…`, or the name of its file. */
  @property() source: string | null = null;

  /** How far the newest request is. */
  @property({ attribute: false }) phase: Phase = 'empty';

  /** Amount loaded, in phase `loading`. */
  @property({ attribute: false }) progress: Progress | undefined;

  /** Why the newest request failed; what is in use stays. */
  @property({ attribute: false }) error: Failure | undefined;

  protected override updated(changed: PropertyValues): void {
    if (changed.has('refusal')) this.#showProblem();
    // One failure may follow another with no other phase seen between.
    if (!changed.has('phase') && !changed.has('error')) return;
    // What failed is said here, wherever it came from: dropped, pasted, the form, or a link.
    if (this.phase === 'error' && !this.locked) showPopup(this.popup);
    this.#showProblem();
    if (this.phase !== 'ready') return;
    if (this.asked) hidePopup(this.popup);
    this.asked = false;
  }

  /** Brings what went wrong into sight, where the popup is longer than its room. */
  #showProblem(): void {
    this.popup?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Takes how far the newest request is. */
  protected takeRequest(request: Slot<unknown>, source: string | null): void {
    this.source = source;
    this.phase = request.phase;
    this.progress = request.progress;
    this.error = request.phase === 'error' ? request.error : undefined;
  }

  /** Notes that the person asks for something here. */
  protected ask(): void {
    this.asked = true;
    this.refusal = undefined;
  }

  /** The popup has opened or closed. */
  protected toggled(_open: boolean): void {}

  /** Says why files that were dropped or chosen cannot be taken. */
  refuse(error: unknown): void {
    this.refusal = failureOf(error);
    showPopup(this.popup);
  }

  protected renderPicker({ label, width, button, popup }: PickerParts): TemplateResult {
    const place = (event: Event): void => {
      if (opens(event) && this.popup) placeBelow(this.button, this.popup, width);
    };
    return html`
      <button
        type="button"
        class="pick"
        part="button"
        popovertarget="popup"
        aria-haspopup="dialog"
        ?disabled=${this.locked}
      >
        ${button} ${this.locked ? nothing : html`<span class="arrow" aria-hidden="true">▾</span>`}
      </button>
      <div
        id="popup"
        class="popup"
        part="popup"
        popover
        ?hidden=${!canPopUp()}
        role="dialog"
        aria-label=${label}
        @beforetoggle=${place}
        @toggle=${(event: Event) => this.toggled(opens(event))}
        @keydown=${keepEscape}
      >
        ${popup}
      </div>
    `;
  }

  protected renderAddressForm({ placeholder, hint, open }: AddressForm): TemplateResult {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const address = this.address.value.trim();
      if (address) open(address);
    };
    return html`
      <h3 id="from">${msg('From a URL')}</h3>
      <form @submit=${submit}>
        <input
          type="text"
          id="address"
          inputmode="url"
          autocomplete="off"
          spellcheck="false"
          required
          aria-labelledby="from"
          aria-describedby=${hint === undefined ? nothing : 'hint'}
          placeholder=${placeholder}
        />
        <button class="button">${msg('Open')}</button>
      </form>
      ${hint === undefined ? nothing : html`<p class="hint" id="hint">${hint}</p>`}
    `;
  }
}
