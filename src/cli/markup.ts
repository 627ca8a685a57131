/** Text in an element of HTML or XML, or in the quotes of an attribute. */
export const inMarkup = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
