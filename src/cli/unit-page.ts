import type { FilterPicture } from '../core/feature-visualization/filters.types.js';
import type { Picture } from '../core/image/picture.js';
import { quantise } from '../core/resample/quantise.js';
import { resize } from '../core/resample/resize.js';
import type { ClassEffects } from '../core/unit/class-effects.types.js';
import type { UnitLink } from '../core/unit/circuit.types.js';
import type { UnitResult } from '../core/unit/unit.types.js';
import { largestChanges } from '../view/before-after.js';
import type { Rgb } from '../view/colour-maps.js';
import { extremes } from '../view/extremes.js';
import { firingRange, isSigned } from '../view/firing.js';
import { percent, rawValue, signedValue } from '../view/numbers.js';
import { paintLit } from '../view/paint.js';
import { INK, PAPER } from './captioned.js';
import { image, line, lineHeight, rect, svgFile } from './svg.js';

const FAINT = [102, 104, 111] as const;
const BAR = [51, 54, 61] as const;
const BEFORE = [150, 147, 136] as const;
const EMPTY = [217, 213, 204] as const;

const MARGIN = 16;
const TILE = 168;
const GAP = 12;
/** Two columns of bars below four pictures. */
const COLUMN = 2 * TILE + GAP;
const WIDTH = 2 * MARGIN + 4 * TILE + 3 * GAP;
/** Width of bars, even. */
const BARS = 96;
/** Width that a letter of a number takes at most. */
const DIGIT = 7;
/** Classes named of each side of zero. */
const NAMED = 5;

export interface UnitPage {
  readonly result: UnitResult;
  readonly photo: Picture;
  readonly positive: FilterPicture;
  readonly negative: FilterPicture;
  readonly className: (index: number) => string;
}

/** All about one channel on one page, as SVG. */
export async function unitPage(page: UnitPage): Promise<string> {
  const { result, photo, positive, negative, className } = page;
  const { layer, channel, channels, inputs, outputs, classes } = result;
  const linked = linkRows(inputs, 'nothing leads to it');
  const linking = linkRows(outputs, 'nothing reads it');
  const pushes = classes ? pushRows(classes, className) : [];
  const changes = classes ? changeRows(classes, className) : [];
  const circuit = Math.max(linked.length, linking.length);
  const effects = Math.max(pushes.length, changes.length);
  const lines = 1 + 1 + (1 + circuit) + (effects > 0 ? 1 + effects : 0);
  const height = 2 * MARGIN + TILE + lines * lineHeight + 4 * GAP;
  const title = `${layer}, channel ${channel} of ${channels}`;
  const parts = [
    rect({ left: 0, top: 0, width: WIDTH, height }, PAPER),
    line(title, { left: MARGIN, top: MARGIN, width: WIDTH - 2 * MARGIN, ink: INK }),
  ];
  let top = MARGIN + lineHeight + GAP;
  const tiles = [
    [grownPicture(positive), grownCaption(positive, 'excites it most')],
    [grownPicture(negative), grownCaption(negative, 'excites it least')],
    [litPhoto(result, photo), `fires up to ${rawValue(result.peak.value)}`],
    [
      result.patch?.picture ?? null,
      result.patch ? 'around its peak' : 'it has no rows and columns',
    ],
  ] as const;
  for (const [i, [picture, caption]] of tiles.entries()) {
    const left = MARGIN + i * (TILE + GAP);
    const box = { left, top, width: TILE, height: TILE };
    parts.push(rect(box, EMPTY));
    if (picture) parts.push(await image(enlarged(picture), box));
    parts.push(line(caption, { left, top: top + TILE + 2, width: TILE, ink: FAINT }));
  }
  top += TILE + lineHeight + GAP;
  parts.push(...rows('made from', linked, MARGIN, top));
  parts.push(...rows('goes into', linking, MARGIN + COLUMN + GAP, top));
  top += (1 + circuit) * lineHeight + GAP;
  if (effects > 0) {
    parts.push(...rows('pushes the logit of', pushes, MARGIN, top));
    parts.push(...rows('with it, and without', changes, MARGIN + COLUMN + GAP, top));
  }
  return svgFile(title, { width: WIDTH, height }, parts);
}

/** A line with a name, bars and a number. */
interface Row {
  readonly name: string;
  /** Bars from zero, −1…1, each as high as there is room for. */
  readonly bars: readonly { readonly share: number; readonly colour: Rgb }[];
  /** Whether zero is in the middle. */
  readonly signed: boolean;
  readonly number: string;
}

function linkRows(links: readonly UnitLink[], none: string): readonly Row[] {
  if (links.length === 0) return [{ name: none, bars: [], signed: true, number: '' }];
  const limit = Math.abs(links[0]!.strength) || 1;
  return links.map(({ layer, channel, strength, via }) => ({
    name: `${channel} ${layer}${via === 'sum' ? ' (skip)' : ''}`,
    bars: [{ share: strength / limit, colour: BAR }],
    signed: true,
    number: signedValue(strength),
  }));
}

function pushRows({ push }: ClassEffects, className: UnitPage['className']): readonly Row[] {
  const { up, down } = extremes(push, NAMED);
  const shown = [...up, ...[...down].reverse()];
  const limit = shown.reduce((most, k) => Math.max(most, Math.abs(push[k]!)), 0) || 1;
  return shown.map((k) => ({
    name: className(k),
    bars: [{ share: push[k]! / limit, colour: BAR }],
    signed: true,
    number: signedValue(push[k]!),
  }));
}

function changeRows(
  { before, zero }: ClassEffects,
  className: UnitPage['className'],
): readonly Row[] {
  return largestChanges(before.probabilities, zero.probabilities, NAMED).map((change) => ({
    name: className(change.index),
    bars: [
      { share: change.before, colour: BEFORE },
      { share: change.after, colour: BAR },
    ],
    signed: false,
    number: `${percent(change.before)} → ${percent(change.after)}`,
  }));
}

function rows(title: string, all: readonly Row[], left: number, top: number): string[] {
  const numbers = DIGIT * Math.max(0, ...all.map(({ number }) => number.length));
  const names = COLUMN - BARS - numbers - 2 * GAP;
  const lines = all.map((row, i) => {
    const y = top + (i + 1) * lineHeight;
    const end = { left: left + COLUMN - numbers, top: y, width: numbers, ink: INK, right: true };
    return [
      line(row.name, { left, top: y, width: names, ink: INK }),
      ...bars(row, left + names + GAP, y),
      ...(row.number === '' ? [] : [line(row.number, end)]),
    ];
  });
  return [line(title, { left, top, width: COLUMN, ink: FAINT }), ...lines.flat()];
}

function bars({ bars: some, signed }: Row, left: number, top: number): string[] {
  if (some.length === 0) return [];
  const zero = left + (signed ? BARS / 2 : 0);
  const height = Math.floor(10 / some.length);
  return [
    rect({ left: zero, top: top + 2, width: 1, height: 13 }, EMPTY),
    ...some.map(({ share, colour }, j) => {
      const width = Math.round(Math.abs(share) * (signed ? BARS / 2 : BARS));
      const from = share < 0 ? zero - width : zero;
      return rect({ left: from, top: top + 4 + j * height, width, height: height - 1 }, colour);
    }),
  ];
}

/** At least as large as a tile, smoothly: to enlarge it is not left to whoever shows the page. */
function enlarged(picture: Picture): Picture {
  const factor = TILE / Math.max(picture.width, picture.height);
  if (factor <= 1) return picture;
  const width = Math.max(1, Math.round(picture.width * factor));
  const height = Math.max(1, Math.round(picture.height * factor));
  const raster = { ...picture, channels: 4, data: picture.pixels };
  return { width, height, pixels: quantise(resize(raster, { height, width })).data };
}

function grownPicture(picture: FilterPicture): Picture | null {
  const { size, width = size, height = size, status, pixels } = picture;
  return status === 'done' ? { width, height, pixels } : null;
}

function grownCaption({ status }: FilterPicture, done: string): string {
  if (status === 'dead') return 'it never fires';
  return status === 'silent' ? 'no picture found' : done;
}

function litPhoto({ map, placement }: UnitResult, photo: Picture): Picture {
  return paintLit(photo, map, firingRange(map, isSigned(map)), { placement });
}
