import { getBackend, memory } from '@tensorflow/tfjs-core';
import { extent, median } from 'd3-array';
import { heatmap } from '../attribution/heatmap.js';
import { checkpointOf, type RunOptions } from '../checkpoint.js';
import { OptionError } from '../errors.js';
import { predict } from '../prediction/predict.js';
import { seededRandom } from '../random.js';
import { say, str } from '../sentence.js';
import type { ApplicationTiming } from './application-timing.types.js';
import type { ApplicationOptions } from './options.js';
import { buildApplication } from './build-application.js';

export interface TimingOptions extends Omit<ApplicationOptions, 'weights'>, RunOptions {
  /** Predictions to be timed, 1 or more. */
  readonly runs?: number | undefined;
  /** Told after each pass. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export const timingDefaults = { runs: 10 } as const;

/** Heatmaps to be timed. */
const HEATMAPS = 3;

/**
 * How long a network of Keras Applications takes here for one photo of noise, and how much memory. Its weights are
 * drawn, for which weights they are changes nothing of that. The first pass of each kind, in which a backend gets
 * ready, does not count.
 *
 * @throws OptionError for a network that there is not, options that Keras refuses, too, or a number of runs below 1;
 * MemoryError; AbortError
 */
export async function timeApplication(
  name: string,
  options: TimingOptions = {},
): Promise<ApplicationTiming> {
  const { runs = timingDefaults.runs, signal, checkpoint: given, onProgress, ...built } = options;
  if (!Number.isInteger(runs) || runs < 1) {
    throw new OptionError(say(str`runs must be a whole number from 1, not ${runs}`));
  }
  const goOn = checkpointOf({ signal, checkpoint: given });
  let bytes = 0;
  const checkpoint = () => {
    bytes = Math.max(bytes, memory().numBytes);
    return goOn();
  };
  const held = memory().numBytes;
  const network = await buildApplication(name, { ...built, weights: null, signal, checkpoint });
  try {
    const [input] = network.inputs;
    const size = input!.shape.reduce((product, side) => product * side, 1);
    const random = seededRandom(0);
    const photo = Float32Array.from({ length: size }, () => 2 * random() - 1);
    const passes = runs + HEATMAPS + 2;
    let done = 0;
    const timed = async (count: number, pass: () => Promise<unknown>): Promise<number[]> => {
      const times: number[] = [];
      for (let i = 0; i <= count; i++) {
        const start = performance.now();
        await pass();
        times.push(performance.now() - start);
        onProgress?.(++done, passes);
      }
      return times.slice(1);
    };
    const steering = { signal, checkpoint };
    const forward = await timed(runs, () => predict(network, photo, steering));
    const gradCam = await timed(HEATMAPS, () => heatmap(network, photo, steering));
    const [least = 0, most = 0] = extent(forward);
    return {
      forwardMs: median(forward)!,
      spreadMs: [least, most],
      gradCamMs: median(gradCam)!,
      bytes: bytes - held,
      ...{ backend: getBackend(), runs },
    };
  } finally {
    network.dispose();
  }
}
