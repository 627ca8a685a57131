import type { OutputInfo } from './layer-info.js';

/** Whether the classes have one number between them: that of class 1, and of class 0 its opposite. */
export const isTwoClasses = ({ shape }: Pick<OutputInfo, 'shape'>): boolean =>
  (shape.at(-1) ?? 1) === 1;

/** Whether an output is one number that stands for no classes, as of a regression. */
export const isNumber = ({ shape, features }: Pick<OutputInfo, 'shape' | 'features'>): boolean =>
  features === true && shape.every((side) => side === 1);

/** How many names its classes have, or would have. */
export const nameCount = (output: Pick<OutputInfo, 'shape'>): number =>
  isTwoClasses(output) ? 2 : (output.shape.at(-1) ?? 0);

/** How many classes it has; none where its values stand for something else. */
export const classCount = (output: Pick<OutputInfo, 'shape' | 'features'>): number =>
  output.features ? 0 : nameCount(output);

/** Whether it has rows and columns: a map for each class. */
export const isMap = ({ shape }: Pick<OutputInfo, 'shape'>): boolean => shape.length === 3;

/** How many positions have classes of their own; none where classes have one answer or a map. */
export const positionCount = ({ shape, features }: OutputInfo): number =>
  !features && shape.length === 2 ? (shape[0] ?? 0) : 0;
