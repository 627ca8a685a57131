import { msg } from '@lit/localize';
import type { CostAxis } from '../models/rated.js';

/** The axis on its button and in the head of a column. */
export function axisName(axis: CostAxis): string {
  switch (axis) {
    case 'cpu':
      return msg('ms CPU');
    case 'gpu':
      return msg('ms GPU');
    case 'size':
      return msg('MB');
    case 'here':
      return msg('ms here');
  }
}

/** What the chart shows. */
export const axisTitle = (axis: CostAxis): string =>
  axis === 'size' ? msg('Size against accuracy') : msg('Speed against accuracy');
