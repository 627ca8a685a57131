import { DEFAULT_BUDGET } from '../../facts/memory.js';
import { DEFAULT_METHOD } from '../../facts/methods.js';
import { defaultsOf, type Settings } from '../../facts/setting.js';
import type { RunOptions } from '../checkpoint.js';
import { NotSpatialError, OptionError } from '../errors.js';
import { requireFinite } from '../finite.js';
import type { Network } from '../graph/network.js';
import { requireOfImage } from '../graph/of-image.js';
import { placeMap } from '../placement/place-map.js';
import {
  lookingPart,
  placements,
  unseenShare,
  type AskedPlacement,
  type Placement,
} from '../placement/placement.js';
import { predict } from '../prediction/predict.js';
import type { ValueMap } from '../value-map.js';
import { aimAt } from './aim.js';
import { answer } from './answer.js';
import { augmented } from './augment.js';
import { defaultHeatmapLayer, type LayerReason } from './default-layer.js';
import type { EmptyMap, HeatmapResult } from './heatmap.types.js';
import { positiveMap } from './map.js';
import type { Question } from './method.js';
import { methodNamed, type Method } from './methods.js';
import { settingsOf } from './settings.js';
import type { Target } from './target.js';
import { say, str } from '../sentence.js';

export interface HeatmapOptions extends Target, RunOptions {
  /** One of `heatmapMethods`. */
  readonly method?: string | undefined;
  /**
   * Layer to explain, or several whose maps are joined; by default the last with rows and columns,
   * see `defaultHeatmapLayer`. Means nothing to methods that explain the input.
   */
  readonly layer?: string | readonly string[] | undefined;
  /** Settings of the method, over its defaults; see `heatmapSettings`. */
  readonly settings?: Partial<Settings> | undefined;
  /**
   * Averages the maps of the image and of five slight changes of it: mirrored, and each of both at
   * 0.9 and 1.1 times its contrast. Six times the cost; smoother.
   */
  readonly augment?: boolean | undefined;
  /**
   * Where the cells of a layer are taken to lie: where they look, by its receptive field, or spread
   * evenly over the whole input, as other libraries have it.
   */
  readonly placement?: AskedPlacement | undefined;
  /** Bytes that the run may take; batches are made to fit. */
  readonly budget?: number | undefined;
  /** Told how far a method is that takes many passes. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export const heatmapDefaults = {
  method: DEFAULT_METHOD,
  augment: false,
  placement: 'receptive-field',
  budget: DEFAULT_BUDGET,
} as const;

/** The settings that a method takes, with their defaults. @throws OptionError for another method */
export function heatmapSettings(method: string): Settings {
  return defaultsOf(methodNamed(method).settings ?? {});
}

/**
 * Which parts of an image speak for a class. Explains the logit, not the probability.
 *
 * @param values - as `prepareImage` gives them
 * @throws OptionError for another method or setting, LayerNotFoundError, NotSpatialError,
 * ImageIndependentError, ClassNotFoundError, ChannelNotFoundError, ShapeError, NumericError, AbortError
 */
export async function heatmap(
  network: Network,
  values: Float32Array,
  options: HeatmapOptions = {},
): Promise<HeatmapResult> {
  const name = options.method ?? heatmapDefaults.method;
  const method = methodNamed(name);
  const settings = settingsOf(method, options.settings);
  const { signed = false } = method;
  const classIndex = await classToExplain(network, values, options);
  const aim = aimAt(network, { ...options, classIndex });
  requireOfImage(network, aim.tensor);
  const { layers, reason } = chooseLayers(network, method, options.layer);
  const question: Question = {
    network,
    image: values,
    aim,
    budget: options.budget ?? heatmapDefaults.budget,
    placement: checkedPlacement(options.placement),
    run: { signal: options.signal, checkpoint: options.checkpoint },
    progress: options.onProgress ?? (() => undefined),
  };
  const ask = (one: Question) => answer(method, one, layers, settings);
  const found = await (options.augment ? augmented(question, ask) : ask(question));
  requireFinite(found.map.values, say(str`the ${name} map`));
  const unseen = unseenShare(found.placement);
  return {
    method: name,
    settings,
    layers,
    layerReason: reason,
    target: found.aim.target,
    value: found.value,
    signed,
    ...drawn(found.map, found.placement, signed),
    placement: found.placement,
    perChannel: found.perChannel ?? null,
    facts: { ...found.facts, ...(unseen > 0 && { unseen }) },
  };
}

function checkedPlacement(asked: AskedPlacement = heatmapDefaults.placement): AskedPlacement {
  if (placements.includes(asked)) return asked;
  throw new OptionError(
    say(str`placement is one of ${placements.join(', ')}, not "${String(asked)}"`),
  );
}

/** The class asked for; of an output with several places the one that `predict` names first, where none is. */
async function classToExplain(
  network: Network,
  values: Float32Array,
  options: HeatmapOptions,
): Promise<HeatmapOptions['classIndex']> {
  const { classIndex, against, unit, mask, output, signal, checkpoint } = options;
  if (classIndex !== undefined || against !== undefined || unit || mask) return classIndex;
  const [first] = network.outputs;
  if (!first || first.features || first.shape.length === 1) return undefined;
  if (output !== undefined && output !== first.name) return undefined;
  const { top } = await predict(network, values, { top: 1, signal, checkpoint });
  return top[0]?.index;
}

/** Grad-CAM: `heatmap` with that method. */
export function gradCam(
  network: Network,
  values: Float32Array,
  options: Omit<HeatmapOptions, 'method'> = {},
): Promise<HeatmapResult> {
  return heatmap(network, values, { ...options, method: 'grad-cam' });
}

function chooseLayers(
  network: Network,
  method: Method,
  asked: HeatmapOptions['layer'],
): { readonly layers: readonly string[]; readonly reason: LayerReason | null } {
  if (method.at === 'input') return { layers: [], reason: null };
  const layers = typeof asked === 'string' ? [asked] : (asked ?? []);
  if (layers.length > 0) return { layers, reason: null };
  if (asked !== undefined) throw new OptionError(say('there is no layer to explain'));
  const chosen = defaultHeatmapLayer(network);
  if (chosen) return { layers: [chosen.layer], reason: chosen.reason };
  throw new NotSpatialError(
    say(
      str`"${network.name}" has no layer with rows and columns before its output: take a method that explains pixels, as gradient or occlusion`,
    ),
  );
}

function drawn(
  map: ValueMap,
  placement: Placement,
  signed: boolean,
): Pick<HeatmapResult, 'map' | 'positive' | 'inputMap' | 'empty'> {
  const positive = positiveMap(map);
  const inputMap = placeMap(signed ? map : positive, placement);
  const looking = lookingPart(map, placement);
  const empty = emptiness(looking, signed);
  // What only cells beyond the image say cannot be shown on it.
  const outside = empty !== null && emptiness(map, signed) === null;
  return { map, positive, inputMap, empty: outside ? 'outside' : empty };
}

function emptiness({ values }: ValueMap, signed: boolean): EmptyMap | null {
  if (values.every((value) => value === 0)) return 'flat';
  return signed || values.some((value) => value > 0) ? null : 'negative';
}
