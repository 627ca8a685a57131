import { describeApplication } from '../../src/core/applications/describe-application.js';
import { listApplications } from '../../src/core/applications/list-applications.js';
import { summaryText } from '../../src/core/summary/summary-table.js';
import type { Run } from '../figure.js';
import { median } from '../timing.js';

const ROUNDS = 5;

/** All functions of Keras Applications: their layers and the table of them, without a weight. */
export const run: Run = async (report) => {
  const all = listApplications();
  // Once all are there, the code is compiled.
  for (const { name } of all) await timed(name);
  for (const { name } of all) {
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i++) times.push(await timed(name));
    const spread = [Math.min(...times), Math.max(...times)] as const;
    report({ label: name, value: median(times), unit: 'ms', spread, target: { most: 50 } });
  }
};

async function timed(name: string): Promise<number> {
  const start = performance.now();
  summaryText(await describeApplication(name));
  return performance.now() - start;
}
