/**
 * How much room the inspector has, by its own size: `columns` beside each other; in the `middle` the
 * network is a strip beneath the two others; where there is less all panes take `turns`.
 */
export type Room = 'columns' | 'middle' | 'turns';

const phoneWidth = 760;
const stripWidth = 1099;
/** Lower than this there is no height for a bar, tabs, a strip and a pane. */
const shortHeight = 500;
/** From here on words stand beside the photo there. */
const besideWidth = 561;

export interface Size {
  readonly clientWidth: number;
  readonly clientHeight: number;
}

export function roomIn({ clientWidth, clientHeight }: Size): Room {
  if (clientWidth <= phoneWidth || clientHeight <= shortHeight) return 'turns';
  return clientWidth <= stripWidth ? 'middle' : 'columns';
}

/** Whether it is a phone on its side, or as low: bar and tabs share a row. */
export function isShort({ clientWidth, clientHeight }: Size): boolean {
  return clientHeight <= shortHeight && clientWidth >= besideWidth;
}
