import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { HeardFailure } from '../../session/snapshot.js';
import { warningSign } from './warning-sign.js';

/** In the place of a result that a session cannot give: all of it, or a few words. */
export function failurePanel({ words, inFull }: HeardFailure, retry: () => void): TemplateResult {
  if (!inFull) {
    return html`<div class="frame-panel brief" part="panel">
      <h3 class="title">${words.title}</h3>
      ${words.why ? html`<p>${words.why}.</p>` : nothing}
    </div>`;
  }
  return html`<div class="frame-panel error" part="panel" role="alert">
    <h3 class="title">${warningSign} ${words.title}</h3>
    <p>${words.why ? `${words.why}. ` : ''}${words.advice}</p>
    ${words.retry ? tryAgain(retry, 'primary') : nothing}
    <code>${words.technical}</code>
  </div>`;
}

/** Beside a result: what was there before stays, or has nothing to do with it. */
export function failureBanner({ words }: HeardFailure, retry: () => void): TemplateResult {
  return html`<div class="frame-told" part="banner" role="alert">
    <p><b>${words.title}.</b> ${words.why ? `${words.why}.` : nothing} ${words.technical}</p>
    ${words.retry ? tryAgain(retry, 'small') : nothing}
  </div>`;
}

/** In the place of a result that nobody will give. */
export function aloneNote(missing: 'session' | 'definition'): TemplateResult {
  return html`<div class="frame-panel brief" part="panel">
    <h3 class="title">${msg('Nothing to show')}</h3>
    <p>
      ${
        missing === 'session'
          ? msg('This element stands outside a <cl-session>. Put it into one, or set its result.')
          : msg(
              "The <cl-session> around this element is not loaded: import 'convlens' or 'convlens/components/session'.",
            )
      }
    </p>
  </div>`;
}

const tryAgain = (retry: () => void, kind: string): TemplateResult =>
  html`<button type="button" class="button ${kind}" @click=${retry}>${msg('Try again')}</button>`;
