import { dream as runDream, type DreamResult } from '../../core/feature-visualization/dream.js';
import { resolveClass } from '../../core/prediction/resolve-class.js';
import {
  DEFAULT_STRENGTH,
  dreamSchema,
  dreamStrengths,
  type DreamStrength,
} from '../../facts/dream.js';
import { decodePicture } from '../../platform/node/decode-picture.js';
import { checkWritable } from '../../platform/node/write-file.js';
import { writePicture } from '../../platform/node/write-picture.js';
import { rawValue } from '../../view/numbers.js';
import type { Args } from '../args.js';
import type { Command } from '../command.js';
import { rawList } from '../json.js';
import { openModel } from '../open.js';
import { photoReading, printResult } from '../photo-reading.js';
import { common, outPath } from '../shared-options.js';
import { captioned } from '../captioned.js';
import { defaultLayer } from '../../view/default-layer.js';
import { summarise } from '../../core/summary/summarise.js';
import type { Network } from '../../core/graph/network.js';
import { UsageError } from '../usage-error.js';

const strengths = Object.keys(dreamStrengths) as readonly DreamStrength[];

/** `convlens dream`: a photo in which the network sees more of what it sees. */
export const dream: Command = {
  name: 'dream',
  summary: 'a photo in which the network sees more of what it sees',
  operand: 'IMAGE',
  options: {
    layer: {
      value: 'L',
      help: 'show more of all that this layer sees (the last addition with a dozen rows)',
    },
    channel: { value: 'C', help: 'of the layer only this channel' },
    class: { value: 'N|NAME', help: 'show more of this class, instead of a layer' },
    strength: {
      value: 'S',
      help: `how much one step changes: ${strengths.join(', ')} (${DEFAULT_STRENGTH})`,
    },
    octaves: { value: 'N', help: `sizes, from small to large (${dreamSchema.octaves.default})` },
    steps: { value: 'N', help: `steps at each size (${dreamSchema.steps.default})` },
    size: {
      value: 'PX',
      help: `longest side, at most ${dreamSchema.size.most} (${dreamSchema.size.default})`,
    },
    seed: { value: 'N', help: `same seed, same picture (${dreamSchema.seed.default})` },
    out: { value: 'FILE', help: 'write the dream as PNG' },
    ...common,
  },
  example: 'convlens dream cat.jpg --layer block5_project_bn --out dream.png',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const layer = args.text('layer');
    const channel = args.integer('channel', { min: 0 });
    const aim = args.text('class');
    if (layer !== undefined && aim !== undefined) {
      throw new UsageError('dream takes --layer or --class, one of them');
    }
    if (channel !== undefined && layer === undefined) {
      throw new UsageError('--channel is one of a layer: name it by --layer');
    }
    const settings = {
      stepSize: stepSizeOf(args),
      octaves: args.setting('octaves', dreamSchema.octaves),
      steps: args.setting('steps', dreamSchema.steps),
      size: args.setting('size', dreamSchema.size),
      seed: args.setting('seed', dreamSchema.seed),
    };
    const out = outPath(args);
    if (out !== undefined) await checkWritable(out);
    const { picture } = await decodePicture(path);
    const network = await openModel(args, output);
    const target =
      aim === undefined
        ? { layer: layer ?? tellingLayer(network), channel }
        : { classIndex: resolveClass(network, aim) };
    const given = Object.entries(settings).filter(([, value]) => value !== undefined);
    const result = await runDream(
      network,
      picture,
      { ...target, ...(Object.fromEntries(given) as object) },
      { onFrame: ({ step, steps }) => output.progress(`dream: step ${step} of ${steps}`) },
    );
    if (out !== undefined) await writePicture(out, captioned(result, [headOf(result)]));
    printResult(output, args, photoReading(network, args), {
      json: () => json(result),
      text: () => text(result, out),
    });
  },
};

/** `--strength`, in words. */
function stepSizeOf(args: Args): number | undefined {
  const text = args.text('strength');
  const strength = strengths.find((one) => one === text);
  if (text === undefined || strength) return strength && dreamStrengths[strength];
  throw new UsageError(`no strength "${text}": there is ${strengths.join(', ')}`);
}

/** The settings that reproduce the picture, and how the objective rose; the picture goes to a file. */
function json({ width, height, objective, settings, course }: DreamResult): object {
  return { width, height, objective, settings, course: rawList(course) };
}

/** What was shown more of, and how. */
function headOf({ width, height, objective, settings }: DreamResult): string {
  const at = `${width} × ${height}, ${settings.octaves} octaves of ${settings.steps} steps`;
  return `${objective}, ${at}, seed ${settings.seed}`;
}

function text(result: DreamResult, out: string | undefined): readonly string[] {
  const { settings, course } = result;
  const last = course.slice(-settings.steps);
  const rise = `${rawValue(last[0] ?? NaN)} to ${rawValue(last.at(-1) ?? NaN)}`;
  const rising = `at the full size it rose from ${rise}`;
  return [headOf(result), rising, out ?? 'for the picture name a file: --out dream.png'];
}

/** The layer that the page shows first. */
function tellingLayer(network: Network): string {
  const layer = defaultLayer(summarise(network));
  if (layer !== null) return layer;
  throw new UsageError('no layer of this network has rows and columns: dream by --class');
}
