import { extent, nice, ticks } from 'd3-array';
import type { ChartArea, Tick } from './curve-chart.js';

/** A model as a point: what it takes, how good it is, how large it is. */
export interface ChartedModel {
  readonly name: string;
  /** Milliseconds or megabytes; above 0. */
  readonly cost: number;
  /** In %. */
  readonly quality: number;
  /** Parameters, in millions. */
  readonly parameters: number;
}

type Rated = Pick<ChartedModel, 'name' | 'cost' | 'quality'>;

export interface Bubble {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface BubbleLabel {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface BubbleChart {
  /** The largest first, so that none is hidden. */
  readonly bubbles: readonly Bubble[];
  /** Of a logarithmic axis: 1, 2 and 5 of each power of ten. */
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** The models that are better than all that cost no more, from the cheapest, and the line through them. */
  readonly best: readonly string[];
  readonly bestPath: string;
  readonly labels: readonly BubbleLabel[];
}

/** Units of the drawing for the root of a million parameters: the area tells how many there are. */
const SCALE = 1.9;

export const bubbleRadius = (parameters: number): number => SCALE * Math.sqrt(parameters);

/**
 * Quality over cost, the cost on a logarithmic axis, the number of parameters as area.
 *
 * @param named - those that must have their name, the others where there is room
 */
export function bubbleChart(
  models: readonly ChartedModel[],
  area: ChartArea,
  named: readonly string[] = [],
): BubbleChart {
  const x = logarithmic(costsOf(models), area);
  const [low, high] = qualitiesOf(models);
  const y = (quality: number) =>
    area.bottom - ((quality - low) / (high - low)) * (area.bottom - area.top);
  const bubbles = [...models]
    .sort((a, b) => b.parameters - a.parameters)
    .map(({ name, cost, quality, parameters }): Bubble => {
      return { name, x: x(cost), y: y(quality), radius: bubbleRadius(parameters) };
    });
  const best = bestOf(models);
  const of = (name: string) => bubbles.find((bubble) => bubble.name === name)!;
  const rank = ({ name }: Bubble) => (named.includes(name) ? 0 : best.includes(name) ? 1 : 2);
  const places = best.map(of).map((bubble) => `${bubble.x.toFixed(1)},${bubble.y.toFixed(1)}`);
  return {
    bubbles,
    xTicks: roundSteps(costsOf(models)).map((value) => ({ at: x(value), value })),
    yTicks: ticks(low, high, 5).map((value) => ({ at: y(value), value })),
    best,
    bestPath: places.length < 2 ? '' : `M${places.join('L')}`,
    labels: labelsOf(
      [...bubbles].sort((a, b) => rank(a) - rank(b)),
      area,
      (bubble) => rank(bubble) === 0,
    ),
  };
}

/** Those that nothing beats at their cost or below, from the cheapest on. */
export function bestOf(models: readonly Rated[]): string[] {
  const best: string[] = [];
  let highest = -Infinity;
  for (const { name, quality } of [...models].sort(byCost)) {
    if (quality <= highest) continue;
    highest = quality;
    best.push(name);
  }
  return best;
}

/** Of two that cost the same the better one first. */
const byCost = (a: Rated, b: Rated): number => a.cost - b.cost || b.quality - a.quality;

/** The costs with some room on both sides. */
function costsOf(models: readonly ChartedModel[]): readonly [number, number] {
  const [low = 1, high = 10] = extent(models, ({ cost }) => cost);
  return [low / 1.25, high * 1.25];
}

function qualitiesOf(models: readonly ChartedModel[]): readonly [number, number] {
  const [low = 0, high = 1] = extent(models, ({ quality }) => quality);
  return nice(low - 1, high + 1, 10);
}

const logarithmic =
  ([low, high]: readonly [number, number], { left, right }: ChartArea) =>
  (value: number): number =>
    left + (Math.log(value / low) / Math.log(high / low)) * (right - left);

/** 1, 2 and 5 of each power of ten between the two. */
function roundSteps([low, high]: readonly [number, number]): number[] {
  const steps: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    steps.push(...[1, 2, 5].map((step) => step * 10 ** power));
  }
  return steps.filter((step) => step >= low && step <= high);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** About what a letter of a label takes, in the units of the drawing. */
const LETTER = 6.3;
const LINE = 13;

/** Each beside its bubble, where nothing else is; those in the way of others are left out, unless they `must` be. */
function labelsOf(
  bubbles: readonly Bubble[],
  area: ChartArea,
  must: (bubble: Bubble) => boolean,
): BubbleLabel[] {
  const taken: Box[] = [];
  return bubbles.flatMap((bubble) => {
    const others = bubbles.filter((one) => one !== bubble).map(boxOf);
    const all = placesOf(bubble).filter((label) => inside(labelBox(label), area));
    const free = all.filter((label) => !taken.some((box) => overlap(box, labelBox(label))));
    const clear = free.find((label) => !others.some((box) => overlap(box, labelBox(label))));
    const label = clear ?? (must(bubble) ? (free[0] ?? all[0]) : undefined);
    if (!label) return [];
    taken.push(labelBox(label));
    return [label];
  });
}

function placesOf({ name, x, y, radius }: Bubble): BubbleLabel[] {
  const gap = radius + 4;
  return [
    { name, x: x + gap, y: y + 4, anchor: 'start' },
    { name, x: x - gap, y: y + 4, anchor: 'end' },
    { name, x, y: y - gap, anchor: 'middle' },
    { name, x, y: y + gap + 8, anchor: 'middle' },
    { name, x: x - 0.7 * gap, y: y - 0.7 * gap, anchor: 'end' },
    { name, x: x + 0.7 * gap, y: y + 0.7 * gap + 8, anchor: 'start' },
  ];
}

function labelBox({ name, x, y, anchor }: BubbleLabel): Box {
  const width = LETTER * name.length;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - LINE + 3, bottom: y + 3 };
}

const boxOf = ({ x, y, radius }: Bubble): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const inside = (box: Box, { left, right, top, bottom }: ChartArea): boolean =>
  box.left >= left && box.right <= right && box.top >= top - LINE && box.bottom <= bottom;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
