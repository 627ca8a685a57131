import type { ComplexAttributeConverter } from 'lit';

/** An attribute that is an object as JSON; without an object in it, an empty one. */
export const jsonObject: ComplexAttributeConverter<object> = {
  fromAttribute(value) {
    try {
      const read: unknown = JSON.parse(value ?? '');
      return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {};
    } catch {
      // An attribute may say anything.
      return {};
    }
  },
};
