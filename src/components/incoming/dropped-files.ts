import { ConvlensError } from '../../core/errors.js';
import { say, str } from '../../core/sentence.js';

/** Files that a dropped folder may hold where a model is looked for, which has a few dozen. */
const mostFiles = 2000;

/** More files than any model or any set of photos has: a folder dropped by mistake, as a rule. */
export class TooManyFilesError extends ConvlensError {
  override readonly name = 'TooManyFilesError';
}

/**
 * The files of a drop, those in folders included; their names are then paths that begin with the
 * folder's name. Must be called while the drop is handled, for its data is gone afterwards.
 * @param most - files in folders, at most
 * @throws TooManyFilesError when there are more
 */
export function droppedFiles(data: DataTransfer, most = mostFiles): Promise<readonly File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const folders = entries.some(({ isDirectory }) => isDirectory);
  return folders ? filesBelow(entries, most) : Promise.resolve([...data.files]);
}

/** The files of an input; of one that takes a folder with their paths for names. */
export function chosenFiles(files: FileList | null): readonly File[] {
  return [...(files ?? [])].map((file) =>
    file.webkitRelativePath === '' ? file : withPath(file, file.webkitRelativePath),
  );
}

/** Files of the system, which nobody has put there. */
export function isVisible({ name }: File): boolean {
  return !/(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

async function filesBelow(
  entries: readonly FileSystemEntry[],
  most: number,
): Promise<readonly File[]> {
  const files: File[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    if (isFile(entry)) files.push(await fileOf(entry));
    else if (isFolder(entry)) waiting.push(...(await childrenOf(entry, most)));
    if (files.length + waiting.length > most) {
      throw new TooManyFilesError(say(str`the folder has more than ${most} files`));
    }
  }
  return files;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  const path = entry.fullPath.replace(/^\//, '');
  return path.includes('/') ? withPath(file, path) : file;
}

/** A folder tells its entries in parts; an empty one is the end. */
async function childrenOf(
  folder: FileSystemDirectoryEntry,
  most: number,
): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0 || all.length > most) return all;
    all.push(...some);
  }
}

/** The same file with its path for a name: the path that a browser notes stays in the page. */
function withPath(file: File, path: string): File {
  return new File([file], path, { type: file.type, lastModified: file.lastModified });
}
