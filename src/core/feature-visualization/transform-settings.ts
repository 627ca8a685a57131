import type { filterTransforms } from '../../facts/filters.js';
import type { ValuesOf } from '../../facts/setting.js';

/** What a picture must survive at each step, drawn anew each time; 0 leaves one out. */
export type TransformSettings = ValuesOf<typeof filterTransforms>;
