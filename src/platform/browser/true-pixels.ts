/** Pixels a side of the picture that is drawn and read back; noise may be in few places of it. */
const SIDE = 64;

let asked: Promise<boolean> | undefined;

/**
 * Whether this browser gives the pixels of a canvas as they were drawn, found out once. One that
 * guards against fingerprinting does not: Firefox with `resistFingerprinting` (Tor, LibreWolf) gives
 * random ones, others (Brave, Firefox's private windows) change the lowest bits of a few.
 */
export function canvasTellsTruth(): Promise<boolean> {
  return (asked ??= drawAndRead());
}

/** The same without memory. */
export async function drawAndRead(): Promise<boolean> {
  try {
    const drawn = knownPixels();
    const bitmap = await createImageBitmap(new ImageData(drawn, SIDE), {
      colorSpaceConversion: 'none',
    });
    const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d', { willReadFrequently: true });
    if (!context) return false;
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    const read = context.getImageData(0, 0, SIDE, SIDE).data;
    return read.every((level, i) => level === drawn[i]);
  } catch {
    // No canvas in a worker, or one that must not be read.
    return false;
  }
}

/** Opaque, every level in every channel, and no two neighbours alike: noise spares plain areas. */
function knownPixels(): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    pixels.set([(4 * x + y) % 256, (4 * y + 3 * x) % 256, (4 * (x ^ y) + x) % 256], 4 * i);
  }
  return pixels;
}
