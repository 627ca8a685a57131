/** `convlens/core` as Node imports it: core, whose `loadModel` opens files of the disk too. */
export * from '../../core/index.js';
export { loadModel } from './load-model.js';
