import { statSync } from 'node:fs';
import { yieldEvery } from '../../core/checkpoint.js';
import type { Evaluation } from '../../core/classification/classification.types.js';
import type { GivenClasses } from '../../core/classification/class-folders.js';
import {
  evaluatePictures,
  type LabelledPicture,
} from '../../core/classification/evaluate-pictures.js';
import { loadMeanings } from '../../core/classification/load-meanings.js';
import { mergeEvaluations } from '../../core/classification/merge-evaluations.js';
import {
  isOfPart,
  planEvaluation,
  type EvaluationOptions,
} from '../../core/classification/plan-evaluation.js';
import { readGivenClasses } from '../../core/classification/read-given-classes.js';
import { tallyDefaults } from '../../core/classification/tally.js';
import { toldClasses } from '../../core/classification/told-classes.js';
import { AbortError, ClassFoldersError, MergeError } from '../../core/errors.js';
import type { Network } from '../../core/graph/network.js';
import { classFolderFiles } from '../../platform/node/class-folder-files.js';
import { decodePicture } from '../../platform/node/decode-picture.js';
import { readText } from '../../platform/node/file-trouble.js';
import type { Args } from '../args.js';
import type { Command } from '../command.js';
import { evaluationJson, readEvaluation } from '../evaluation-json.js';
import { evaluationText, meantBy } from '../evaluation-text.js';
import { interruptible } from '../interrupt.js';
import { openModel } from '../open.js';
import type { Output } from '../output.js';
import { cropOf, cropOption } from '../photo-options.js';
import { photoReading, readingLines } from '../photo-reading.js';
import { common } from '../shared-options.js';
import { UsageError } from '../usage-error.js';

/** `convlens evaluate`: where a model fails, on a folder of class folders. */
export const evaluate: Command = {
  name: 'evaluate',
  summary: 'how often the model is right on a folder of class folders, and where it fails',
  operand: 'DIR',
  several: true,
  options: {
    classes: {
      value: 'FILE',
      help: 'classes of folders, as JSON: { "folder": 281, "tabby" or a list of these }',
    },
    ...cropOption,
    mistakes: { value: 'N', help: `how many mistakes to keep (${tallyDefaults.mistakes})` },
    shard: { value: 'I/N', help: 'look at every Nth picture only, from the Ith; print JSON' },
    merge: { help: 'the operands are what the shards printed: print what a whole run would' },
    ...common,
  },
  example: 'convlens evaluate photos --model my.keras --json > result.json',

  async run(args, output) {
    const [first, ...others] = args.operands('DIR');
    const options = optionsOf(args);
    const evaluation = args.flag('merge')
      ? await merged([first, ...others])
      : await evaluated(args.operand('DIR'), options, args, output);
    output.settle();
    const json = args.flag('json') || args.flag('shard');
    if (json) output.printJson(evaluationJson(evaluation));
    else output.print(evaluationText(evaluation));
  },
};

interface Options extends Omit<EvaluationOptions, 'given'> {
  readonly classes: string | undefined;
}

function optionsOf(args: Args): Options {
  const mistakes = args.integer('mistakes', { min: 0, max: 10_000 });
  return {
    crop: cropOf(args),
    mistakes,
    part: partOf(args.text('shard')),
    classes: args.text('classes'),
  };
}

function partOf(text: string | undefined): EvaluationOptions['part'] {
  if (text === undefined) return undefined;
  const [, part, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const share = { part: Number(part), of: Number(of) };
  if (share.part >= 1 && share.part <= share.of) return share;
  throw new UsageError(`--shard takes the shard and their number, as 1/4, not "${text}"`);
}

async function merged(files: readonly string[]): Promise<Evaluation> {
  const evaluations: Evaluation[] = [];
  for (const file of files) {
    const text = await readText(file, (why) => new MergeError(why));
    evaluations.push(readEvaluation(text, file));
  }
  return mergeEvaluations(evaluations);
}

async function evaluated(
  root: string,
  { classes, ...options }: Options,
  args: Args,
  output: Output,
): Promise<Evaluation> {
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ClassFoldersError(`there is no folder "${root}"`);
  }
  const given = classes === undefined ? undefined : await givenClasses(classes);
  const folders = new Map<string, number>();
  for await (const { folder } of classFolderFiles(root)) {
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  if (folders.size === 0) {
    throw new ClassFoldersError(
      `"${root}" has no folders with pictures; put those of each class in a folder named like it`,
    );
  }
  const network = await openModel(args, output);
  for (const line of readingLines(photoReading(network, args, options.crop))) output.remark(line);
  const meanings = await loadMeanings(toldClasses(network));
  const plan = planEvaluation(network, folders, { ...options, given, meanings });
  checkMatched(root, plan);
  return interruptible((signal) => looked(network, plan, root, signal, output));
}

async function givenClasses(file: string): Promise<GivenClasses> {
  return readGivenClasses(await readText(file, (why) => new UsageError(`--classes: ${why}`)));
}

/** Looks at the pictures; when it is interrupted it gives what has been counted. */
async function looked(
  network: Network,
  plan: Evaluation,
  root: string,
  signal: AbortSignal,
  output: Output,
): Promise<Evaluation> {
  let soFar = () => plan;
  try {
    return await evaluatePictures(network, plan, pictures(plan, root), {
      signal,
      checkpoint: yieldEvery(),
      onProgress: (seen, planned, result) => {
        soFar = result;
        output.progress(`pictures: ${seen} of ${planned}`);
      },
    });
  } catch (error) {
    if (error instanceof AbortError) return soFar();
    throw error;
  }
}

async function* pictures(plan: Evaluation, root: string): AsyncGenerator<LabelledPicture> {
  const classOf = new Map(plan.folders.map(({ folder, classIndex }) => [folder, classIndex]));
  let place = 0;
  for await (const { folder, name, path } of classFolderFiles(root)) {
    const trueClass = classOf.get(folder) ?? null;
    if (trueClass === null || !isOfPart(place++, plan)) continue;
    yield { name, trueClass, open: async () => (await decodePicture(path)).picture };
  }
}

function checkMatched(root: string, { folders, classes }: Evaluation): void {
  if (folders.some(({ classIndex }) => classIndex !== null)) return;
  const shown = folders.slice(0, 3).map((folder) => {
    const meant = meantBy(folder, classes).map((name) => `"${name}"`);
    return `"${folder.folder}"${meant.length > 0 ? ` (did you mean ${meant.join(' or ')}?)` : ''}`;
  });
  const more = folders.length > shown.length ? `, … (${folders.length} in all)` : '';
  throw new ClassFoldersError(
    `no folder in "${root}" is called like one of the ${classes.length} classes: ` +
      `${shown.join(', ')}${more}; rename them, or say with --classes FILE which class each is`,
  );
}
