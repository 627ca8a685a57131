import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { treeLines, upTo, type TreeLayout } from '../../view/tree-lines.js';
import type { TreeMark } from '../../view/tree-lines.types.js';
import { styled } from '../shared/styled.js';

/** Width of the drawing, in pixels. */
const WIDTH = 128;

/** The line drawing beside the rows `from` to before `to`; says nothing that the rows do not. */
export function treeDrawing(
  layout: TreeLayout,
  selected: number,
  from: number,
  to: number,
): TemplateResult {
  const top = layout.tops[from] ?? 0;
  const height = (layout.tops[to] ?? layout.height) - top;
  const { lines, marks } = treeLines(layout, upTo(layout, selected), selected, from, to);
  return html`<svg
    class="lines"
    ${styled({ top: `${top}px` })}
    width=${WIDTH}
    height=${height}
    viewBox="0 ${top} ${WIDTH} ${height}"
    aria-hidden="true"
  >
    <path class="way ahead" d=${lines.grey} />
    <path class="way" d=${lines.ink} />
    ${marks.map(sign)}
  </svg>`;
}

function sign({ mark, state, outline, dots, strokes }: TreeMark): SVGTemplateResult {
  return svg`
    <g class="mark ${mark} ${state}">
      <path class="outline" d=${outline} />
      <path class="dots" d=${dots} />
      <path class="strokes" d=${strokes} />
    </g>
  `;
}
