/**
 * What a function is known by here, in small letters and without the module: `reducemean` of
 * `math.reduce_mean`, `truedivide` of `TrueDivide`.
 */
export const plainName = (name: string): string =>
  name
    .slice(name.lastIndexOf('.') + 1)
    .replaceAll('_', '')
    .toLowerCase();
