/** Weights of one axis: output cell `o` is the sum of `values[o · input + i]` times input cell `i`. */
export interface Weighting {
  readonly input: number;
  readonly output: number;
  readonly values: Float32Array;
}

/** Where cell `o` of the output lies on the input's cells, whose centres are whole numbers. */
export type Centres =
  /** Half pixel centres: `(o + 0.5) · input / output − 0.5`, as TensorFlow 2 has it. */
  | 'half'
  /** `o · input / output`, as TensorFlow 1 has it. */
  | 'corner'
  /** First and last cells of both lie on each other. */
  | 'aligned';

export type Interpolation = 'nearest' | 'bilinear' | 'bicubic';

/** A weighting of one axis from `input` to `output` cells. */
function weighting(
  input: number,
  output: number,
  taps: (o: number) => Iterable<readonly [cell: number, weight: number]>,
): Weighting {
  const values = new Float32Array(input * output);
  for (let o = 0; o < output; o++) {
    for (const [cell, weight] of taps(o)) {
      const at = o * input + Math.min(input - 1, Math.max(0, cell));
      values[at] = (values[at] ?? 0) + weight;
    }
  }
  return { input, output, values };
}

/** Where a cell of the output lies on the input's, for each of them. */
export function sourceCentre(
  input: number,
  output: number,
  centres: Centres,
): (o: number) => number {
  if (centres === 'aligned') {
    const step = output > 1 ? (input - 1) / (output - 1) : 0;
    return (o) => o * step;
  }
  const step = input / output;
  return centres === 'half' ? (o) => (o + 0.5) * step - 0.5 : (o) => o * step;
}

/** As tf.image.resize does without antialiasing. */
export function interpolated(
  interpolation: Interpolation,
  input: number,
  output: number,
  centres: Centres = 'half',
): Weighting {
  const at = sourceCentre(input, output, centres);
  if (interpolation === 'nearest') {
    const cell = (o: number) => {
      if (centres === 'aligned') return Math.round(at(o));
      return Math.floor(centres === 'half' ? (o + 0.5) * (input / output) : at(o));
    };
    return weighting(input, output, (o) => [[cell(o), 1]]);
  }
  if (interpolation === 'bilinear') {
    return weighting(input, output, (o) => {
      const low = Math.floor(at(o));
      const share = at(o) - low;
      return [
        [low, 1 - share],
        [low + 1, share],
      ];
    });
  }
  return weighting(input, output, (o) => cubicTaps(at(o), input, centres));
}

/**
 * Keys' cubic. TensorFlow looks its weights up in a table of 1024 steps; with half pixel centres
 * (a = −0.5) it leaves cells outside of the image out, else (a = −0.75) it repeats the border.
 */
function cubicTaps(at: number, input: number, centres: Centres): [number, number][] {
  const a = centres === 'half' ? -0.5 : -0.75;
  const low = Math.floor(at);
  const share = Math.round((at - low) * 1024) / 1024;
  const near = (x: number) => ((a + 2) * x - (a + 3)) * x * x + 1;
  const far = (x: number) => ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
  const taps: [number, number][] = [
    [low - 1, far(share + 1)],
    [low, near(share)],
    [low + 1, near(1 - share)],
    [low + 2, far(2 - share)],
  ];
  if (centres !== 'half') return taps;
  const inside = taps.filter(([cell]) => 0 <= cell && cell < input);
  const total = inside.reduce((sum, [, weight]) => sum + weight, 0);
  return inside.map(([cell, weight]) => [cell, weight / total]);
}

/** Kernels by which TensorFlow resizes, of the distance from a cell's centre, and where they end. */
const KERNELS = {
  bilinear: { radius: 1, weight: (x: number) => Math.max(0, 1 - x) },
  bicubic: { radius: 2, weight: cubic },
  lanczos3: { radius: 3, weight: (x: number) => lanczos(x, 3) },
  lanczos5: { radius: 5, weight: (x: number) => lanczos(x, 5) },
  gaussian: { radius: 1.5, weight: (x: number) => (x < 1.5 ? Math.exp(-2 * x * x) : 0) },
  mitchellcubic: { radius: 2, weight: mitchell },
} as const;

export type Kernel = keyof typeof KERNELS;

/**
 * As tf.image.resize does by a kernel. With antialiasing, unless said otherwise: when it shrinks, the
 * kernel widens with it.
 */
export function byKernel(name: Kernel, input: number, output: number, antialias = true): Weighting {
  const step = input / output;
  const wide = antialias ? Math.max(1, step) : 1;
  const { radius: reach, weight: kernel } = KERNELS[name];
  const radius = reach * wide;
  return weighting(input, output, (o) => {
    const middle = (o + 0.5) * step;
    const first = Math.max(0, Math.ceil(middle - radius - 0.5));
    const last = Math.min(input - 1, Math.floor(middle + radius - 0.5));
    const taps = Array.from({ length: last - first + 1 }, (_, i): [number, number] => [
      first + i,
      kernel(Math.abs(first + i + 0.5 - middle) / wide),
    ]);
    const total = taps.reduce((sum, [, weight]) => sum + weight, 0);
    return taps.map(([cell, weight]) => [cell, weight / total]);
  });
}

function lanczos(x: number, radius: number): number {
  if (x >= radius) return 0;
  if (x < 1e-3) return 1;
  const angle = Math.PI * x;
  return (radius * Math.sin(angle) * Math.sin(angle / radius)) / (angle * angle);
}

/** Mitchell and Netravali's cubic with B = C = 1/3. */
function mitchell(x: number): number {
  if (x >= 2) return 0;
  return x >= 1
    ? (((-7 * x) / 18 + 2) * x - 10 / 3) * x + 16 / 9
    : ((7 * x) / 6 - 2) * x * x + 8 / 9;
}

/** Keys' cubic with a = −0.5. */
function cubic(x: number): number {
  if (x >= 2) return 0;
  return x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : (1.5 * x - 2.5) * x * x + 1;
}

/** Means of `output` parts of equal size; of a cell that lies in two of them, each takes its share. */
export function areaMeans(input: number, output: number): Weighting {
  const size = input / output;
  return weighting(input, output, (o) => {
    const [from, to] = [o * size, (o + 1) * size];
    const first = Math.floor(from);
    return Array.from({ length: Math.ceil(to) - first }, (_, i): [number, number] => {
      const overlap = Math.min(to, first + i + 1) - Math.max(from, first + i);
      return [first + i, Math.max(0, overlap) / size];
    });
  });
}

/** Means of `output` windows that cover the axis, as adaptive pooling has them. */
export function adaptiveMeans(input: number, output: number): Weighting {
  return weighting(input, output, (o) => {
    const first = Math.floor((o * input) / output);
    const count = Math.ceil(((o + 1) * input) / output) - first;
    return Array.from({ length: count }, (_, i): [number, number] => [first + i, 1 / count]);
  });
}

/**
 * The axis with borders of its own cells in reverse order.
 * @param inner - 1 when the outermost cell is not repeated (`reflect`), 0 when it is (`symmetric`)
 */
export function mirroredBorder(
  input: number,
  [before, after]: readonly [number, number],
  inner: number,
): Weighting {
  return weighting(input, before + input + after, (o) => {
    const at = o - before;
    if (at < 0) return [[inner - 1 - at, 1]];
    return [[at < input ? at : 2 * input - 1 - inner - at, 1]];
  });
}
