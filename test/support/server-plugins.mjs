/** What the test server does beyond serving the repository's files as they are. */
import { prebundle } from './prebundle.mjs';

/** Imports of packages that browsers cannot load go to their bundled copy. */
export async function prebundledPackages() {
  const urls = await prebundle();
  return {
    name: 'prebundled-packages',
    resolveImport: ({ source }) => urls.get(source),
  };
}

const assetModule = '/__asset-url__/';

/** `import url from 'package/file.wasm?url'` gives the file's URL, as it does in vite. */
export function assetUrls() {
  return {
    name: 'asset-urls',
    resolveImport({ source }) {
      if (source.endsWith('.wasm?url'))
        return `${assetModule}${source.slice(0, -'?url'.length)}.js`;
    },
    serve({ path }) {
      if (!path.startsWith(assetModule)) return;
      const file = path.slice(assetModule.length, -'.js'.length);
      return { body: `export default '/node_modules/${file}';`, type: 'js' };
    },
  };
}

/**
 * The URLs that differ between the sources and what is shipped: the worker, which the client looks
 * for beside itself, is the built one; the sample photos lie at the site's root, and the site has
 * the models beside its page.
 */
export async function shippedPaths(context, next) {
  const worker = /^\/src\/workers\/(explain\.worker\.(?:classic\.)?js)$/.exec(context.path);
  if (worker) return context.redirect(`/dist/workers/${worker[1]}`);
  if (context.path.startsWith('/demo/models/')) context.path = context.path.slice('/demo'.length);
  // The package once more, as a page has it that two others of its packages bring.
  context.path = context.path.replace(/^\/second-copy\//, '/');
  const shipped = /^(?:\/demo)?(\/photos\/.*|\/favicon\.svg)$/.exec(context.path);
  if (shipped) context.path = `/demo/public${shipped[1]}`;
  await next();
}

const askedElsewhere = [];

/**
 * Another origin, for tests of what is fetched from one: this server by its number instead of its
 * name. It allows every page to read, and says at `/asked-elsewhere` what was asked of it.
 */
export async function elsewhere(context, next) {
  if (context.path === '/asked-elsewhere') {
    context.body = askedElsewhere;
    return;
  }
  if (context.hostname === '127.0.0.1') {
    const { referer = null } = context.headers;
    askedElsewhere.push({ url: context.url, referer });
    context.set('Access-Control-Allow-Origin', '*');
  }
  await next();
}

/** Gives any file the Content-Security-Policy that its address asks for: `?policy=worker-src 'none'`. */
export async function policies(context, next) {
  await next();
  const { policy } = context.query;
  if (policy) context.set('Content-Security-Policy', policy);
}
