import type { Command } from '../command.js';
import { activations } from './activations.js';
import { applications } from './applications.js';
import { bench } from './bench.js';
import { compare } from './compare.js';
import { dream } from './dream.js';
import { evaluate } from './evaluate.js';
import { faithfulness } from './faithfulness.js';
import { filters } from './filters.js';
import { heatmap } from './heatmap.js';
import { page } from './page.js';
import { predict } from './predict.js';
import { sanity } from './sanity.js';
import { summary } from './summary.js';
import { unit } from './unit.js';

/** Every command, in the order of the help. A new one is a file and a line here. */
export const commands: readonly Command[] = [
  predict,
  heatmap,
  compare,
  faithfulness,
  sanity,
  evaluate,
  activations,
  filters,
  unit,
  dream,
  page,
  summary,
  applications,
  bench,
];
