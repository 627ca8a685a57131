import { classPaths, inTurns } from '../../core/classification/class-paths.js';
import type { EvaluationResult } from '../../core/classification/classification.types.js';
import { evaluatePictures } from '../../core/classification/evaluate-pictures.js';
import { withFigures } from '../../core/classification/figures.js';
import { planEvaluation } from '../../core/classification/plan-evaluation.js';
import type { Job, OnModel } from './job.js';
import { openPhotoFile } from './photo-file.js';

export interface EvaluateRequest extends OnModel {
  /** Name of the files together: the same for the same files. */
  readonly folder: string;
  /** Pictures, with their paths for names: `photos/tabby/1.jpg`. */
  readonly files: readonly File[];
  /** Classes of folders that do not tell them by their names: folder and index. */
  readonly given?: readonly (readonly [folder: string, classIndex: number])[];
  /** An earlier, partial result of the same request, to carry on from. */
  readonly from?: EvaluationResult;
}

/** Milliseconds between two partial results. */
const SHOWN_EVERY = 1000;

/** Counts how often the model is right on pictures in class folders. */
export const evaluate: Job<EvaluateRequest, EvaluationResult, EvaluationResult> = {
  lane: 'background',
  async run(context, { model, files, given, from }, { signal, checkpoint, progress }) {
    const network = context.model(model);
    const folders = classPaths(files.map(({ name }) => name));
    const start = from ?? planEvaluation(network, counted(folders), { given: new Map(given) });
    const classOf = new Map(start.folders.map(({ folder, classIndex }) => [folder, classIndex]));
    const known = folders.map((folder) =>
      folder !== null && (classOf.get(folder) ?? null) !== null ? folder : null,
    );
    const pictures = inTurns(known)
      .slice(start.seen)
      .map((index) => ({
        name: files[index]!.name,
        trueClass: classOf.get(folders[index]!)!,
        open: async () => (await openPhotoFile(files[index]!)).picture,
      }));
    const unit = 'photos';
    // Which folder stands for which class is to be seen at once.
    progress({ done: start.seen, total: start.planned, unit, partial: withFigures(start) });
    let shown = performance.now();
    const result = await evaluatePictures(network, start, pictures, {
      signal,
      checkpoint,
      onProgress(done, total, soFar) {
        const due = performance.now() - shown >= SHOWN_EVERY;
        if (due) shown = performance.now();
        progress({ done, total, unit, ...(due ? { partial: withFigures(soFar()) } : {}) });
      },
    });
    return withFigures(result);
  },
};

/** How many files each folder has. */
function counted(folders: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const folder of folders) {
    if (folder !== null) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}
