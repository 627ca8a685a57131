import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Sample } from '../image-picker/samples.js';
import { linkIcon, themeIcon, wordmark } from './icons.js';
import { nextTheme, themeName, type Theme } from './theme.js';

export interface Bar {
  readonly samples: readonly Sample[];
  readonly samplesSrc: string | null;
  readonly theme: Theme;
  readonly switchTheme: () => void;
  /** Null: there is no link to copy. */
  readonly link: string | null;
  /** What has come of copying it; empty: nothing yet. */
  readonly said: string;
  readonly copy: (link: string) => void;
  readonly showHelp: () => void;
}

/** The bar at the top: what the inspector is about, and its tools. */
export function bar({ samples, samplesSrc, theme, switchTheme, ...rest }: Bar): TemplateResult {
  const colours = themeName(theme);
  const next = themeName(nextTheme(theme));
  return html`
    <header class="bar" part="bar">
      <h1 class="wordmark">${wordmark} <span>convlens</span></h1>
      <nav aria-label=${msg('Pages')}><slot name="pages"></slot></nav>
      <span class="grow"></span>
      <cl-model-picker></cl-model-picker>
      <cl-image-picker .samples=${samples} .samplesSrc=${samplesSrc}></cl-image-picker>
      <cl-backend></cl-backend>
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
        ${linkButton(rest)}
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

function linkButton({ link, said, copy }: Pick<Bar, 'link' | 'said' | 'copy'>): unknown {
  if (link === null) return nothing;
  return html`
    <button
      type="button"
      class="tool link"
      title=${said || msg('Copy a link to this view')}
      aria-label=${msg('Copy a link to this view')}
      @click=${() => copy(link)}
    >
      ${linkIcon}${said ? html`<span class="said">${said}</span>` : nothing}
    </button>
  `;
}
