import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Sample } from '../image-picker/samples.js';
import { themeIcon, wordmark } from './icons.js';
import { shareMenu, type ShareMenu } from './share-menu.js';
import { nextTheme, themeName, type Theme } from './theme.js';

export interface Bar {
  /** Where the bar has the row of panes too. */
  readonly tabs: unknown;
  /** Whether it has the ways to other pages. */
  readonly pages: boolean;
  readonly samples: readonly Sample[];
  readonly samplesSrc: string | null;
  readonly theme: Theme;
  readonly switchTheme: () => void;
  readonly share: ShareMenu;
  readonly showHelp: () => void;
  /** Offered to who is new; null: not offered. */
  readonly startTour: (() => void) | null;
}

/** The ways to other pages, which the page gives. */
export const pageLinks = (): TemplateResult =>
  html`<nav aria-label=${msg('Pages')}><slot name="pages"></slot></nav>`;

/** The bar at the top: what the inspector is about, and its tools. */
export function bar({
  tabs,
  pages,
  samples,
  samplesSrc,
  theme,
  switchTheme,
  ...rest
}: Bar): TemplateResult {
  const colours = themeName(theme);
  const next = themeName(nextTheme(theme));
  return html`
    <header class="bar" part="bar">
      <h1 class="wordmark">${wordmark} <span>convlens</span></h1>
      ${tabs ?? (pages ? pageLinks() : nothing)}
      <span class="grow"></span>
      <cl-model-picker></cl-model-picker>
      <cl-image-picker .samples=${samples} .samplesSrc=${samplesSrc}></cl-image-picker>
      <cl-backend></cl-backend>
      ${
        rest.startTour
          ? html`<button type="button" class="button small tour-offer" @click=${rest.startTour}>
              ${msg('Take the tour')}
            </button>`
          : nothing
      }
      <div class="tools">
        <button
          type="button"
          class="tool"
          title=${msg(str`Colours: ${colours}`)}
          aria-label=${msg(str`Colours: ${colours}. Change to ${next}`)}
          @click=${switchTheme}
        >
          ${themeIcon}
        </button>
        ${shareMenu(rest.share)}
        <button
          type="button"
          class="tool keys"
          title=${msg('Keys')}
          aria-label=${msg('List of keys')}
          @click=${rest.showHelp}
        >
          ?
        </button>
      </div>
    </header>
  `;
}
