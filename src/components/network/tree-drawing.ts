import { svg, type SVGTemplateResult } from 'lit';
import type { TreeLines, TreeMark } from '../../view/tree-lines.js';

/** The line drawing beside the rows; says nothing that the rows do not. */
export function treeDrawing({ lines, marks }: TreeLines): SVGTemplateResult {
  return svg`
    <path class="way ahead" d=${lines.grey} />
    <path class="way" d=${lines.ink} />
    ${marks.map(sign)}
  `;
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
