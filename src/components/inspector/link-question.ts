import { msg } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { hostOf } from '../session/sources.js';
import { stop } from './help-dialog.js';

/** A model and a photo that someone else's words name: those of a link. */
export interface Named {
  readonly model: string | null;
  readonly image: string | null;
}

/**
 * Asks the person before anything is fetched that a link names on another origin. Who wrote the link
 * would learn where the person is, and a model from elsewhere may call itself what it likes.
 */
export class LinkQuestion {
  readonly #host: ReactiveControllerHost;
  readonly #dialog = createRef<HTMLDialogElement>();
  /** Hosts that the person has said yes to. */
  readonly #allowed = new Set<string>();
  #asked: Named | null = null;
  #answer: ((open: boolean) => void) | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** What of it may be opened; null stands for what may not. A newer question ends an older one. */
  async permit(named: Named): Promise<Named> {
    this.#settle(false);
    const asked = { model: this.#foreign(named.model), image: this.#foreign(named.image) };
    const hosts = [asked.model, asked.image].filter((host) => host !== null);
    if (hosts.length === 0) return named;
    if (await this.#ask(asked)) {
      for (const host of hosts) this.#allowed.add(host);
      return named;
    }
    return {
      model: asked.model === null ? named.model : null,
      image: asked.image === null ? named.image : null,
    };
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#asked) return nothing;
    return html`
      <dialog
        class="question"
        ${ref(this.#dialog)}
        aria-labelledby="question"
        aria-describedby="about-question"
        @keydown=${stop}
        @close=${this.#closed}
      >
        <h2 class="title" id="question">${msg('Open what this link names?')}</h2>
        <div id="about-question">
          <p>${sentence(this.#asked)}</p>
          <p>
            ${msg('Nothing has been fetched from there yet. Whoever runs that site will see the network address of this device and the name of this site. Photos and results still stay here.')}
          </p>
        </div>
        <form method="dialog">
          <button class="button" value="leave" autofocus>${msg('Leave it out')}</button>
          <button class="button" value="open">${msg('Open it')}</button>
        </form>
      </dialog>
    `;
  }

  #foreign(source: string | null): string | null {
    const host = source === null ? null : hostOf(source);
    return host !== null && this.#allowed.has(host) ? null : host;
  }

  async #ask(asked: Named): Promise<boolean> {
    this.#asked = asked;
    const answer = new Promise<boolean>((resolve) => (this.#answer = resolve));
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog.value?.showModal();
    return answer;
  }

  #settle(open: boolean): void {
    this.#dialog.value?.close();
    this.#asked = null;
    this.#host.requestUpdate();
    this.#answer?.(open);
    this.#answer = null;
  }

  readonly #closed = ({ target }: Event): void => {
    // The event comes late: a newer question may be on the screen.
    if (!(target instanceof HTMLDialogElement) || target.open) return;
    // Escape leaves no value: it is a no.
    this.#settle(target.returnValue === 'open');
  };
}

function sentence({ model, image }: Named): TemplateResult {
  const strong = (host: string) => html`<strong class="host">${host}</strong>`;
  if (model === null) return msg(html`A photo from ${strong(image ?? '')}.`);
  if (image === null) return msg(html`A model from ${strong(model)}.`);
  if (image === model) return msg(html`A model and a photo from ${strong(model)}.`);
  return msg(html`A model from ${strong(model)} and a photo from ${strong(image)}.`);
}
