import type { ComplexAttributeConverter } from 'lit';

/** An attribute that is a list of words: `grad-cam layer-cam`. */
export const words: ComplexAttributeConverter<readonly string[]> = {
  fromAttribute: (value) => (value ?? '').split(/\s+/).filter(Boolean),
  toAttribute: (value) => value.join(' '),
};

/** An attribute that is a list of indices: `285 282`; without one, nothing. */
export const indices: ComplexAttributeConverter<readonly number[] | undefined> = {
  fromAttribute(value) {
    const found = (value ?? '').split(/\s+/).filter((word) => /^\d{1,9}$/.test(word));
    return found.length > 0 ? [...new Set(found.map(Number))] : undefined;
  },
};
