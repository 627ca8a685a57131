import { ModelFormatError } from '../errors.js';
import { asList, isJson } from '../kinds/config.js';
import { holdsNames } from '../labels/names-files.js';
import { lookAt } from './files/look.js';
import { pathOf, shortName, type ModelFile, type ReadFileOptions } from './files/model-file.js';
import { filesInZip, isZip, ZippedFile } from './files/zip.js';
import type { RecognisedModel } from './format.js';
import { recognise } from './formats.js';
import { refusedArchive } from './refusals.js';
import { say, str, type Sentence } from '../sentence.js';

/** A model among files. */
export interface FoundModel {
  readonly model: RecognisedModel;
  /** The file that people know it by. */
  readonly file: ModelFile;
  /** Where the files are that it names. */
  readonly among: readonly ModelFile[];
  /** Weights that came with a model of layers alone. */
  readonly weights?: ModelFile;
  /** Why weights that came with it are not read. */
  readonly unread?: Sentence;
}

/** What was found among files. */
export interface FoundModels {
  readonly models: readonly FoundModel[];
  /** Files with the weights of a Keras model alone. */
  readonly weights: readonly ModelFile[];
  /** Why there is no model. */
  readonly refused: Sentence;
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
): Promise<FoundModels> {
  const { signal, budget } = options;
  if (files.length > MOST_FILES) {
    throw new ModelFormatError(
      say(str`there are ${files.length} files; choose those of the model alone`),
    );
  }
  const search = new Search(files);
  for (const file of files) await search.look(file, { signal, budget }, true);
  return search.findings();
}

/** What is said of a file. */
const said = (file: ModelFile, what: Sentence): Sentence => say(str`"${shortName(file)}" ${what}`);

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
  readonly #models: FoundModel[] = [];
  readonly #weights: ModelFile[] = [];
  /** Why weights among them are not read. */
  readonly #unread: Sentence[] = [];
  readonly #refusals: Sentence[] = [];
  readonly #others: Sentence[] = [];
  /** Of lists of names, which are looked into for nothing else. */
  readonly #lists: Sentence[] = [];
  readonly #unpacked: ModelFile[] = [];

  constructor(private readonly files: readonly ModelFile[]) {}

  /** @param unpack - whether archives are looked into: those in an archive are not */
  async look(file: ModelFile, options: ReadFileOptions, unpack: boolean): Promise<void> {
    const look = await lookAt(file, options);
    const recognised = await recognise(look);
    switch (recognised?.is) {
      case 'model':
        this.#models.push({ model: recognised, file, among: this.files });
        break;
      case 'weights':
        this.#weights.push(file);
        break;
      case 'unread-weights':
        this.#unread.push(recognised.withModel);
        this.#others.push(said(file, recognised.alone));
        break;
      case 'refused':
        this.#refusals.push(say(str`"${shortName(file)}": ${recognised.why}`));
        break;
      case undefined:
        if (!isZip(look.head)) this.#other(file, said(file, look.otherwise));
        else if (unpack) await this.#unpack(file, options);
        else this.#others.push(said(file, say('is an archive in an archive; unpack it')));
    }
  }

  #other(file: ModelFile, why: Sentence): void {
    (holdsNames(pathOf(file)) ? this.#lists : this.#others).push(why);
  }

  get #found(): number {
    return this.#models.length + this.#weights.length;
  }

  async findings(): Promise<FoundModels> {
    const models = await this.#withoutTwins(this.#paired());
    const all = this.#others.length > 0 ? this.#others : this.#lists;
    const others =
      all.length > 1 ? say(str`none of the ${this.files.length} files is a model`) : all[0];
    const refused = this.#refusals[0] ?? others ?? say('no file was given');
    const paired = models.some(({ weights }) => weights !== undefined);
    const among = [...this.files, ...this.#unpacked];
    return { models, weights: paired ? [] : this.#weights, refused, among };
  }

  /** A folder that a `.keras` archive was unpacked to has one of each. */
  #paired(): readonly FoundModel[] {
    const [only, ...more] = this.#models;
    const [weights, ...others] = this.#weights;
    if (!only?.model.layersAlone || more.length + others.length > 0) return this.#models;
    if (weights) return [{ ...only, weights }];
    const [unread] = this.#unread;
    return unread === undefined ? this.#models : [{ ...only, unread }];
  }

  /** A whole model goes before the same layers without weights, which some keep beside it. */
  async #withoutTwins(models: readonly FoundModel[]): Promise<readonly FoundModel[]> {
    const alone = ({ model, weights }: FoundModel) => model.layersAlone === true && !weights;
    const twins = models.filter(alone);
    if (twins.length === 0 || twins.length === models.length) return models;
    const whole = new Set<string>();
    for (const found of models) {
      if (!alone(found) && found.model.layers) whole.add(layersIn(await found.model.layers()));
    }
    const kept: FoundModel[] = [];
    for (const found of models) {
      const twin = alone(found) && whole.has(layersIn(await found.model.layers?.()));
      if (!twin) kept.push(found);
    }
    return kept;
  }

  async #unpack(zip: ModelFile, options: ReadFileOptions): Promise<void> {
    const files = await filesInZip(zip, options);
    const refusal = refusedArchive(files.map(({ webkitRelativePath = '' }) => webkitRelativePath));
    if (refusal !== undefined) {
      this.#refusals.push(say(str`"${shortName(zip)}": ${refusal}`));
      return;
    }
    const inside = new Search(files);
    for (const file of files) {
      const known = inside.#found;
      await inside.look(file, options, false);
      // What is no part of a model need not stay unpacked, and none has more than two parts.
      if (file instanceof ZippedFile && (inside.#found === known || known > 1)) file.drop();
    }
    const { models, weights, refused } = await inside.findings();
    // Layers are named by the archive, as the person knows it.
    for (const found of models) {
      this.#models.push(found.model.layersAlone ? { ...found, file: zip } : found);
    }
    for (const file of weights) this.#weights.push(file);
    for (const file of files) if (holdsNames(pathOf(file))) this.#unpacked.push(file);
    if (models.length + weights.length === 0)
      this.#others.push(say(str`in "${shortName(zip)}": ${refused}`));
  }
}
