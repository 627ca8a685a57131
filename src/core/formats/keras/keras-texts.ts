import type { Hdf5 } from '../hdf5/file.js';

/** Pieces that Keras cuts a long list into, at most. */
const MOST_PIECES = 1000;

/** A list of texts in an attribute; Keras cuts those over 64 kB: `weight_names0`, `weight_names1`, … */
export async function textsOf(file: Hdf5, path: string, name: string): Promise<string[]> {
  const whole = await file.attribute(path, name);
  if (whole !== null) return [...texts(whole)];
  const all: string[] = [];
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const part = await file.attribute(path, `${name}${piece}`);
    if (part === null) break;
    for (const text of texts(part)) all.push(text);
  }
  return all;
}

const texts = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [] : value;
