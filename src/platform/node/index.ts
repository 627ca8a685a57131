/**
 * convlens in Node: all of `convlens/core`, with models by name and by path, and what a program needs around
 * it: a backend, photos from files, and pictures as PNG.
 */
export * from './core.js';
export { decodePicture } from './decode-picture.js';
export { pngOf } from './png-of.js';
export { readPhoto } from './read-photo.js';
export { nodeBackends, startBackend, type NodeBackend } from './start-backend.js';
