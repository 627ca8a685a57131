/** Characters that a terminal obeys, that end a line, or that turn the direction of what follows. */
const obeyed = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * A text that a file or an address chose, to be shown within a line: escapes, line ends and marks of
 * direction become `\uFFFD`, one for one. It is for showing only: a layer is found by its own name.
 */
export function harmless(text: string): string {
  return text.replaceAll(obeyed, '\uFFFD');
}
