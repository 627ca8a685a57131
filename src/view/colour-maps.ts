import { MAGMA, RDBU_REVERSED, TURBO, VIRIDIS, type Steps } from './colour-tables.js';

/** Maps for values from 0 up, then the one for signed values. */
export type ColourMapName = 'magma' | 'viridis' | 'turbo' | 'rdbu';

/** Colours from the low end of a range to its high end. */
export interface ColourMap {
  readonly name: ColourMapName;
  /** For values on both sides of zero: the middle colour is neutral. */
  readonly signed: boolean;
  /** Can be told apart with every kind of colour vision. */
  readonly colourBlindSafe: boolean;
  /** RGB triples, 0…255, low end first. */
  readonly table: Uint8Array;
}

export type Rgb = readonly [red: number, green: number, blue: number];

/** The maps by name; see `colour-tables.ts` for whose they are. */
export const colourMaps: Readonly<Record<ColourMapName, ColourMap>> = {
  magma: { name: 'magma', signed: false, colourBlindSafe: true, table: walk(MAGMA) },
  viridis: { name: 'viridis', signed: false, colourBlindSafe: true, table: walk(VIRIDIS) },
  turbo: { name: 'turbo', signed: false, colourBlindSafe: false, table: walk(TURBO) },
  // An odd number of colours: zero has one of its own, exactly neutral.
  rdbu: {
    name: 'rdbu',
    signed: true,
    colourBlindSafe: true,
    table: interpolate(RDBU_REVERSED, 255),
  },
};

/** Place of `t` (0…1, what lies outside is clamped, NaN counts as 0) in the map's table. */
export function colourIndex(map: ColourMap, t: number): number {
  const last = map.table.length / 3 - 1;
  return t > 0 ? Math.round(Math.min(t, 1) * last) * 3 : 0;
}

/** Colour at `t`: 0 is the low end of the range, 1 the high end. */
export function colourOf(map: ColourMap, t: number): Rgb {
  const at = colourIndex(map, t);
  return [map.table[at]!, map.table[at + 1]!, map.table[at + 2]!];
}

/** The same as a CSS colour. */
export function cssColourOf(map: ColourMap, t: number): string {
  return `rgb(${colourOf(map, t).join(' ')})`;
}

/** All colours, from the first and the steps to the next ones. */
function walk({ first, steps }: Steps): Uint8Array {
  const still = 'M'.charCodeAt(0);
  const channels = steps.map((letters, channel) => {
    let value = first[channel]!;
    return [value, ...Array.from(letters, (letter) => (value += letter.charCodeAt(0) - still))];
  });
  return Uint8Array.from({ length: 3 * channels[0]!.length }, (_, i) => {
    return channels[i % 3]![Math.floor(i / 3)]!;
  });
}

/** `count` colours on straight lines in RGB between the anchors (0xRRGGBB, evenly spaced). */
function interpolate(anchors: readonly number[], count: number): Uint8Array {
  const table = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) {
    const position = (i / (count - 1)) * (anchors.length - 1);
    const from = Math.min(Math.floor(position), anchors.length - 2);
    const share = position - from;
    for (let channel = 0; channel < 3; channel++) {
      const shift = 16 - 8 * channel;
      const a = (anchors[from]! >> shift) & 255;
      const b = (anchors[from + 1]! >> shift) & 255;
      table[3 * i + channel] = Math.round(a + share * (b - a));
    }
  }
  return table;
}
