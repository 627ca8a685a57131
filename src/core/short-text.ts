/** A name in quotes, as long as a sentence bears. */
export const quoted = (name: string, most = 60): string => `"${name.slice(0, most)}"`;

/** A shape as people write it: `[224, 224, 3]`. */
export const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** An address, or the name of a file, without its middle where it is long: both ends tell which it is. */
export const shortened = (text: string): string =>
  text.length > 120 ? `${text.slice(0, 60)}…${text.slice(-55)}` : text;
