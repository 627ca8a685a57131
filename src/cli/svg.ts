import type { Picture } from '../core/image/picture.js';
import { harmless } from '../core/harmless.js';
import type { Box, Size } from '../core/resample/raster.js';
import type { Rgb } from '../view/colour-maps.js';
import { pngOf } from '../platform/node/png-of.js';
import { inMarkup } from './markup.js';

/** Pixels from one line of text to the next, and down to the foot of its letters. */
export const lineHeight = 18;
const BASELINE = 13;
const FONT_SIZE = 12;

/**
 * An SVG file, complete in itself. Its letters are those of whoever shows it: a machine without any
 * fonts can write it in every script.
 */
export function svgFile(title: string, { width, height }: Size, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="${FONT_SIZE}">
<title>${escaped(title)}</title>
${parts.join('\n')}
</svg>
`;
}

export function rect({ left, top, width, height }: Box, colour: Rgb): string {
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${css(colour)}"/>`;
}

export interface Line {
  readonly left: number;
  readonly top: number;
  /** What does not fit is cut off, and can be read by pointing at it. */
  readonly width: number;
  readonly ink: Rgb;
  /** Whether it ends at the right instead of beginning at the left. */
  readonly right?: boolean;
}

/** A line of text. */
export function line(text: string, { left, top, width, ink, right = false }: Line): string {
  const at = right ? 'x="100%" text-anchor="end"' : 'x="0"';
  return (
    `<svg x="${left}" y="${top}" width="${width}" height="${lineHeight}">` +
    `<text ${at} y="${BASELINE}" fill="${css(ink)}">${escaped(text)}` +
    `<title>${escaped(text)}</title></text></svg>`
  );
}

/** A picture in its own proportions, as large as the box allows and in its middle. */
export async function image(picture: Picture, { left, top, width, height }: Box): Promise<string> {
  const png = (await pngOf(picture)).toString('base64');
  return `<image x="${left}" y="${top}" width="${width}" height="${height}" href="data:image/png;base64,${png}"/>`;
}

const css = (colour: Rgb): string => `rgb(${colour.join(', ')})`;

/** What XML cannot hold becomes `\uFFFD`, as does what would turn the direction of the rest. */
function escaped(text: string): string {
  return inMarkup(harmless(text).replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD'));
}
