import { applicationNamed } from './application-named.js';
import type { Args } from './args.js';
import type { OptionSpecs } from './option-spec.js';
import { UsageError } from './usage-error.js';

/** What may be said of the weights of a network of Keras Applications. */
export const applicationOptions = {
  weights: {
    value: 'FILE',
    help: 'of ResNet50, VGG16, …: a file of weights or its URL (those of ImageNet, kept once fetched)',
  },
  'weights-base': { value: 'URL', help: 'a mirror that ImageNet’s weights are fetched from' },
} satisfies OptionSpecs;

/**
 * The function of Keras Applications that `--model` names, if it does.
 * @throws UsageError for options of these with another model
 */
export function applicationOf(args: Args): string | undefined {
  const application = applicationNamed(args.text('model'));
  if (application !== undefined) return application;
  for (const option of Object.keys(applicationOptions)) {
    if (args.text(option) === undefined) continue;
    throw new UsageError(
      `--${option} is for networks of Keras Applications: --model ResNet50, say`,
    );
  }
  return undefined;
}
