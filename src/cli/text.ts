import type { Picture } from '../core/image/picture.js';
import type { Rgb } from '../view/colour-maps.js';
import { glyphRows, glyphs } from './glyphs.js';

/** Rows of pixels from one line of text to the next. */
export const lineHeight = glyphRows + 2;

/** What ASCII has for a letter that has no picture. */
const plain: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '×': 'x',
  '…': '...',
  '→': '>',
};

/** Width of a text in pixels. */
export function textWidth(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + letter.length / glyphRows, 0);
}

/** Writes a line of text over the opaque `target`; it must fit. */
export function putText(target: Picture, text: string, left: number, top: number, ink: Rgb): void {
  let x = left;
  for (const letter of lettersOf(text)) {
    const width = letter.length / glyphRows;
    for (let i = 0; i < letter.length; i++) {
      const opacity = parseInt(letter[i]!, 16) / 15;
      const at = 4 * ((top + Math.floor(i / width)) * target.width + x + (i % width));
      for (let c = 0; c < 3; c++) {
        const below = target.pixels[at + c]!;
        target.pixels[at + c] = below + (ink[c]! - below) * opacity;
      }
    }
    x += width;
  }
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let cut = text;
  while (cut !== '' && textWidth(`${cut}…`) > width) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/** The pictures of its letters: accents are left away, and a letter without a picture is a question mark. */
function lettersOf(text: string): string[] {
  const written = Array.from(text, (letter) => plain[letter] ?? letter).join('');
  const bare = written.normalize('NFKD').replace(/\p{M}/gu, '');
  return Array.from(bare, (letter) => glyphs[letter] ?? glyphs['?']!);
}
