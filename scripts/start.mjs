/** Builds the inspector and serves it on this machine; prints where. */
import { build, preview } from 'vite';
import { root } from './paths.mjs';

const configFile = `${root}/vite.config.ts`;
await build({ configFile, logLevel: 'warn' });
const server = await preview({ configFile });
server.printUrls();
