/** Puts a client, and what the bench does with it, where the bench can call it from outside. */
import { ExplainClient } from '../../src/workers/explain-client.ts';
import * as jobs from './jobs.js';

globalThis.client = new ExplainClient();
globalThis.jobs = jobs;
