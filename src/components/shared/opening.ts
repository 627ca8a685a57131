import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { adviceFor } from './advice.js';
import { progressText } from './progress-text.js';
import type { Failure } from '../../session/snapshot.js';
import type { Progress } from '../../workers/jobs.types.js';
import { errorText } from '../../view/error-text.js';

/**
 * What went wrong, where the person acted: what happened, what to do, the technical line last.
 * @param retry asks for the same again; offered where that may help
 */
export function problem(
  error: Failure | undefined,
  retry?: () => void,
): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const advice = adviceFor(error);
  return html`
    <div class="problem" role="alert" part="error">
      <strong>${advice.title}.</strong> ${advice.text}
      <code>${errorText(error)}</code>
      ${
        advice.retry && retry
          ? html`<button type="button" class="button" @click=${retry}>${msg('Try again')}</button>`
          : nothing
      }
    </div>
  `;
}

/** How far the opening is, with a way to stop it. */
export function opening(
  label: string,
  progress: Progress | undefined,
  cancel: () => void,
): TemplateResult {
  const known = progress !== undefined && progress.total > 0;
  return html`
    <div class="opening" part="progress">
      ${
        known
          ? html`
              <progress
                aria-label=${label}
                max=${progress.total}
                .value=${progress.done}
              ></progress>
              <span class="number">${progressText(progress)}</span>
            `
          : html`<progress aria-label=${label}></progress>`
      }
      <button type="button" class="button small" @click=${cancel}>${msg('Cancel')}</button>
    </div>
  `;
}
