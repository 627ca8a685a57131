/** Names the folders in which Keras archives keep the weights of a model's layers. */
export class ArchiveFolders {
  readonly #counts = new Map<string, number>();
  readonly #folders = new Map<string, string>();

  /** Folder of the next layer: its class, counted among those before it, whatever its name is. */
  next(className: string): string {
    const folder = this.#folders.get(className) ?? snakeCase(className);
    this.#folders.set(className, folder);
    const count = this.#counts.get(folder) ?? 0;
    this.#counts.set(folder, count + 1);
    return count === 0 ? folder : `${folder}_${count}`;
  }
}

/** As Keras does it: `ReLU` becomes `re_lu`, `Conv2D` `conv2d`. */
export function snakeCase(name: string): string {
  return name
    .slice(0, 200)
    .replaceAll(/\W+/g, '')
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
