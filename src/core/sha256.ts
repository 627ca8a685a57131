/** The SHA-256 of bytes in hexadecimal digits; null where the platform has none: a page that came without https. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const { subtle } = crypto;
  if (!subtle) return null;
  const digest = await subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
