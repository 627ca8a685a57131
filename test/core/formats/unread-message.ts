import type { Remark } from '../../../src/core/graph/remark.js';

/** The message of the error in a remark on a layer that cannot be read; empty for another remark. */
export const unreadMessage = (remark: Remark | undefined): string =>
  remark?.kind === 'unread-layer' ? remark.error.message : '';
