import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file in a folder of class folders. */
export interface ClassFile {
  /** The folder of its class. */
  readonly folder: string;
  /** Its path below the folder of them all, with `/`. */
  readonly name: string;
  /** Where it is on the disk. */
  readonly path: string;
}

/**
 * The files in the folders of `root` and in those below, folder by folder, in the order of their
 * names by code units: the same on every machine. One listing is in memory at a time. Hidden files
 * are left out, and so are files that lie in no folder; a link to a file or to a folder in `root` is
 * followed, deeper links to folders are not, for they may lead in circles.
 */
export async function* classFolderFiles(root: string): AsyncGenerator<ClassFile> {
  for (const { name: folder, kind } of await listing(root, true)) {
    if (kind === 'folder') yield* filesBelow(folder, folder, join(root, folder));
  }
}

async function* filesBelow(folder: string, name: string, at: string): AsyncGenerator<ClassFile> {
  for (const entry of await listing(at, false)) {
    const inner = { folder, name: `${name}/${entry.name}`, path: join(at, entry.name) };
    if (entry.kind === 'file') yield inner;
    else yield* filesBelow(folder, inner.name, inner.path);
  }
}

interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

async function listing(path: string, followFolders: boolean): Promise<readonly Entry[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const kept: Entry[] = [];
  for (const entry of entries) {
    const { name } = entry;
    if (/^(\.|Thumbs\.db$|desktop\.ini$)/i.test(name)) continue;
    if (entry.isDirectory()) kept.push({ name, kind: 'folder' });
    else if (entry.isFile()) kept.push({ name, kind: 'file' });
    else if (entry.isSymbolicLink()) {
      // A link that leads nowhere is a file that cannot be read, and is told as one.
      const target = await stat(join(path, name)).catch(() => null);
      if (!target?.isDirectory()) kept.push({ name, kind: 'file' });
      else if (followFolders) kept.push({ name, kind: 'folder' });
    }
  }
  return kept.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
