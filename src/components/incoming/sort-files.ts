import { isVisible } from './dropped-files.js';

/** What files that came together are for. */
export type Sorted =
  | { readonly is: 'photo'; readonly file: File }
  /** With the first photo among them. */
  | { readonly is: 'class-folders'; readonly files: readonly File[]; readonly file: File }
  | { readonly is: 'model'; readonly files: readonly File[]; readonly name: string }
  | { readonly is: 'labels'; readonly file: File };

/** Endings of models, those included that are refused: by the reader, which says what to do. */
const modelEnding =
  /\.(keras|h5|hdf5|bin|onnx|tflite|pb|pbtxt|pt|pth|ckpt|safetensors|mlmodel|caffemodel|zip)$/i;
const textEnding = /\.(txt|json|names|labels|csv)$/i;

/** A larger text is no list of classes, and no model.json either. */
const largestText = 64 * 2 ** 20;

/**
 * Tells what files that were dropped or chosen together are for, as a whole: a model, when one of
 * them is a part of one; else pictures by class, when they lie in several folders; else the first
 * photo; else a list of class names. What is none of these goes as a photo, and the decoder says
 * that it is none. Null without files.
 */
export async function sortFiles(files: readonly File[]): Promise<Sorted | null> {
  const visible = files.filter(isVisible);
  const [first] = visible;
  if (!first) return null;
  for (const file of visible) {
    if (await isOfModel(file))
      return { is: 'model', files: visible, name: nameOfAll(visible, file) };
  }
  const photos = visible.filter(({ type }) => type.startsWith('image/'));
  const [photo] = photos;
  if (new Set(photos.map(folderOf)).size > 1) {
    return { is: 'class-folders', files: visible, file: photo! };
  }
  if (photo) return { is: 'photo', file: photo };
  const list = visible.find(({ name, size }) => textEnding.test(name) && size <= largestText);
  return list ? { is: 'labels', file: list } : { is: 'photo', file: first };
}

/** Path of the folder that a file lies in; empty for one that came alone. */
const folderOf = ({ name }: File): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));

/** By its ending, and where that is no help by what it holds. */
async function isOfModel(file: File): Promise<boolean> {
  if (modelEnding.test(file.name)) return true;
  if (file.type.startsWith('image/')) return false;
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  if (startsWith(head, HDF5) || startsWith(head, ZIP)) return true;
  if (!/\.json$/i.test(file.name) || file.size > largestText) return false;
  return /"(modelTopology|weightsManifest)"/.test(await file.text());
}

const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** The folder that all came in, else the file by which the model was known. */
function nameOfAll(files: readonly File[], known: File): string {
  const [folder, ...rest] = known.name.split('/');
  if (folder !== undefined && rest.length > 0) return folder;
  return files.find(({ name }) => /\.json$/i.test(name))?.name ?? known.name;
}
