/**
 * Files that a page has in itself, in base64, each in a `<script type="application/octet-stream"
 * data-convlens="NAME">`: `convlens page` makes such pages, which are opened from a disk.
 */

/** The worker's script, among them. */
const WORKER = 'explain.worker.classic.js';

export interface FilesInPage {
  /** Models and photos, by name. */
  readonly files: ReadonlyMap<string, File>;
  /** Address of the worker's script. */
  readonly worker: string;
}

/** The files of this page; null where it has none, as a page with a server. */
export function filesInPage(): FilesInPage | null {
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[data-convlens]');
  const texts = new Map(
    Array.from(scripts, ({ dataset, text }) => [dataset['convlens'] ?? '', text]),
  );
  const worker = texts.get(WORKER);
  if (worker === undefined) return null;
  texts.delete(WORKER);
  // A worker of a page without an origin may read no `blob:`.
  const binaries = Array.from(texts)
    .filter(([name]) => name.endsWith('.wasm'))
    .map(([name, text]) => [name, `data:application/wasm;base64,${text}`]);
  const known = `self.convlensFiles=${JSON.stringify(Object.fromEntries(binaries))};`;
  const script = new Blob([known, bytesOf(worker)], { type: 'text/javascript' });
  return {
    files: new Map(Array.from(texts, ([name, text]) => [name, new File([bytesOf(text)], name)])),
    worker: URL.createObjectURL(script),
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
