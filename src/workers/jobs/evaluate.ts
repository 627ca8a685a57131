import { classPaths, inTurns } from '../../core/classification/class-paths.js';
import type {
  Evaluation,
  EvaluationResult,
} from '../../core/classification/classification.types.js';
import { evaluatePictures } from '../../core/classification/evaluate-pictures.js';
import { withFigures } from '../../core/classification/figures.js';
import { loadMeanings } from '../../core/classification/load-meanings.js';
import { planEvaluation } from '../../core/classification/plan-evaluation.js';
import { toldClasses } from '../../core/classification/told-classes.js';
import type { Network } from '../../core/graph/network.js';
import { givenFolders, type GivenFolder } from './given-folders.js';
import type { Job, OnModel } from './job.js';
import { openPhotoFile } from './photo-file.js';

export interface EvaluateRequest extends OnModel {
  /** Name of the files together: the same for the same files. */
  readonly folder: string;
  /** Pictures, with their paths for names: `photos/tabby/1.jpg`. */
  readonly files: readonly File[];
  /**
   * What folders stand for, where it was said: folder and classes, none to leave it out; null: as its name says.
   * It is remembered for this model.
   */
  readonly given?: readonly GivenFolder[];
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
    const start = from ?? (await planned(network, counted(folders), given));
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

/** An evaluation of folders that stand for what is said of them, now or before, or else for what their names say. */
async function planned(
  network: Network,
  folders: ReadonlyMap<string, number>,
  said: readonly GivenFolder[] = [],
): Promise<Evaluation> {
  const meanings = await loadMeanings(toldClasses(network));
  const byName = planEvaluation(network, folders, { meanings });
  const given = await givenFolders(network.fingerprint, said, byName);
  return given.size === 0 ? byName : planEvaluation(network, folders, { meanings, given });
}

/** How many files each folder has. */
function counted(folders: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const folder of folders) {
    if (folder !== null) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}
