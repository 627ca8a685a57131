import { msg } from '@lit/localize';
import { columnTitle } from '../models/columns.js';
import type { CostAxis } from '../models/rated.js';

/** The axis on its button and in the head of a column. */
export const axisName = (axis: CostAxis): string =>
  axis === 'size' ? msg('MB') : columnTitle(axis);

/** What the chart shows. */
export const axisTitle = (axis: CostAxis): string =>
  axis === 'size' ? msg('Size against accuracy') : msg('Speed against accuracy');
