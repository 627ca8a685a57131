import { FetchError } from '../errors.js';
import { IMAGENET_1K } from '../labels/imagenet-1k.js';
import { shortLabel } from '../labels/label.js';
import { say } from '../sentence.js';
import { Meanings } from './meanings.js';
import { plainName } from './plain-name.js';
import type { ToldClasses } from './told-classes.js';

/** Lists of ImageNet's classes differ in the spelling of some. */
const ENOUGH_ALIKE = 0.9;

/**
 * What words mean among the classes of a network, where these are the 1000 of ImageNet; others have no WordNet
 * ids. The tree of WordNet is loaded when it is first asked for.
 *
 * @throws FetchError when it cannot be
 */
export async function loadMeanings(classes: ToldClasses): Promise<Meanings | undefined> {
  const before = beforeImagenet(classes);
  if (before === null) return undefined;
  const { WORDNET_TREE, IRREGULAR_PLURALS } = await import('../labels/wordnet-tree.js').catch(
    () => {
      throw new FetchError(
        say('what words mean could not be loaded; check the connection, then reload the page'),
      );
    },
  );
  return new Meanings(WORDNET_TREE, IRREGULAR_PLURALS, before);
}

/** How many classes come before the 1000 of ImageNet, 0 or 1; null where they are others. */
function beforeImagenet({ labels, source }: ToldClasses): number | null {
  const before = labels.length - IMAGENET_1K.length;
  if (before !== 0 && before !== 1) return null;
  if (source === 'imagenet') return before;
  const alike = IMAGENET_1K.filter((label, index) => {
    const own = plainName(shortLabel(labels[index + before]!));
    return label.split(',').some((name) => plainName(name) === own);
  });
  return alike.length >= ENOUGH_ALIKE * IMAGENET_1K.length ? before : null;
}
