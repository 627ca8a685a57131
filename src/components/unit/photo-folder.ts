import { isVisible } from '../incoming/dropped-files.js';

/** Photos that the person chose together, and where they are to be looked through. */
export interface PhotoFolder {
  /** Unique in the page. */
  readonly id: string;
  /** Name of the folder, or of the only file; empty for several files. */
  readonly name: string;
  readonly files: readonly File[];
  /** Files that came with them and are no photos. */
  readonly others: number;
  /** Layers at which they were asked to be looked through. */
  readonly layers: readonly string[];
}

/** Files that a dropped folder may hold, in folders at any depth. */
export const mostPhotos = 20_000;

let folders = 0;

/**
 * The pictures among `files`, by the type that the browser gives them; a file in a folder has its
 * path for a name.
 * @param layer - where they are to be looked through
 */
export function photoFolder(files: readonly File[], layer: string): PhotoFolder {
  const visible = files.filter(isVisible);
  const photos = visible.filter(({ type }) => type.startsWith('image/'));
  const [first, second] = photos;
  const [folder = '', ...path] = first?.name.split('/') ?? [];
  const name = path.length > 0 || !second ? folder : '';
  const others = visible.length - photos.length;
  return { id: `photos-${++folders}`, name, files: photos, others, layers: [layer] };
}

/** The same photos, to be looked through at `layer` too. */
export function alsoAt(folder: PhotoFolder, layer: string): PhotoFolder {
  return { ...folder, layers: [...folder.layers, layer] };
}

/** Name of a file without the folders that it lies in. */
export const fileName = ({ name }: File): string => name.slice(name.lastIndexOf('/') + 1);
