import type { MapScale } from '../../view/map-scales.js';
import { rawValue } from '../../view/numbers.js';
import { listText } from '../../view/lists.js';
import { paintScale } from '../../view/paint.js';
import type { Picture } from '../../core/image/picture.js';
import { methodName } from '../heatmap/methods.js';
import { putPicture } from '../shared/canvas.js';
import type { Comparison, ComparisonCell, ComparisonColumn } from './comparison.types.js';
import { coloursOf, endsOf, paintMap } from './map-cell.js';

export interface ContactSheet {
  readonly comparison: Comparison;
  /** What a layer is called. */
  readonly nameOf: (layer: string) => string;
  readonly ranges: readonly (readonly (MapScale | undefined)[])[];
  readonly best: readonly (readonly number[])[];
  /** What the photo is called. */
  readonly title: string;
  /** Name of the measure whose scores are written under the maps. */
  readonly measure: string | undefined;
}

const side = 224;
const gap = 16;
const head = 52;
const names = 150;
const caption = 40;
const ink = '#16171a';

/** All maps on white paper, each with its scale and score, methods at the left, classes above. */
export function contactSheet(sheet: ContactSheet): HTMLCanvasElement {
  const { methods, columns, cells } = sheet.comparison;
  const canvas = document.createElement('canvas');
  canvas.width = gap + names + columns.length * (side + gap);
  canvas.height = gap + head + methods.length * (side + caption + gap);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  write(context, sheet.title, gap, gap + 14, names + side, 'bold 14px sans-serif');
  if (sheet.measure) write(context, sheet.measure, gap, gap + 34, names);
  columns.forEach(({ title, detail }, c) => {
    const x = gap + names + c * (side + gap);
    write(context, listText([title, detail].filter(Boolean)), x, gap + 40, side, bold);
  });
  methods.forEach((method, row) => {
    const y = gap + head + row * (side + caption + gap);
    const explained = cells[row]?.find(({ map }) => map)?.map?.layers ?? [];
    const identifiers = explained.join(' + ');
    const named = explained.map(sheet.nameOf).join(' + ');
    write(context, methodName(method), gap, y + 14, names - gap, bold);
    write(context, identifiers, gap, y + 32, names - gap, '11px monospace');
    if (named !== identifiers) write(context, named, gap, y + 48, names - gap);
    columns.forEach((column, c) => {
      const best = sheet.best[c]?.includes(row) ?? false;
      const cell = cells[row]?.[c];
      const range = sheet.ranges[row]?.[c];
      const x = gap + names + c * (side + gap);
      if (cell) drawCell(context, { cell, column, range, best, x, y });
    });
  });
  return canvas;
}

const plain = '12px sans-serif';
const bold = 'bold 13px sans-serif';

interface DrawnCell {
  readonly cell: ComparisonCell;
  readonly column: ComparisonColumn;
  readonly range: MapScale | undefined;
  readonly best: boolean;
  readonly x: number;
  readonly y: number;
}

function drawCell(context: CanvasRenderingContext2D, drawn: DrawnCell): void {
  const { cell, column, range, best, x, y } = drawn;
  const { map, measured } = cell;
  if (column.photo) drawWhole(context, column.photo, x, y);
  if (!map || !range) return;
  drawWhole(context, paintMap(map, range), x, y);
  if (best) {
    context.strokeStyle = ink;
    context.lineWidth = 3;
    context.strokeRect(x - 3, y - 3, side + 6, side + 6);
  }
  const [low, high] = endsOf(map, range);
  write(context, low, x, y + side + 16, 56);
  draw(context, paintScale(coloursOf(map)), x + 60, y + side + 8, side - 120, 8);
  write(context, high, x + side - 56, y + side + 16, 56);
  const score = measured ? rawValue(measured.score) : '';
  write(context, best ? `${score}  ◆` : score, x, y + side + 34, side, best ? bold : plain);
}

/** In the middle of its square, in its own proportions. */
function drawWhole(
  context: CanvasRenderingContext2D,
  picture: Picture,
  x: number,
  y: number,
): void {
  const scale = side / Math.max(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  draw(context, picture, x + (side - width) / 2, y + (side - height) / 2, width, height);
}

function draw(
  context: CanvasRenderingContext2D,
  picture: Picture,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const own = document.createElement('canvas');
  putPicture(own, picture);
  context.drawImage(own, x, y, width, height);
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  width: number,
  font = plain,
): void {
  context.fillStyle = ink;
  context.font = font;
  context.fillText(text, x, y, width);
}
