import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@lit/localize';
import type { Failure } from '../../session/snapshot.js';
import type { Progress } from '../../workers/jobs.types.js';
import { adviceFor } from './advice.js';
import { progressText } from './progress-text.js';
import { errorText } from '../../view/error-text.js';
import { styled } from './styled.js';
import { warningSign } from './warning-sign.js';

/** What a pane shows: a message in the place of the result, the result, or both. */
export type Standing = 'empty' | 'loading' | 'stale' | 'ready' | 'cancelled' | 'error';

/** A message in words. */
export interface Note {
  readonly title: string;
  readonly text: string;
}

export interface FrameState {
  readonly standing: Standing;
  /** True once a wait has lasted long enough to be worth a word (300 ms). */
  readonly waiting: boolean;
  /** True when the result kept belongs to an earlier request. */
  readonly stale: boolean;
  /** What the result kept belongs to, and what is worked on now. */
  readonly shown: string;
  readonly wanted: string;
  readonly progress: Progress | undefined;
  /** How long it still takes, in words; empty while that is not known. */
  readonly left: string;
  readonly error: Failure | undefined;
  /** Title while there is no result yet: what is being done. */
  readonly loading: string;
  /** What to do when there is nothing to show, and a reason to. */
  readonly empty: Note;
  /** Instead of that: why nothing can be shown, where that is not for the person to do. */
  readonly lack: TemplateResult | undefined;
  /** What is to be said beneath, whatever is shown. */
  readonly told: unknown;
  /** The result, when there is one. */
  readonly content: unknown;
  readonly cancel: () => void;
  readonly retry: () => void;
}

const button = (label: string, click: () => void, kind = 'small'): TemplateResult =>
  html`<button type="button" class="button ${kind}" @click=${click}>${label}</button>`;

function progressBar(label: string, progress: Progress): TemplateResult {
  const percent = Math.round((100 * progress.done) / Math.max(1, progress.total));
  return html`<div
    class="frame-progress"
    role="progressbar"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent}
  >
    <i ${styled({ width: `${percent}%` })}></i>
  </div>`;
}

function loadingPanel({ loading, progress, left, cancel }: FrameState): TemplateResult {
  return html`<h3 class="title">${loading}</h3>
    ${
      progress
        ? html`${progressBar(loading, progress)}
            <p class="frame-amount number">
              <span>${progressText(progress)}</span><span>${left}</span>
            </p>`
        : html`<div class="frame-progress" role="progressbar" aria-label=${loading}><i></i></div>`
    }
    ${button(msg('Cancel'), cancel)}`;
}

function errorPanel(error: Failure, retry: () => void): TemplateResult {
  const advice = adviceFor(error);
  return html`<h3 class="title">${advice.unfit ? nothing : warningSign} ${advice.title}</h3>
    <p>${advice.text}</p>
    ${advice.retry ? button(msg('Try again'), retry, 'primary') : nothing}
    <code>${errorText(error)}</code>`;
}

function panel(kind: string, inner: unknown): TemplateResult {
  return html`<div class="frame-panel ${kind}" part="panel">${inner}</div>`;
}

function message(state: FrameState): unknown {
  switch (state.standing) {
    case 'empty':
      if (state.lack) return state.lack;
      return panel(
        'empty',
        html`<h3 class="title">${state.empty.title}</h3>
          <p>${state.empty.text}</p>`,
      );
    case 'loading':
      return panel('loading', state.waiting ? loadingPanel(state) : nothing);
    case 'error':
      if (!state.error) return nothing;
      return panel(
        adviceFor(state.error).unfit ? 'unfit' : 'error',
        errorPanel(state.error, state.retry),
      );
    case 'cancelled':
      return state.content === undefined
        ? panel(
            'cancelled',
            html`<h3 class="title">${msg('Stopped')}</h3>
              ${button(msg('Carry on'), state.retry)}`,
          )
        : nothing;
    case 'stale':
    case 'ready':
      return nothing;
  }
}

function banner(state: FrameState): unknown {
  if (state.standing === 'stale' && state.waiting) {
    return html`<div class="frame-banner" part="banner">
      <span>
        ${msg(html`From <b>${state.shown}</b>.`)}
        ${state.wanted ? msg(str`Working on ${state.wanted}…`) : nothing}
      </span>
      ${button(msg('Cancel'), state.cancel)}
    </div>`;
  }
  if (state.standing === 'cancelled' && state.content !== undefined) {
    const amount = state.progress ? progressText(state.progress) : '';
    return html`<div class="frame-banner" part="banner">
      <span>${amount ? msg(str`Stopped after ${amount}.`) : msg('Stopped.')}</span>
      ${button(msg('Carry on'), state.retry)}
    </div>`;
  }
  return nothing;
}

/**
 * A pane in one of its states, always of the size of its result: the message lies where the result
 * would, and a result kept is dimmed rather than removed.
 */
export function resultFrame(state: FrameState): TemplateResult {
  const shows = state.content !== undefined && state.standing !== 'error';
  return html`<div
    class="frame"
    part="frame"
    data-standing=${state.standing}
    aria-busy=${state.standing === 'loading' || state.standing === 'stale'}
  >
    ${
      shows
        ? html`<div class="frame-content ${state.stale ? 'stale' : ''}">${state.content}</div>`
        : message(state)
    }
    ${banner(state)} ${state.told}
  </div>`;
}
