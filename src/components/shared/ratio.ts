import type { Styles } from './styled.js';

/** The style of a frame that keeps the proportions of what it shows; without, it is a square. */
export const ratioOf = ({ width, height }: { width: number; height: number }): Styles => ({
  '--ratio': width / height,
});
