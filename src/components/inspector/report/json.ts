/** Marks of direction and characters that no text has: in JSON they have names. */
const named = /[\p{Bidi_Control}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/gu;

/**
 * The value as JSON. Numbers have nine digits, which is every digit of a number in single precision:
 * rounded to that they are the same again.
 */
export function exactJson(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => plain(part));
  return text.replaceAll(named, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function plain(part: unknown): unknown {
  if (part instanceof Float32Array) return Array.from(part);
  if (typeof part !== 'number' || Number.isInteger(part)) return part;
  return Number(part.toPrecision(9));
}
