/** Pictures as PNG files of those names in a ZIP archive, in order. */
export async function pngZip(
  pictures: Iterable<readonly [name: string, canvas: HTMLCanvasElement]>,
): Promise<Blob> {
  // Loaded when it is asked for: few do.
  const { zipSync } = await import('fflate');
  const files: Record<string, Uint8Array> = {};
  for (const [name, canvas] of pictures) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the browser made no PNG of a picture');
    files[name] = new Uint8Array(await blob.arrayBuffer());
  }
  // A PNG is compressed already.
  return new Blob([new Uint8Array(zipSync(files, { level: 0 }))], { type: 'application/zip' });
}
