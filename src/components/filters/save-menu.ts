import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

export interface SaveMenu {
  /** Whether there is a finished picture of the channel chosen. */
  readonly hasPicture: boolean;
  /** Whether there are frames of its growth, and how many. */
  readonly frames: number;
  /** Whether the settings are known in full. */
  readonly hasRecipe: boolean;
  readonly saveSheet: () => void;
  readonly savePicture: () => void;
  readonly saveFrames: () => void;
  readonly saveRecipe: () => void;
}

/** What can be taken home, each with what it is. */
export function saveMenu(menu: SaveMenu): TemplateResult {
  const item = (label: string, detail: string, enabled: boolean, save: () => void) =>
    html`<button type="button" class="item" ?disabled=${!enabled} @click=${save}>
      ${label}<span class="detail">${detail}</span>
    </button>`;
  return html`${item(msg('All that are drawn'), msg('PNG, side by side'), true, menu.saveSheet)}
  ${item(msg('The picture chosen'), 'PNG', menu.hasPicture, menu.savePicture)}
  ${item(
    msg('Its growth, frame by frame'),
    msg('ZIP of PNGs, numbered by step'),
    menu.frames > 1,
    menu.saveFrames,
  )}
  ${item(
    msg('The settings'),
    msg('JSON, draws the same pictures again'),
    menu.hasRecipe,
    menu.saveRecipe,
  )}`;
}
