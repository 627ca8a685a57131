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
    case 'backend':
      return msg('Looking for a faster backend');
  }
}

/** Name of a job beside the time that its last run took. */
export function jobNoun(job: JobName): string {
  switch (job) {
    case 'open-model':
      return msg('Load model');
    case 'open-image':
      return msg('Open photo');
    case 'predict':
      return msg('Predict');
    case 'heatmap':
      return msg('Heatmap');
    case 'overview':
      return msg('All layers');
    case 'activations':
      return msg('Channels');
    case 'kernel':
      return msg('Kernel');
    case 'unit':
      return msg('One channel');
    case 'patch':
      return msg('Patch');
    case 'faithfulness':
      return msg('Test of a heatmap');
    case 'sanity':
      return msg('Sanity check');
    case 'scan':
      return msg('Your photos');
    case 'evaluate':
      return msg('Test of the model');
    case 'dream':
      return msg('Dream');
    case 'readings':
      return msg('Other readings');
    case 'kept-models':
      return msg('Kept models');
    case 'filters':
      return msg('Filters');
    case 'backend':
      return msg('Backend');
  }
}
