/**
 * The worker without elements: runs jobs by name in a Web Worker, for a page that shows their results by means
 * of its own.
 */
export {
  defaultExplainClientOptions,
  ExplainClient,
  type BackendChange,
  type ExplainClientOptions,
  type RunJobOptions,
} from './workers/explain-client.js';
export type * from './workers/jobs.types.js';
export * from './core/errors.js';
