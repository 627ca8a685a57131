import { architectureOf, type Architecture } from '../graph/architecture.js';
import { withoutValues } from '../assembly/weights.js';
import { applicationGraph } from './application-graph.js';
import type { ApplicationOptions } from './options.js';
import { applicationFacts } from './registry.js';

/**
 * The layers of a network of Keras Applications, with their shapes and how many weights they have, under
 * the names and in the order of Keras: `describeApplication('ResNet50', { includeTop: false })`. No weight
 * is made or read, and no backend needed.
 *
 * @param name - of the function, as `listApplications` has it
 * @throws OptionError for a function that there is not, or options that Keras refuses, too
 */
export async function describeApplication(
  name: string,
  options: ApplicationOptions = {},
): Promise<Architecture> {
  const missing = () => new Error('a description has no weights');
  return architectureOf(
    await applicationGraph(applicationFacts(name), options, () => withoutValues(missing)),
  );
}
