import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface PlotOptions {
  readonly title: string;
  readonly x: string;
  /** Unit of the values. */
  readonly y: string;
  readonly series: readonly Series[];
}

const SIZE = { width: 480, height: 300, left: 56, right: 100, top: 36, bottom: 44 };
const COLOURS = ['#2a6f97', '#c8553d', '#5b8e3e'];

/** A plot with logarithmic axes as the text of an SVG file: a straight line is a power law. */
export function plot({ title, x, y, series }: PlotOptions): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const all = series.flatMap(({ points }) => points);
  const across = scaleLog(extent(all.map(([px]) => px)), [left, width - right]);
  const [low, high] = extent(all.map(([, py]) => py));
  const up = scaleLog([low / 1.3, high * 1.3], [height - bottom, top]);
  const path = line<readonly [number, number]>(
    ([px]) => across(px),
    ([, py]) => up(py),
  );
  const xs = [...new Set(all.map(([px]) => px))].sort((a, b) => a - b);
  const marks = series.map(({ name, points }, index) => {
    const colour = COLOURS[index % COLOURS.length] ?? '#444';
    const dots = points.map(
      ([px, py]) => `<circle cx="${at(across(px))}" cy="${at(up(py))}" r="3"/>`,
    );
    const [lastX, lastY] = points[points.length - 1] ?? [1, 1];
    const label = text(across(lastX) + 8, up(lastY) + 4, name, `fill="${colour}"`);
    const drawn = `<path d="${path(points) ?? ''}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    return `${drawn}<g fill="${colour}">${dots.join('')}</g>${label}`;
  });
  const columns = xs.map((value) =>
    text(across(value), height - bottom + 18, number(value), 'text-anchor="middle"'),
  );
  const rows = ticks(up.domain() as [number, number]).map(
    (value) =>
      `<path d="M${left},${at(up(value))}H${width - right}" stroke="#ddd"/>` +
      text(left - 8, up(value) + 4, number(value), 'text-anchor="end"'),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}"`,
    ` height="${height}" font-family="sans-serif" font-size="12" fill="#333" role="img">`,
    `<title>${title}</title><rect width="${width}" height="${height}" fill="#fff"/>`,
    text(left, 20, `${title}, ${y}`, 'font-weight="bold"'),
    ...rows,
    ...columns,
    text((left + width - right) / 2, height - 8, x, 'text-anchor="middle"'),
    ...marks,
    '</svg>\n',
  ].join('\n');
}

const extent = (values: readonly number[]): [number, number] => [
  Math.min(...values),
  Math.max(...values),
];

/** 1, 2 and 5 times the powers of ten within the domain. */
function ticks([low, high]: readonly [number, number]): number[] {
  const powers = Array.from({ length: 12 }, (_, i) => 10 ** (i - 3));
  return powers
    .flatMap((power) => [power, 2 * power, 5 * power])
    .filter((value) => value >= low * 0.999 && value <= high * 1.001);
}

const at = (value: number): string => value.toFixed(1);
const number = (value: number): string => String(Number(value.toPrecision(4)));

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${at(x)}" y="${at(y)}" ${attributes}>${content}</text>`;
}
