import type { ComplexAttributeConverter } from 'lit';

/** An attribute that is a list of words: `grad-cam layer-cam`. */
export const words: ComplexAttributeConverter<readonly string[]> = {
  fromAttribute: (value) => (value ?? '').split(/\s+/).filter(Boolean),
  toAttribute: (value) => value.join(' '),
};
