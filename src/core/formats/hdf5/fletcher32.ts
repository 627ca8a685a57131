/**
 * The check value that HDF5 puts behind a piece of an array: Fletcher's sums of its 16-bit words, the
 * first byte of each the higher one.
 */
export function fletcher32(bytes: Uint8Array): number {
  let [sum, sums] = [0, 0];
  const even = bytes.length & ~1;
  for (let at = 0; at < even;) {
    // So many words that neither sum leaves 31 bits, in which numbers are added fastest.
    const end = Math.min(at + 256, even);
    for (; at < end; at += 2) {
      sum += (bytes[at]! << 8) | bytes[at + 1]!;
      sums += sum;
    }
    sum = folded(sum);
    sums = folded(sums);
  }
  if (even < bytes.length) {
    sum = folded(sum + (bytes[even]! << 8));
    sums = folded(sums + sum);
  }
  return ((folded(sums) << 16) | folded(sum)) >>> 0;
}

/** In ones' complement arithmetic, where 65,535 is 0. */
const folded = (sum: number): number => (sum & 0xffff) + (sum >>> 16);

/** As versions before 1.6.3 wrote it where the lower byte of a word came first; HDF5 takes either. */
export const withBytesSwapped = (value: number): number =>
  (((value & 0x00ff00ff) << 8) | ((value >>> 8) & 0x00ff00ff)) >>> 0;
