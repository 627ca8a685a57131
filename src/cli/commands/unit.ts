import { classNames } from '../../core/prediction/class-labels.js';
import { visualizeFilters } from '../../core/feature-visualization/visualize-filters.js';
import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import type { Network } from '../../core/graph/network.js';
import type { ClassAnswer } from '../../core/prediction/class-answers.js';
import type { ClassEffects } from '../../core/unit/class-effects.types.js';
import type { LinkFactors, UnitLink } from '../../core/unit/circuit.types.js';
import { unit as runUnit } from '../../core/unit/unit.js';
import type { UnitResult } from '../../core/unit/unit.types.js';
import { filterSchema, type FilterPreset } from '../../facts/filters.js';
import { checkWritable, writeWhole } from '../../platform/node/write-file.js';
import { largestChanges } from '../../view/before-after.js';
import { extremes } from '../../view/extremes.js';
import { percent, rawValue, signedValue } from '../../view/numbers.js';
import type { Command } from '../command.js';
import { presetOf, presetOption } from '../filter-choices.js';
import { raw, rawList, rows } from '../json.js';
import { openBoth } from '../open.js';
import type { Output } from '../output.js';
import { onPhoto } from '../photo-options.js';
import { printResult } from '../photo-reading.js';
import { common, outPath } from '../shared-options.js';
import { table } from '../table.js';
import { unitPage } from '../unit-page.js';
import { UsageError } from '../usage-error.js';

/** Links and classes named of each side. */
const LISTED = 5;

/** `convlens unit`: all about one channel. */
export const unit: Command = {
  name: 'unit',
  summary: 'all about one channel: what it looks for, reads, feeds and changes',
  operand: 'LAYER:CHANNEL IMAGE',
  options: {
    out: { value: 'FILE', help: 'write a page about it as SVG, with the pictures it looks for' },
    ...presetOption,
    seed: { value: 'N', help: `same seed, same pictures (${filterSchema.seed.default})` },
    ...onPhoto,
    ...common,
  },
  example: 'convlens unit block10_add:96 cat.jpg --out page.svg',

  async run(args, output) {
    const { layer, channel } = place(args.operand('LAYER:CHANNEL'));
    const path = args.operand('IMAGE');
    const preset = presetOf(args);
    const seed = args.setting('seed', filterSchema.seed);
    const out = outPath(args, 'SVG');
    if (out !== undefined) await checkWritable(out);
    const { network, image, photo } = await openBoth(path, args, output);
    output.progress('unit');
    const result = await runUnit(network, image, layer, channel);
    const names = classNames(network);
    const className = (index: number) => names[index] ?? String(index);
    if (out !== undefined) {
      const grow = (negative: boolean) =>
        grown(network, result, { negative, preset, seed }, output);
      const [positive, negative] = [await grow(false), await grow(true)];
      const photo = image.display;
      const page = await unitPage({ result, photo, positive, negative, className });
      await writeWhole(out, page);
    }
    printResult(output, args, photo, {
      json: () => json(result),
      text: () => text(result, className, out),
    });
  },
};

/** `block10_add:96`; names of layers may have colons of their own. */
function place(operand: string): { readonly layer: string; readonly channel: number } {
  const [, layer, channel] = /^(.+):(\d+)$/s.exec(operand) ?? [];
  if (layer !== undefined) return { layer, channel: Number(channel) };
  throw new UsageError(
    `LAYER:CHANNEL is a layer and the number of a channel, as block10_add:96, not "${operand}"`,
  );
}

interface Growing {
  readonly negative: boolean;
  readonly preset: FilterPreset | undefined;
  readonly seed: number | undefined;
}

async function grown(
  network: Network,
  { layer, channel }: UnitResult,
  choice: Growing,
  output: Output,
): Promise<FilterPicture> {
  const word = choice.negative ? 'opposite' : 'picture';
  const { pictures } = await visualizeFilters(
    network,
    { layer, channels: [channel], ...choice },
    { onFrame: ({ step, steps }) => output.progress(`${word}: step ${step} of ${steps}`) },
  );
  return pictures[0]!;
}

function json(result: UnitResult): object {
  const { layer, channel, channels, map, peak, patch, inputs, outputs, classes } = result;
  const links = (some: readonly UnitLink[]) =>
    some.map(({ factors, ...link }) => ({
      ...{ ...link, strength: raw(link.strength) },
      ...(factors && { factors: factorsJson(factors) }),
    }));
  return {
    ...{ layer, channel, channels, map: rows(map), peak: { ...peak, value: raw(peak.value) } },
    ...{ sees: patch?.box ?? null, inputs: links(inputs), outputs: links(outputs) },
    classes: classes && classesJson(classes),
  };
}

function factorsJson({ weight, scale, level }: LinkFactors): LinkFactors {
  return { weight: raw(weight), scale: raw(scale), level: raw(level) };
}

function classesJson({ push, before, zero, mean }: ClassEffects): object {
  const answer = ({ logits, probabilities }: ClassAnswer) => ({
    logits: rawList(logits),
    probabilities: rawList(probabilities),
  });
  return { push: rawList(push), before: answer(before), zero: answer(zero), mean: answer(mean) };
}

function text(
  result: UnitResult,
  className: (index: number) => string,
  out: string | undefined,
): readonly string[] {
  const { layer, channel, channels, map, peak, patch, inputs, outputs, classes } = result;
  const place = patch
    ? ` at row ${peak.row}, column ${peak.column} of ${map.height} × ${map.width}, which sees ` +
      `${patch.box.height} × ${patch.box.width} pixels`
    : '';
  return [
    `${layer}, channel ${channel} of ${channels}`,
    `fires up to ${rawValue(peak.value)}${place}`,
    ...linkText('made from', inputs),
    ...linkText('goes into', outputs),
    ...(classes ? classText(classes, className) : ['the network has no classes that it changes']),
    ...(out === undefined ? [] : [out]),
  ];
}

function linkText(title: string, links: readonly UnitLink[]): readonly string[] {
  const lines = links
    .slice(0, LISTED)
    .map(({ layer, channel, strength, via }) => [
      `  ${layer}:${channel}`,
      signedValue(strength),
      via === 'sum' ? 'skip' : '',
    ]);
  if (lines.length === 0) return [`${title} nothing`];
  return [`${title}:`, ...table(lines, ['left', 'right', 'left'])];
}

function classText(
  { push, before, zero }: ClassEffects,
  className: (index: number) => string,
): readonly string[] {
  const { up, down } = extremes(push, LISTED);
  const pushed = [...up, ...[...down].reverse()].map((k) => [
    `  ${className(k)}`,
    signedValue(push[k]!),
  ]);
  const changes = largestChanges(before.probabilities, zero.probabilities, LISTED).map((change) => [
    `  ${className(change.index)}`,
    percent(change.before),
    '→',
    percent(change.after),
  ]);
  return [
    ...(pushed.length > 0
      ? ['pushes the logit of:', ...table(pushed, ['left', 'right'])]
      : ['pushes no class']),
    'with it, and without:',
    ...table(changes, ['left', 'right', 'left', 'right']),
  ];
}
