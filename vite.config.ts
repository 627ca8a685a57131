import { cpSync, createReadStream, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type Plugin, defineConfig } from 'vite';

const root = import.meta.dirname;

/**
 * The models that travel with the package lie at the repository's root, because the package ships
 * them too; the site has them at `/models/`, in development and built.
 */
function models(): Plugin {
  const folder = join(root, 'models');
  return {
    name: 'convlens-models',
    configureServer(server) {
      server.middlewares.use('/models', (request, response, next) => {
        const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
        const file = join(folder, normalize(path));
        const stats = statSync(file, { throwIfNoEntry: false });
        if (!file.startsWith(folder) || !stats?.isFile()) {
          next();
          return;
        }
        response.setHeader('Content-Length', stats.size);
        response.setHeader('Content-Type', contentType(file));
        createReadStream(file).pipe(response);
      });
    },
    writeBundle({ dir }) {
      if (dir) cpSync(folder, join(dir, 'models'), { recursive: true });
    },
  };
}

/** Templates as small as in the package. */
function squeezed(): Plugin {
  const script = new URL('scripts/squeeze-templates.mjs', import.meta.url);
  return {
    name: 'convlens-squeezed-templates',
    apply: 'build',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\/src\/components\/.*\.ts$/.test(id)) return null;
      const { squeezeTemplates } = (await import(script.href)) as {
        squeezeTemplates: (code: string) => string;
      };
      return { code: squeezeTemplates(code), map: null };
    },
  };
}

/** The policies that the page states, for whatever else is served: the worker obeys its own response. */
function policies(): Record<string, string> {
  const page = readFileSync(join(root, 'demo/index.html'), 'utf8');
  const csp = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1];
  if (csp === undefined) throw new Error('demo/index.html states no Content-Security-Policy');
  return { 'Content-Security-Policy': csp, 'Referrer-Policy': 'no-referrer' };
}

function contentType(file: string): string {
  return file.endsWith('.json') ? 'application/json' : 'application/octet-stream';
}

export default defineConfig({
  root: join(root, 'demo'),
  // Relative, so that the built site runs below any path.
  base: './',
  plugins: [models(), squeezed()],
  build: {
    outDir: join(root, 'site'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: ['index.html', 'models.html'].map((page) => join(root, 'demo', page)),
    },
  },
  worker: { format: 'es' },
  server: { fs: { allow: [root] }, headers: policies() },
  preview: { headers: policies() },
  // Found before the first page load; found later, they would reload it.
  optimizeDeps: { entries: ['index.html', 'models.html', '../src/workers/explain.worker.ts'] },
});
