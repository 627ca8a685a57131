import type { Box, Size } from './raster.js';

/** The largest box of the shape `aspect`, times `fraction`, in the middle of `size`. */
export function centredBox(size: Size, aspect: Size, fraction = 1): Box {
  const scale = Math.min(size.height / aspect.height, size.width / aspect.width) * fraction;
  const height = Math.max(1, Math.min(size.height, Math.round(aspect.height * scale)));
  const width = Math.max(1, Math.min(size.width, Math.round(aspect.width * scale)));
  const top = Math.floor((size.height - height) / 2);
  const left = Math.floor((size.width - width) / 2);
  return { top, left, height, width };
}
