/** Which part of the photo the network sees, see `CropMode`. */
export const crops = ['centre', 'standard', 'stretch', 'none'] as const;

export const DEFAULT_CROP = 'centre' satisfies (typeof crops)[number];
