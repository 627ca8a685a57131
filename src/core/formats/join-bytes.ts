/** One after another; a single part is given back as it is. */
export function joinBytes(parts: readonly (ArrayBuffer | Uint8Array<ArrayBuffer>)[]): ArrayBuffer {
  const [only] = parts;
  if (only instanceof ArrayBuffer && parts.length === 1) return only;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part instanceof ArrayBuffer ? new Uint8Array(part) : part, offset);
    offset += part.byteLength;
  }
  return bytes.buffer;
}
