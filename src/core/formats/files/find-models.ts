import { ModelFormatError } from '../../errors.js';
import { asList, isJson, type Json } from '../../kinds/config.js';
import { contentOf } from './content.js';
import { architectureIn, isWholeModel } from '../keras/keras-h5.js';
import { holdsNames } from '../../labels/names-files.js';
import { pathOf, shortName, type ModelFile, type ReadFileOptions } from './model-file.js';
import { refusedArchive } from './refusals.js';
import { filesInZip, ZippedFile } from './zip.js';

/** A model among files, by the file that has its layers. */
export type Found =
  | {
      readonly is: 'tfjs-layers' | 'tfjs-graph';
      readonly file: ModelFile;
      readonly json: Json;
      /** Where its weight files are. */
      readonly among: readonly ModelFile[];
    }
  /** A whole Keras model. */
  | { readonly is: 'hdf5'; readonly file: ModelFile }
  /** The layers of a Keras model, and its weights, when they came with them. */
  | {
      readonly is: 'architecture';
      readonly file: ModelFile;
      readonly json: Json;
      readonly weights?: ModelFile;
      /** A file with its weights that is not read. */
      readonly npz?: ModelFile;
    };

/** What was found among files. */
export interface Findings {
  readonly models: readonly Found[];
  /** Files with the weights of a Keras model alone. */
  readonly weights: readonly ModelFile[];
  /** Why there is no model. */
  readonly refused: string;
  /** The files, and those in archives among them. */
  readonly among: readonly ModelFile[];
}

/** A folder of models has less; each costs a look at its first bytes. */
const MOST_FILES = 20_000;

/**
 * Looks into files, and into archives among them, for models.
 * @throws ModelFormatError when a file cannot be read, AbortError
 */
export async function findModels(
  files: readonly ModelFile[],
  options: ReadFileOptions,
): Promise<Findings> {
  const { signal, budget } = options;
  if (files.length > MOST_FILES) {
    throw new ModelFormatError(`there are ${files.length} files; choose those of the model alone`);
  }
  const search = new Search(files);
  for (const file of files) await search.look(file, { signal, budget }, true);
  return search.findings({ signal, budget });
}

const NPZ = 'holds arrays of NumPy without a model';

/** Names and classes of a model's layers, in their order. */
function layersIn(model: unknown): string {
  const config = isJson(model) ? model['config'] : undefined;
  const layers = asList(isJson(config) ? config['layers'] : config).filter(isJson);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return layers
    .map(({ class_name: className, name, config: own }) => {
      return `${text(className)} ${text(isJson(own) ? own['name'] : name)}`;
    })
    .join('\n');
}

class Search {
  readonly #models: Found[] = [];
  readonly #weights: ModelFile[] = [];
  readonly #npz: ModelFile[] = [];
  readonly #refusals: string[] = [];
  readonly #others: string[] = [];
  /** Of lists of names, which are looked into for nothing else. */
  readonly #lists: string[] = [];
  readonly #unpacked: ModelFile[] = [];

  constructor(private readonly files: readonly ModelFile[]) {}

  /** @param unpack - whether archives are looked into: those in an archive are not */
  async look(file: ModelFile, options: ReadFileOptions, unpack: boolean): Promise<void> {
    const content = await contentOf(file, options);
    switch (content.is) {
      case 'tfjs-layers':
      case 'tfjs-graph':
        this.#models.push({ is: content.is, file, json: content.json, among: this.files });
        break;
      case 'architecture':
        this.#models.push({ is: 'architecture', file, json: content.json });
        break;
      case 'hdf5':
        if (await isWholeModel(file, options)) this.#models.push({ is: 'hdf5', file });
        else this.#weights.push(file);
        break;
      case 'npz':
        this.#npz.push(file);
        this.#others.push(`"${shortName(file)}" ${NPZ}`);
        break;
      case 'zip':
        if (unpack) await this.#unpack(file, options);
        else this.#others.push(`"${shortName(file)}" is an archive in an archive; unpack it`);
        break;
      case 'json':
        this.#other(file, `"${shortName(file)}" is JSON, but has no modelTopology`);
        break;
      case 'refused':
        this.#refusals.push(content.why);
        break;
      case 'other':
        this.#other(file, content.why);
    }
  }

  #other(file: ModelFile, why: string): void {
    (holdsNames(pathOf(file)) ? this.#lists : this.#others).push(why);
  }

  get #found(): number {
    return this.#models.length + this.#weights.length;
  }

  async findings(options: ReadFileOptions): Promise<Findings> {
    const models = await this.#withoutTwins(this.#paired(), options);
    const all = this.#others.length > 0 ? this.#others : this.#lists;
    const others = all.length > 1 ? `none of the ${this.files.length} files is a model` : all[0];
    const refused = this.#refusals[0] ?? others ?? 'no file was given';
    const paired = models.some((one) => one.is === 'architecture' && one.weights);
    const among = [...this.files, ...this.#unpacked];
    return { models, weights: paired ? [] : this.#weights, refused, among };
  }

  /** A folder that a `.keras` archive was unpacked to has one of each. */
  #paired(): readonly Found[] {
    const [only, ...more] = this.#models;
    const [weights, ...others] = this.#weights;
    if (only?.is !== 'architecture' || more.length + others.length > 0) return this.#models;
    if (weights) return [{ ...only, weights }];
    const [npz] = this.#npz;
    return npz ? [{ ...only, npz }] : this.#models;
  }

  /** A whole model goes before the same layers without weights, which some keep beside it. */
  async #withoutTwins(
    models: readonly Found[],
    options: ReadFileOptions,
  ): Promise<readonly Found[]> {
    const whole = models.filter(({ is }) => is === 'hdf5');
    if (whole.length === 0 || whole.length === models.length) return models;
    const known = new Set<string>();
    for (const { file } of whole) known.add(layersIn(await architectureIn(file, options)));
    return models.filter(
      (one) => one.is !== 'architecture' || one.weights || !known.has(layersIn(one.json)),
    );
  }

  async #unpack(zip: ModelFile, options: ReadFileOptions): Promise<void> {
    const files = await filesInZip(zip, options);
    const refusal = refusedArchive(files.map(({ webkitRelativePath = '' }) => webkitRelativePath));
    if (refusal !== undefined) {
      this.#refusals.push(`"${shortName(zip)}": ${refusal}`);
      return;
    }
    const inside = new Search(files);
    for (const file of files) {
      const known = inside.#found;
      await inside.look(file, options, false);
      // What is no part of a model need not stay unpacked, and none has more than two parts.
      if (file instanceof ZippedFile && (inside.#found === known || known > 1)) file.drop();
    }
    const { models, weights, refused } = await inside.findings(options);
    // Layers are named by the archive, as the person knows it.
    for (const model of models) {
      this.#models.push(model.is === 'architecture' ? { ...model, file: zip } : model);
    }
    for (const file of weights) this.#weights.push(file);
    for (const file of files) if (holdsNames(pathOf(file))) this.#unpacked.push(file);
    if (models.length + weights.length === 0)
      this.#others.push(`in "${shortName(zip)}": ${refused}`);
  }
}
