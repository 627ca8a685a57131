import { methods, type DescribedMethod } from './methods.js';

/** Methods by their names in an attribute, in its order; all of them where none is known. */
export const methodsNamed = {
  fromAttribute(value: string | null): readonly DescribedMethod[] {
    const names = new Set(value?.split(/\s+/));
    const named = [...names].flatMap((name) => methods.filter(({ id }) => id === name));
    return named.length > 0 ? named : methods;
  },
};
