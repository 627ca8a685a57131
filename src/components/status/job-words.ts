import { msg } from '@lit/localize';
import type { JobName } from '../../workers/jobs.types.js';

/** What a job does, as the status line says it. */
export function jobTitle(job: JobName): string {
  switch (job) {
    case 'open-model':
      return msg('Loading the model');
    case 'open-image':
      return msg('Opening the photo');
    case 'predict':
      return msg('Predicting');
    case 'heatmap':
      return msg('Explaining');
    case 'overview':
      return msg('Looking through the layers');
    case 'activations':
      return msg('Reading the channels');
    case 'kernel':
      return msg('Reading the kernel');
    case 'unit':
      return msg('Asking about the channel');
    case 'patch':
      return msg('Cutting out a patch');
    case 'cover':
      return msg('Covering parts of the photo');
    case 'disagreement':
      return msg('Asking occlusion about the heatmap');
    case 'faithfulness':
      return msg('Testing heatmaps');
    case 'sanity':
      return msg('Making weights random');
    case 'scan':
      return msg('Looking through your photos');
    case 'evaluate':
      return msg('Testing the model');
    case 'dream':
      return msg('Dreaming');
    case 'readings':
      return msg('Trying other readings');
    case 'kept-models':
      return msg('Keeping models');
    case 'filters':
      return msg('Drawing filters');
    case 'time-application':
      return msg('Timing a network');
    case 'backend':
      return msg('Looking for a faster backend');
  }
}

/** The jobs whose last time is shown, by name. */
export const timedJobs: readonly (readonly [job: JobName, name: () => string])[] = [
  ['predict', () => msg('Predict')],
  ['heatmap', () => msg('Heatmap')],
];
