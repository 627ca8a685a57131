import type { Hdf5 } from '../hdf5/file.js';

/** What the group of a model's layers is called: since Keras 2.14, and before. */
const LAYERS = /^(layers|_layer_checkpoint_dependencies)(\\|$)/;

/**
 * Where the weights of layers lie in a file of the form of `.weights.h5`, of which there have been
 * several. Keras 2.12 and 2.13 called the group of a model's layers `_layer_checkpoint_dependencies`
 * and met each layer that has weights twice, so that the second convolution became `conv2d_2`; on
 * Windows it wrote `\` between names, of which HDF5 makes one long name.
 */
export class ArchiveGroups {
  readonly #file: Hdf5;
  readonly #top: readonly string[];
  readonly #layers: string;
  readonly #between: string;
  /** By the path of a group, the names in it of each class, as they were counted. */
  readonly #counted = new Map<string, Promise<ReadonlyMap<string, readonly string[]>>>();

  private constructor(file: Hdf5, top: readonly string[]) {
    this.#file = file;
    this.#top = top;
    const [, layers = 'layers', between] = top.map((name) => LAYERS.exec(name)).find(Boolean) ?? [];
    this.#layers = layers;
    this.#between = between === '\\' ? between : '/';
  }

  static async open(file: Hdf5): Promise<ArchiveGroups> {
    return new ArchiveGroups(file, await file.keys(''));
  }

  /** Path of a layer's group, by what it is called now, `layers/functional/layers/conv2d_1`. */
  async pathOf(folder: string): Promise<string> {
    if (this.#layers === 'layers' && this.#between === '/') return folder;
    let path = '';
    for (const [index, part] of folder.split('/').entries()) {
      const name = index % 2 === 0 ? this.#layers : await this.#nameIn(path, part);
      path = path === '' ? name : path + this.#between + name;
    }
    return path;
  }

  async #nameIn(path: string, now: string): Promise<string> {
    const known = this.#counted.get(path) ?? this.#namesIn(path).then(counted);
    this.#counted.set(path, known);
    const { of, number } = split(now);
    return (await known).get(of)?.[number] ?? now;
  }

  async #namesIn(path: string): Promise<readonly string[]> {
    if (this.#between === '/') return this.#file.keys(path);
    const before = path + this.#between;
    this.#file.budget.spend('links', this.#top.length, path);
    const inside = this.#top.filter((name) => name.startsWith(before));
    return [...new Set(inside.map((name) => name.slice(before.length).split('\\')[0] ?? ''))];
  }
}

function split(name: string): { of: string; number: number } {
  const [, of = name, number = '0'] = /^(.*?)(?:_(\d+))?$/.exec(name) ?? [];
  return { of, number: Number(number) };
}

/** Names by what was counted, in its order. */
function counted(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  const ordered = names.map((name) => ({ name, ...split(name) }));
  for (const { name, of } of ordered.sort((a, b) => a.number - b.number)) {
    const group = groups.get(of);
    if (group) group.push(name);
    else groups.set(of, [name]);
  }
  return groups;
}
