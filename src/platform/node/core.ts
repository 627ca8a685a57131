/** `convlens/core` as Node imports it: core, which opens files of the disk too. */
export * from '../../core/index.js';
export { buildApplication } from './build-application.js';
export { loadModel, readArchitecture } from './load-model.js';
