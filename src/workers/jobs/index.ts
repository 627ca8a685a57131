import { activations } from './activations.js';
import { backend } from './backend.js';
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
import { unit } from './unit.js';

/** Every job by the name that the page calls it. A new job is a file and a line here. */
export const jobs = {
  'open-model': openModel,
  'open-image': openImage,
  predict,
  heatmap,
  overview,
  activations,
  kernel,
  unit,
  patch,
  faithfulness,
  sanity,
  scan,
  evaluate,
  dream,
  readings,
  'kept-models': keptModels,
  filters,
  backend,
};
