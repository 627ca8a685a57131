import type { Picture } from '../core/image/picture.js';
import { placeMap } from '../core/placement/place-map.js';
import { stretched, type Placement } from '../core/placement/placement.js';
import type { ValueMap } from '../core/value-map.js';
import { colourIndex, type ColourMap, type Rgb } from './colour-maps.js';
import { positionIn, type Range } from './scale.js';

export interface OverlayOptions {
  /** Opacity of the strongest places, 0…1. */
  readonly opacity?: number;
  /** Share of the range (0…1) up to which the photo is left alone. */
  readonly clear?: number;
  /** Share of the range from which the full opacity holds. */
  readonly full?: number;
}

export const overlayDefaults = { opacity: 0.85, clear: 0.16, full: 0.7 };

export interface LitOptions {
  /** How dark the photo is where nothing fires, 0…1. */
  readonly depth?: number;
  /** Colour that it sinks into. */
  readonly dark?: Rgb;
  /** A place with this share of the range (0…1) is fully lit. */
  readonly full?: number;
  /** Where the map's cells lie; evenly over the whole photo unless given. */
  readonly placement?: Placement | null;
}

export const litDefaults = { depth: 0.7, dark: [16, 14, 24] as Rgb, full: 0.45 };

/** One opaque pixel a cell, unsmoothed: the map as it is. Draw it enlarged with `pixelated`. */
export function paint(map: ValueMap, colours: ColourMap, range: Range): Picture {
  return colour(map, colours, range, () => 255);
}

/**
 * A colour layer to lay over the photo: the opacity follows the value, in signed colours its distance
 * from zero, so that low values leave the photo alone. One pixel a value: give the map placed on the input.
 */
export function paintOverlay(
  map: ValueMap,
  colours: ColourMap,
  range: Range,
  options: OverlayOptions = {},
): Picture {
  const { opacity, clear, full } = { ...overlayDefaults, ...options };
  return colour(map, colours, range, (position) => {
    const strength = colours.signed ? Math.abs(2 * position - 1) : position;
    return Math.round(255 * opacity * smoothStep((strength - clear) / (full - clear)));
  });
}

/**
 * The photo, lit only where the channel fires and sunk into the dark elsewhere. The map is brought
 * to the photo's size, bilinear, where its cells lie; where none looks, nothing is lit.
 */
export function paintLit(
  photo: Picture,
  map: ValueMap,
  range: Range,
  options: LitOptions = {},
): Picture {
  const { depth, dark, full } = { ...litDefaults, ...options };
  const place = options.placement ?? stretched(map, photo);
  const { values } = placeMap(map, place, photo, range.min);
  const pixels = new Uint8ClampedArray(photo.pixels);
  for (let i = 0; i < values.length; i++) {
    const shade = depth * (1 - Math.min(1, positionIn(range, values[i]!) / full));
    for (let channel = 0; channel < 3; channel++) {
      const at = 4 * i + channel;
      pixels[at] = pixels[at]! + (dark[channel]! - pixels[at]!) * shade;
    }
  }
  return { width: photo.width, height: photo.height, pixels };
}

/** The scale itself, low end at the left: `width` × 1 pixels. */
export function paintScale(colours: ColourMap, width = 256): Picture {
  const values = Float32Array.from({ length: width }, (_, i) => i / Math.max(1, width - 1));
  return paint({ width, height: 1, values }, colours, { min: 0, max: 1 });
}

function colour(
  map: ValueMap,
  colours: ColourMap,
  range: Range,
  alpha: (position: number) => number,
): Picture {
  const { width, height, values } = map;
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < values.length; i++) {
    const position = positionIn(range, values[i]!);
    const from = colourIndex(colours, position);
    pixels[4 * i] = colours.table[from]!;
    pixels[4 * i + 1] = colours.table[from + 1]!;
    pixels[4 * i + 2] = colours.table[from + 2]!;
    pixels[4 * i + 3] = alpha(position);
  }
  return { width, height, pixels };
}

/** 0 below 0, 1 above 1, without a corner at either. */
function smoothStep(t: number): number {
  const inside = Math.min(1, Math.max(0, t));
  return inside * inside * (3 - 2 * inside);
}
