/** The model that travels with the package. */
export const defaultModel = 'efficientnet-lite0';

let modelsBase: string | undefined;

/** For a file that holds all of the package: it lies elsewhere than this one. */
export function setDefaultModelsBase(base: string): void {
  modelsBase = base;
}

/**
 * Where the embedded models lie by default: beside this package's `dist`, and at the repository's
 * root. A bundler moves this file away from them, and then `models-base` must say.
 */
export function defaultModelsBase(): string {
  if (modelsBase !== undefined) return modelsBase;
  // Two steps, or a bundler takes the folder for a file of the build.
  const here = import.meta.url;
  return new URL('../../../models/', here).href;
}

/** Absolute URL of the `model.json` of an embedded model's name or of a URL; of a kept one as it is, for its name is no host. */
export function modelUrl(source: string, modelsBase: string): string {
  if (/^(kept|indexeddb):/.test(source)) return source;
  if (!isName(source)) return absolute(source);
  const base = modelsBase.endsWith('/') ? modelsBase : `${modelsBase}/`;
  return new URL(`${source}/model.json`, absolute(base)).href;
}

/** Last part of a URL's path, for showing: `cat.jpg`. */
export function nameOfSource(source: string): string {
  const { pathname } = new URL(absolute(source));
  return decodeURIComponent(pathname.split('/').filter(Boolean).at(-1) ?? source);
}

/**
 * The worker resolves URLs against its own, so it gets absolute ones. What is no URL goes as it is:
 * the worker's error says so.
 */
export function absolute(source: string): string {
  return URL.canParse(source, document.baseURI) ? new URL(source, document.baseURI).href : source;
}

/**
 * Host of the other origin that a model or photo would come from; null where that is this page's own,
 * or none: a name, what the browser keeps, a `data:` URL.
 */
export function hostOf(source: string): string | null {
  if (isName(source) || !URL.canParse(source, document.baseURI)) return null;
  const { protocol, origin, host } = new URL(source, document.baseURI);
  return /^https?:$/.test(protocol) && origin !== location.origin ? host : null;
}

/** A name has no path, scheme or ending; a backslash is a path too, as browsers read addresses. */
export function isName(source: string): boolean {
  return !/[/\\:]/.test(source) && !source.endsWith('.json');
}
