import type { FilterRecipe } from '../core/feature-visualization/recipe.js';

/** The settings of pictures as a file: what draws them again. */
export interface FilterFile {
  /** Name of the model, for people; the recipe has its fingerprint. */
  readonly model: string;
  readonly recipe: FilterRecipe;
  readonly channels: readonly number[];
}

/** What tells such a file from any other JSON. */
const KIND = 'convlens filter pictures';

export function writeFilterFile(file: FilterFile): string {
  return `${JSON.stringify({ kind: KIND, ...file }, null, 2)}\n`;
}

/** What a file says, null when it is none of these; its settings are the core's to check. */
export function readFilterFile(text: string): FilterFile | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value['kind'] !== KIND) return null;
  const { model, recipe, channels } = value;
  if (typeof model !== 'string' || !Array.isArray(channels) || !isRecipe(recipe)) return null;
  const numbers = channels.filter((one): one is number => Number.isInteger(one));
  return numbers.length === channels.length ? { model, recipe, channels: numbers } : null;
}

function isRecipe(value: unknown): value is FilterRecipe {
  return (
    isRecord(value) &&
    typeof value['layer'] === 'string' &&
    typeof value['network'] === 'string' &&
    typeof value['growth'] === 'number' &&
    isRecord(value['settings'])
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
