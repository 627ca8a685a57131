import type { RunOptions } from '../checkpoint.js';
import { classNames } from '../class-labels.js';
import { NotSpatialError, OptionError } from '../errors.js';
import { requireFinite } from '../finite.js';
import type { Network } from '../graph/network.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../input-feed.js';
import { resize } from '../resample/resize.js';
import type { ValueMap } from '../value-map.js';
import { defaultHeatmapLayer } from './default-layer.js';
import { gradCamMap } from './grad-cam.js';
import type { HeatmapResult } from './heatmap.types.js';
import { layerGradient, type LayerGradient } from './layer-gradient.js';

/** Signed map of a method from activations and gradients. A new method is a file and a line. */
const methods = {
  'grad-cam': gradCamMap,
} satisfies Record<string, (of: LayerGradient) => ValueMap>;

export type HeatmapMethod = keyof typeof methods;

/** Names of the methods. */
export const heatmapMethods: readonly string[] = Object.keys(methods);

export interface HeatmapOptions extends RunOptions {
  /** One of `heatmapMethods`. */
  readonly method?: string | undefined;
  /** Class to explain; the strongest by default. For a name see `resolveClass`. */
  readonly classIndex?: number | undefined;
  /** Layer to explain; by default the last with rows and columns, see `defaultHeatmapLayer`. */
  readonly layer?: string | undefined;
}

export const heatmapDefaults = { method: 'grad-cam' } as const;

/**
 * Which parts of an image speak for a class. Explains the logit, not the probability.
 *
 * @param values - as `prepareImage` gives them
 * @throws OptionError for another method, LayerNotFoundError, NotSpatialError, ClassNotFoundError,
 * NumericError, AbortError
 */
export async function heatmap(
  network: Network,
  values: Float32Array,
  options: HeatmapOptions = {},
): Promise<HeatmapResult> {
  const method = options.method ?? heatmapDefaults.method;
  if (!isMethod(method)) {
    throw new OptionError(`no method "${method}": ${heatmapMethods.join(', ')}`);
  }
  const { layer, reason } = chooseLayer(network, options.layer);
  const { classIndex } = options;
  const gradient = await layerGradient(network, values, { layer, classIndex }, options);
  const map = methods[method](gradient);
  requireFinite(map.values, `the heatmap of "${layer}"`);
  const positive = { ...map, values: map.values.map((value) => Math.max(0, value)) };
  return {
    method,
    layer,
    layerReason: reason,
    classIndex: gradient.classIndex,
    className: classNames(network)[gradient.classIndex]!,
    logit: gradient.logit,
    map,
    positive,
    inputMap: atInputSize(network, positive),
  };
}

/** Grad-CAM: `heatmap` with that method. */
export function gradCam(
  network: Network,
  values: Float32Array,
  options: Omit<HeatmapOptions, 'method'> = {},
): Promise<HeatmapResult> {
  return heatmap(network, values, { ...options, method: 'grad-cam' });
}

function isMethod(name: string): name is HeatmapMethod {
  return Object.hasOwn(methods, name);
}

function chooseLayer(
  network: Network,
  asked: string | undefined,
): { readonly layer: string; readonly reason: string | null } {
  if (asked !== undefined) return { layer: asked, reason: null };
  const chosen = defaultHeatmapLayer(network);
  if (chosen) return chosen;
  throw new NotSpatialError(`no layer of "${network.name}" has rows and columns to explain`);
}

function atInputSize(network: Network, { height, width, values }: ValueMap): ValueMap {
  const size = imageSize(imageInput(network));
  const { data } = resize({ height, width, channels: 1, data: values }, size);
  return { ...size, values: data };
}
