import { activations } from './activations.js';
import { backend } from './backend.js';
import { cover } from './cover.js';
import { disagreement } from './disagreement.js';
import { dream } from './dream.js';
import { evaluate } from './evaluate.js';
import { faithfulness } from './faithfulness.js';
import { filters } from './filters.js';
import { heatmap } from './heatmap.js';
import { kernel } from './kernel.js';
import { keptModels } from './kept-models.js';
import { openImage } from './open-image.js';
import { openModel } from './open-model.js';
import { overview } from './overview.js';
import { patch } from './patch.js';
import { predict } from './predict.js';
import { readings } from './readings.js';
import { sanity } from './sanity.js';
import { scan } from './scan.js';
import { timeApplication } from './time-application.js';
import { unit } from './unit.js';
import type { Job } from './job.js';
import type { JobName, JobPartial, JobRequest, JobResult } from '../jobs.types.js';

/** The jobs by name, each with the types that the page knows of it. */
export type JobList = { readonly [K in JobName]: Job<JobRequest<K>, JobResult<K>, JobPartial<K>> };

/** Every job by the name that the page calls it. A new job is a file, a line here and one among its types. */
export const jobs: JobList = {
  'open-model': openModel,
  'open-image': openImage,
  predict,
  heatmap,
  overview,
  activations,
  kernel,
  unit,
  patch,
  cover,
  disagreement,
  faithfulness,
  sanity,
  scan,
  evaluate,
  dream,
  readings,
  'kept-models': keptModels,
  filters,
  'time-application': timeApplication,
  backend,
};
