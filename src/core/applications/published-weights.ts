import type { ApplicationFacts } from '../../facts/applications.js';
import type {
  HashAlgorithm,
  PublishedFolder,
  PublishedVariants,
} from '../../facts/published-weights.js';
import { OptionError } from '../errors.js';
import { say, str } from '../sentence.js';
import { squareSize } from './input-shape.js';
import { settled, type ApplicationOptions, type Settled } from './options.js';
import { applicationFacts, builderOf } from './registry.js';

/** A file of weights that Keras publishes. */
export interface PublishedWeights {
  readonly file: string;
  readonly address: string;
  /** What Keras calls it in its folder on the disk, `~/.keras/models`. */
  readonly cachedAs: string;
  /** In hexadecimal digits; null where Keras has none, for MobileNet and MobileNetV2. */
  readonly hash: { readonly algorithm: HashAlgorithm; readonly digest: string } | null;
}

export interface MirrorOptions {
  /** Where the files lie in the same folders as at Keras: the address of a mirror, for Keras' own. */
  readonly weightsBase?: string | URL | undefined;
}

/**
 * The file of weights of ImageNet that Keras publishes for a function, called with such options. Nothing is fetched.
 *
 * @param name - of the function, as `listApplications` has it
 * @throws OptionError for a function that there is not, or options for which there is no such file
 */
export async function publishedWeights(
  name: string,
  { weightsBase, ...given }: Omit<ApplicationOptions, 'weights'> & MirrorOptions = {},
): Promise<PublishedWeights> {
  const facts = applicationFacts(name);
  const options = settled(facts, { ...given, weights: 'imagenet' });
  // The builder checks what only it knows, such as which widths there are.
  (await builderOf(facts))(options);
  return publishedFile(facts, options, weightsBase);
}

/** The same for options that the function's builder has checked. */
export async function publishedFile(
  { name }: Pick<ApplicationFacts, 'name'>,
  options: Settled,
  base?: string | URL,
): Promise<PublishedWeights> {
  const { publishedFolders, publishedVariants, PUBLISHED_BASE, keptUnder } =
    await import('../../facts/published-weights.js');
  const variants = publishedVariants[name];
  const found = variants
    ? ofVariants(variants, options)
    : inFolders(publishedFolders, name, options);
  if (!found) {
    throw new OptionError(
      say(
        str`Keras publishes no weights of ${name}; its model travels with this package, as models/efficientnet-lite0/model.json`,
      ),
    );
  }
  const { folder, file, hash } = found;
  const root = String(base ?? PUBLISHED_BASE).replace(/\/*$/, '/');
  return { file, address: `${root}${folder}/${file}`, cachedAs: keptUnder[file] ?? file, hash };
}

type Found = Pick<PublishedWeights, 'file' | 'hash'> & { readonly folder: string };

function ofVariants(variants: PublishedVariants, options: Settled): Found {
  const { folder, begin, end, widths, sizes, endings } = variants;
  const stem = `${begin}${widths[options.alpha ?? 1]}_${squareSize(options, sizes)}${end}`;
  return { folder, file: stem + endings[options.includeTop ? 0 : 1], hash: null };
}

function inFolders(
  folders: readonly PublishedFolder[],
  name: string,
  options: Settled,
): Found | undefined {
  const key = `${name}${variantOf(options)}`;
  for (const { folder, algorithm, endings, files } of folders) {
    const row = Object.hasOwn(files, key) ? files[key] : undefined;
    if (!row) continue;
    const [stem, top, noTop] = row;
    const { includeTop } = options;
    const hash = { algorithm, digest: includeTop ? top : noTop };
    return { folder, file: stem + endings[includeTop ? 0 : 1], hash };
  }
  return undefined;
}

/** Of MobileNetV3, what its files are told apart by. */
function variantOf({ alpha = 1, minimalistic = false }: Settled): string {
  if (minimalistic) return ' minimalistic';
  return alpha === 1 ? '' : ` ${alpha}`;
}
