/** Puts clients, and what the bench does with them, where the bench can call them from outside. */
import { ExplainClient } from '../../src/workers/explain-client.ts';
import { WorkerPool } from '../../src/workers/worker-pool.ts';
import * as jobs from './jobs.js';

globalThis.client = new ExplainClient();
globalThis.makePool = (workers) => new WorkerPool({ workers });
globalThis.jobs = jobs;
