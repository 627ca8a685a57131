import { msg, str } from '@lit/localize';
import { FilterFileError } from '../../core/errors.js';
import {
  differences,
  readFilterFile,
  type Difference,
  type FilterFile,
} from '../../core/feature-visualization/filter-file.js';
import type { FilterSettings } from '../../core/feature-visualization/filter-options.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { errorText } from '../../view/error-text.js';

export interface OpenedSettings {
  readonly settings: FilterSettings;
  readonly layer: string;
  /** The first of those that the file names. */
  readonly channel: number;
  /** Why the pictures will differ from those that the file was saved with; null: they will not. */
  readonly remark: (() => string) | null;
}

/** What a file of settings asks of the model that is open, or why it cannot. */
export function openedSettings(
  text: string,
  model: ModelSummary | undefined,
): OpenedSettings | { readonly problem: () => string } {
  if (!model) return { problem: () => msg('Open a model first.') };
  let file: FilterFile;
  try {
    file = readFilterFile(text);
  } catch (error) {
    if (!(error instanceof FilterFileError)) throw error;
    return { problem: () => msg(str`This file cannot be used: ${errorText(error)}.`) };
  }
  const { recipe, channels } = file;
  const { layer, settings } = recipe;
  const missing = [layer, settings.joint?.layer ?? layer].find(
    (name) => !model.layers.some((one) => one.name === name),
  );
  if (missing !== undefined) {
    const saved = file.model;
    return {
      problem: () => msg(str`This model has no layer "${missing}": the settings are of ${saved}.`),
    };
  }
  const [channel = 0] = channels;
  const count = model.layers.find(({ name }) => name === layer)?.channels ?? 0;
  if (channel >= count) {
    return {
      problem: () =>
        msg(
          str`The layer "${layer}" has ${count} channels here, so there is no channel ${channel}.`,
        ),
    };
  }
  const here = { network: model.fingerprint, preprocessing: model.input.preprocessing };
  const [first] = differences(file, here);
  return { settings, layer, channel, remark: first ? () => differs(first, file.model) : null };
}

function differs(difference: Difference, model: string): string {
  switch (difference) {
    case 'growth':
      return msg('The settings are of another version of convlens: the pictures will differ.');
    case 'network':
      return msg(str`The settings are of another network (${model}): the pictures will differ.`);
    case 'preprocessing':
      return msg('The network read its input differently then: the pictures will differ.');
  }
}
