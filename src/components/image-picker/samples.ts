/** A photo offered by name. */
export interface Sample {
  /** Short name that a link carries: `chelsea`. */
  readonly id: string;
  /** File name, as it is shown. */
  readonly name: string;
  readonly url: string;
  /** What is on it, for those who cannot see it. */
  readonly alt?: string;
  /** Who made it, and its licence. */
  readonly credit?: string;
}

/**
 * Reads a list of samples: a JSON array of {@link Sample}, or an object with it under `samples`. URLs
 * in it are relative to the file.
 * @param source URL of the file
 * @throws TypeError when the file is not such a list
 */
export async function fetchSamples(source: string, signal?: AbortSignal): Promise<Sample[]> {
  const address = new URL(source, document.baseURI);
  const response = await fetch(address, signal ? { signal } : {});
  if (!response.ok) throw new TypeError(`${address.href} answered ${response.status}`);
  const list: unknown = await response.json();
  const entries: unknown = isRecord(list) ? list['samples'] : list;
  if (!Array.isArray(entries)) throw new TypeError(`${address.href} is not a list of samples`);
  return entries.map((entry) => readSample(entry, address));
}

function readSample(entry: unknown, base: URL): Sample {
  if (!isRecord(entry)) throw new TypeError('a sample is an object with id, name and url');
  const { id, name, url, alt, credit } = entry;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof url !== 'string') {
    throw new TypeError('a sample has id, name and url, all text');
  }
  return {
    id,
    name,
    url: new URL(url, base).href,
    ...(typeof alt === 'string' ? { alt } : {}),
    ...(typeof credit === 'string' ? { credit } : {}),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
