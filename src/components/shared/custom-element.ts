/**
 * Registers an element under its tag, as Lit's decorator of the same name does, except where the tag is
 * taken: a page that loads the package twice goes on with the first copy.
 */
export const customElement =
  (tag: string) =>
  (element: CustomElementConstructor): void => {
    if (customElements.get(tag) === undefined) customElements.define(tag, element);
  };
