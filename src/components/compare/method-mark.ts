import {
  symbol,
  symbolAsterisk,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolDiamond2,
  symbolPlus,
  symbolSquare,
  symbolSquare2,
  symbolStar,
  symbolTimes,
  symbolTriangle,
  symbolTriangle2,
  symbolWye,
  type SymbolType,
} from 'd3-shape';
import { html, svg, type TemplateResult } from 'lit';

/** Shapes that tell rows apart without colour, the plainest first. */
const shapes: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolPlus,
  symbolTimes,
  symbolStar,
  symbolWye,
  symbolCross,
  symbolAsterisk,
  symbolSquare2,
  symbolTriangle2,
  symbolDiamond2,
];

/** Path of the mark of a row, about the origin, of `size` square units; they repeat after thirteen. */
export function methodMark(row: number, size = 40): string {
  return symbol(shapes[row % shapes.length], size).digits(2)() ?? '';
}

/** The mark beside a method's name. */
export function methodMarkOf(row: number): TemplateResult {
  return html`<svg class="mark" viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
    ${svg`<path d=${methodMark(row)} />`}
  </svg>`;
}
