import { nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { FailedPlace, HeardFailure } from '../../session/snapshot.js';
import { RetryEvent } from '../events.js';
import { sessionOf } from '../session/views.js';
import { aloneNote, failureBanner, failurePanel } from './failure-panel.js';
import { SessionElement } from './session-element.js';

/**
 * How long (milliseconds) an element without session and result waits before it says so: frameworks take a
 * while to put one around it, or to give it what it shows.
 */
const grace = 2000;

/**
 * Base of the elements that say why they have nothing to show: what failed in their session, or that
 * there is no session.
 */
export abstract class TellingElement extends SessionElement {
  #grace: ReturnType<typeof setTimeout> | undefined;

  @state() private heard: readonly HeardFailure[] = [];
  /** What is missing around it, once it has waited long enough. */
  @state() private missing: 'session' | 'definition' | null = null;

  /** Without what of the session there is nothing to show. */
  get needs(): readonly FailedPlace[] {
    return ['model', 'image'];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.missing = null;
    this.#grace = setTimeout(() => (this.missing = missingAround(this)), grace);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#grace);
    this.heard = [];
  }

  hear(failures: readonly HeardFailure[]): void {
    if (!isSame(failures, this.heard)) this.heard = failures;
  }

  /** Whether what is to be said is to be said by this element. */
  protected get speaks(): boolean {
    return this.missing !== null || this.heard.some(({ inFull }) => inFull);
  }

  get #lacking(): HeardFailure | undefined {
    return this.heard.find(({ at, goesOn }) => !goesOn && this.needs.includes(at));
  }

  readonly #retry = (): void => {
    this.dispatchEvent(new RetryEvent());
  };

  /** Why there is nothing to show, if the session is the cause. */
  protected renderLack(): TemplateResult | undefined {
    if (this.missing) return aloneNote(this.missing);
    const lacking = this.#lacking;
    return lacking && failurePanel(lacking, this.#retry);
  }

  /** What this element is to say of the session beside what it shows. */
  protected renderTold(lacks: boolean): unknown {
    const said = lacks ? this.#lacking : undefined;
    const told = this.heard.filter((one) => one.inFull && one !== said);
    return told.length > 0 ? told.map((one) => failureBanner(one, this.#retry)) : nothing;
  }
}

function missingAround(element: Node): 'session' | 'definition' | null {
  if (!sessionOf(element, 'cl-session')) return 'session';
  return customElements.get('cl-session') ? null : 'definition';
}

/** Whether both come to the same, in the same language. */
function isSame(some: readonly HeardFailure[], others: readonly HeardFailure[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
