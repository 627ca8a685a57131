import { OptionError } from '../../core/errors.js';
import type { Network } from '../../core/graph/network.js';
import { predict as runPredict, predictDefaults } from '../../core/prediction/predict.js';
import type {
  OutputPicture,
  Prediction,
  PredictResult,
} from '../../core/prediction/predict.types.js';
import { checkWritable } from '../../platform/node/write-file.js';
import { writePicture } from '../../platform/node/write-picture.js';
import { percent, rawValue } from '../../view/numbers.js';
import { outputNoteText, remarkText } from '../../view/remark-text.js';
import type { Command } from '../command.js';
import { raw, told } from '../json.js';
import { openBoth } from '../open.js';
import { onPhoto } from '../photo-options.js';
import { printResult } from '../photo-reading.js';
import { common, outPath } from '../shared-options.js';
import { table } from '../table.js';

/** `convlens predict`: the strongest classes, or the number or picture that comes out. */
export const predict: Command = {
  name: 'predict',
  summary: 'what the network sees in a photo',
  operand: 'IMAGE',
  options: {
    top: { value: 'N', help: `how many classes (${predictDefaults.top})` },
    out: { value: 'FILE', help: 'write the picture that comes out, where one does, as PNG' },
    ...onPhoto,
    ...common,
  },
  example: 'convlens predict cat.jpg --top 3',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const count = args.integer('top', { min: 1 });
    const out = outPath(args);
    if (out !== undefined) await checkWritable(out);
    const { network, image, photo } = await openBoth(path, args, output);
    output.progress('predict');
    const found = await runPredict(network, image.values, { top: count });
    if (out !== undefined) await writePicture(out, drawable(network, found.picture));
    printResult(output, args, photo, {
      json: () => json(network, found),
      text: () => text(network, found, out),
    });
  },
};

function json(network: Network, { top, value, reason, positions }: PredictResult): object {
  return {
    ...{ model: network.name, top: top.map(listed) },
    ...(positions && { positions: positions.map(listed) }),
    ...(value !== undefined && { value: raw(value) }),
    ...(reason !== undefined && { reason: told(reason, outputNoteText) }),
    remarks: network.remarks.map((remark) => told(remark, remarkText)),
  };
}

function text(network: Network, found: PredictResult, out: string | undefined): readonly string[] {
  const { value, reason, positions, picture } = found;
  const why = reason && outputNoteText(reason);
  return [
    ...(positions ? [`by position: ${namesOf(positions)}`] : []),
    ...answer(network, found),
    ...(out !== undefined && picture
      ? [`${out}: black ${rawValue(picture.black)}, white ${rawValue(picture.white)}`]
      : []),
    ...network.remarks.map(remarkText).filter((text) => text !== why || value !== undefined),
  ];
}

function answer({ name }: Network, { top, value, reason }: PredictResult): readonly string[] {
  if (top.length > 0) return shares(top);
  if (value !== undefined) return [`value ${value}, unit not known`];
  return [`"${name}" has no classes. ${reason ? outputNoteText(reason) : ''}`.trimEnd()];
}

/** Positions named in a line; a detector has thousands. */
const mostNamed = 20;

function namesOf(positions: readonly Prediction[]): string {
  const names = positions.slice(0, mostNamed).map(({ name }) => name);
  return [...names, ...(positions.length > mostNamed ? ['…'] : [])].join(', ');
}

const listed = ({ index, name, probability, logit }: Prediction): object => ({
  index,
  name,
  probability: raw(probability),
  logit: raw(logit),
});

/** @throws OptionError when no picture comes out */
function drawable(network: Network, picture: OutputPicture | undefined): OutputPicture {
  if (picture) return picture;
  const shape = network.outputs[0]?.shape.join(', ') ?? '';
  throw new OptionError(
    `--out saves the picture that comes out of a network; "${network.name}" gives [${shape}]`,
  );
}

function shares(top: readonly Prediction[]): readonly string[] {
  const rows = top.map(({ index, name, probability, logit }) => [
    percent(probability),
    name,
    String(index),
    logit.toFixed(2),
  ]);
  const head = ['share', 'class', 'index', 'logit'];
  return table([head, ...rows], ['right', 'left', 'right', 'right']);
}
