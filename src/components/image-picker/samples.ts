/** A photo offered by name. */
export interface Sample {
  /** Short name that a link carries: `chelsea`. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** What is on it, for those who cannot see it. */
  readonly alt: string;
  /** What to look for in it, in a line. */
  readonly point?: string;
  /** Who made it, and its licence. */
  readonly credit: string;
}

/**
 * Reads a list of samples: a JSON array of `{ id, file, title, alt, point, credit, licence }`, the last
 * four optional. Files are relative to the list.
 * @param source URL of the list
 * @throws TypeError when it is not such a list, or cannot be fetched
 */
export async function fetchSamples(source: string, signal?: AbortSignal): Promise<Sample[]> {
  const address = new URL(source, document.baseURI);
  const response = await fetch(address, signal ? { signal } : {});
  if (!response.ok) throw new TypeError(`${address.href} answered ${response.status}`);
  const list: unknown = await response.json();
  if (!Array.isArray(list)) throw new TypeError(`${address.href} is not a list of samples`);
  return list.map((entry) => readSample(entry, address));
}

function readSample(entry: unknown, base: URL): Sample {
  const id = text(entry, 'id');
  const file = text(entry, 'file');
  if (!id || !file) throw new TypeError('a sample has an id and a file');
  return {
    id,
    title: text(entry, 'title') || id,
    url: new URL(file, base).href,
    alt: text(entry, 'alt'),
    point: text(entry, 'point'),
    credit: [text(entry, 'credit'), text(entry, 'licence')].filter(Boolean).join(', '),
  };
}

function text(entry: unknown, key: string): string {
  if (typeof entry !== 'object' || entry === null || !(key in entry)) return '';
  const value: unknown = Reflect.get(entry, key);
  return typeof value === 'string' ? value : '';
}
