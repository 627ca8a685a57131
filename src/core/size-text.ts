/** Bytes for a message: `12 MB`, `4.3 GB`. */
export const sizeText = (bytes: number): string =>
  bytes < 1e9
    ? `${Math.ceil(bytes / 1e6)} MB`
    : `${(bytes / 1e9).toLocaleString('en', { maximumFractionDigits: 1 })} GB`;
