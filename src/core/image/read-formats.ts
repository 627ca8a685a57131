/** The formats of pictures that are read, for sentences. */
export const readFormats = 'PNG, JPEG, WebP, GIF and AVIF';
