import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectBackendEvent } from '../events.js';
import { SessionElement } from '../shared/session-element.js';
import { duration } from '../../view/numbers.js';
import { baseStyles } from '../shared/base.styles.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { backendStyles } from './backend.styles.js';
import type { Snapshot } from '../../session/snapshot.js';
import type { BackendInfo } from '../../workers/jobs.types.js';

const names: Readonly<Record<string, string>> = {
  wasm: 'WASM',
  webgl: 'WebGL',
  webgpu: 'WebGPU',
  cpu: 'CPU',
};

/**
 * @summary The backend that computes and how long its last prediction took; a list to choose
 * another.
 *
 * @event cl-select-backend - The person has chosen a backend, or `auto` for the fastest.
 *
 * @csspart badge - The dot, name and time.
 */
@localized()
@customElement('cl-backend')
export class ClBackend extends SessionElement {
  static override styles = [baseStyles, backendStyles];

  /** The backend in use and the others that work here; null before the first answer. */
  @property({ attribute: false }) backend: BackendInfo | null = null;

  /** Milliseconds that the last prediction took. */
  @property({ type: Number, attribute: 'predict-time' }) predictTime: number | null = null;

  receive(snapshot: Snapshot): void {
    this.backend = snapshot.backend;
    this.predictTime = snapshot.timings.predict ?? null;
  }

  #choose(event: Event): void {
    const select = event.currentTarget;
    if (!(select instanceof HTMLSelectElement)) return;
    const chosen = select.value;
    // The list shows what is in use, not what was asked for: it changes when the answer comes.
    select.value = this.backend?.name ?? '';
    this.dispatchEvent(new SelectBackendEvent(chosen));
  }

  override render(): TemplateResult | typeof nothing {
    const { backend } = this;
    if (!backend) return nothing;
    return html`
      <label part="badge">
        <i aria-hidden="true"></i>
        <span aria-hidden="true">
          <b>${backendName(backend.name)}</b>
          ${
            this.predictTime === null
              ? nothing
              : html`<span class="time">${duration(this.predictTime)}</span>`
          }
        </span>
        <select
          aria-label=${msg('Compute on')}
          title=${msg('Compute on')}
          .value=${backend.name}
          @change=${this.#choose}
        >
          <option value="auto">${msg('Look for the fastest')}</option>
          ${backend.available.map(
            (name) => html`
              <option value=${name} ?selected=${name === backend.name}>${backendName(name)}</option>
            `,
          )}
        </select>
      </label>
    `;
  }
}

/** What a backend is called. */
export function backendName(name: string): string {
  return names[name] ?? name;
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-backend': ClBackend;
  }
}
