import { msg } from '@lit/localize';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';

/** A usual way to make values of pixels, by what the values are. */
export function wayText(name: ModelSummary['readings'][number]['name']): string {
  switch (name) {
    case 'none':
      return msg('0…255, as they are');
    case 'unit':
      return msg('0…1');
    case 'tf':
      return msg('−1…1');
    case 'caffe':
      return msg('BGR minus mean (caffe)');
    case 'torch':
      return msg('mean and deviation (torch)');
  }
}
