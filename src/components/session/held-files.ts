let held: ReadonlyMap<string, File> = new Map();

/** For a page that holds files in itself, so that it needs no server: models and photos, by the names that tags give. */
export function holdFiles(files: ReadonlyMap<string, File>): void {
  held = files;
}

/** The file of that name that the page itself has; undefined where it has none. */
export const heldFile = (name: string): File | undefined => held.get(name);
