const LONGEST_WEIGHT_NAME = 2048;

/**
 * `layer/kernel` from what converters write: scopes before the layer's name, its name twice, `:0`
 * behind. Slashes may belong to the layer's name as well, so the longest name that exists wins.
 */
export function weightName(name: string, layers: ReadonlySet<string>): string {
  const parts = name.slice(0, LONGEST_WEIGHT_NAME).replace(/:\d+$/, '').split('/');
  const leaf = parts.pop() ?? '';
  const layer = parts.map((_, i) => parts.slice(i).join('/')).find((owner) => layers.has(owner));
  return `${layer ?? parts.join('/')}/${leaf}`;
}
