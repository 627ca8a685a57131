import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { gradCam } from '../../src/core/attribution/heatmap.js';
import { loadModel } from '../../src/core/formats/load-model.js';
import { parameterCounts, type ParameterCounts } from '../../src/core/summary/summary-table.js';
import { filesOnDisk } from '../../src/platform/node/disk-files.js';
import { startBackend } from '../../src/platform/node/start-backend.js';
import type { Report, Run } from '../figure.js';

const FOLDER = process.env['CONVLENS_APPLICATIONS'] ?? '/tmp/convlens-applications';

/** What Keras answers; tools/make_keras_applications.py writes it beside the models. */
interface Answer {
  readonly files: readonly string[];
  readonly input: { readonly shape: readonly number[]; readonly values: readonly number[] };
  readonly logits: readonly number[];
  /** The logits computed in float64. */
  readonly exact: readonly number[];
  readonly probabilities: readonly number[];
  /** Of the Grad-CAM. */
  readonly layer: string;
  readonly class: number;
  readonly map: readonly number[];
  readonly counts: { readonly Total: number; readonly Trainable: number };
}

/** Whole Keras Applications, opened as Keras saves them, against what Keras answers. */
export const run: Run = async (report) => {
  if (!existsSync(FOLDER)) {
    report({ skipped: `${FOLDER} is made by python tools/make_keras_applications.py` });
    return;
  }
  await startBackend('wasm');
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const answer = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Answer;
    for (const model of answer.files) await check(model, answer, report);
  }
};

async function check(file: string, answer: Answer, report: Report): Promise<void> {
  try {
    const network = await loadModel(await filesOnDisk(join(FOLDER, file)));
    const { shape, values } = answer.input;
    const [input] = network.inputs;
    const [output] = network.outputs;
    const x = tf.tensor([...values], [1, ...shape]);
    const names = [output!.logits, output!.name];
    const found = await network.execute({ [input!.name]: x }, names);
    const logits = difference(await found[output!.logits]!.data(), answer.logits);
    const probabilities = difference(await found[output!.name]!.data(), answer.probabilities);
    const { layer, class: classIndex } = answer;
    const cam = await gradCam(network, Float32Array.from(values), { layer, classIndex });
    const map = difference(cam.map.values, answer.map);
    // What float32 loses through so many layers, in Keras itself.
    const own = difference(answer.logits, answer.exact);
    const most = Math.max(logits, probabilities, map);
    const shares = { logits, probabilities, 'Grad-CAM': map, 'Keras from float64': own };
    const detail = Object.entries(shares).map(
      ([name, share]) => `${name} ${share.toExponential(1)}`,
    );
    const target = { most: Math.max(2e-5, 8 * own) };
    report({ label: file, value: most, unit: '', target, detail: detail.join(', ') });
    const counts: ParameterCounts = parameterCounts(network.nodes);
    if (counts.total !== answer.counts.Total || counts.trainable !== answer.counts.Trainable) {
      report({ skipped: `${file}: ${counts.total} weights, Keras counts ${answer.counts.Total}` });
    }
    tf.dispose([x, found]);
    network.dispose();
  } catch (error) {
    report({ skipped: `${file}: ${String(error)}` });
  }
}

/** Largest difference as a share of the largest value. */
function difference(found: ArrayLike<number>, wanted: readonly number[]): number {
  const scale = Math.max(...wanted.map(Math.abs));
  const apart = wanted.map((value, i) => Math.abs((found[i] ?? NaN) - value));
  return found.length === wanted.length ? Math.max(...apart) / scale : NaN;
}
