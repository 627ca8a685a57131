import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CoverFill } from '../../facts/covers.js';
import { valueOf } from '../shared/value-of.js';

export type Tool = 'box' | 'brush';

export interface CoverTools {
  readonly tool: Tool;
  /** Width of the brush as a share of the photo's. */
  readonly brush: number;
  readonly fill: CoverFill;
  readonly fills: readonly CoverFill[];
  readonly canUndo: boolean;
  readonly canClear: boolean;
  readonly setTool: (tool: Tool) => void;
  readonly setBrush: (brush: number) => void;
  readonly setFill: (fill: CoverFill) => void;
  readonly undo: () => void;
  readonly clear: () => void;
}

/** What is drawn with, what is filled in, and the way back. */
export function coverTools(tools: CoverTools): TemplateResult {
  const tool = (name: Tool, label: string) =>
    html`<button
      type="button"
      aria-pressed=${tools.tool === name}
      @click=${() => tools.setTool(name)}
    >
      ${label}
    </button>`;
  return html`<div class="tools" part="tools">
    <span class="segments" role="group" aria-label=${msg('Draw with')}>
      ${tool('box', msg('Box'))} ${tool('brush', msg('Brush'))}
    </span>
    ${
      tools.tool === 'brush'
        ? html`<label
            >${msg('Width')}
            <input
              type="range"
              min="3"
              max="30"
              .value=${String(Math.round(100 * tools.brush))}
              @input=${(event: Event) => tools.setBrush(Number(valueOf(event)) / 100)}
          /></label>`
        : nothing
    }
    <label
      >${msg('Fill with')}
      <select
        class="select"
        .value=${tools.fill}
        @change=${(event: Event) => {
          const fill = tools.fills.find((one) => one === valueOf(event));
          if (fill) tools.setFill(fill);
        }}
      >
        ${tools.fills.map((fill) => html`<option value=${fill} ?selected=${fill === tools.fill}>${fillName(fill)}</option>`)}
      </select></label
    >
    <button type="button" class="button small" ?disabled=${!tools.canUndo} @click=${tools.undo}>
      ${msg('Undo')}
    </button>
    <button type="button" class="button small" ?disabled=${!tools.canClear} @click=${tools.clear}>
      ${msg('Clear')}
    </button>
  </div>`;
}

function fillName(fill: CoverFill): string {
  switch (fill) {
    case 'mean':
      return msg('mean colour');
    case 'grey':
      return msg('grey');
    case 'blur':
      return msg('blur');
  }
}
