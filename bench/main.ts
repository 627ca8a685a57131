/**
 * `npm run bench`: every measure, or those named. Options: `--json FILE` writes the figures,
 * `--plots FOLDER` draws how cost grows, `--list` names the measures.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lineOf, type Entry } from './figure.js';
import { machine, machineText } from './machine.js';

/** Measures by the name of their file, and what they are about. */
const measures: Readonly<Record<string, string>> = {
  'grad-cam': 'Grad-CAM against a forward pass, 224 px, one photo',
  'input-gradient': 'Gradient of a logit with respect to all pixels, 224 px',
  overview: 'The mean map of every layer in one pass, 224 px',
  'ascent-step': 'Gradient to 8 pictures of 128 px against forward of the truncated network',
  'filter-step': 'A whole step of filter pictures: spectrum, jitter, gradient, ascent, frames',
  evaluate: 'Pictures of a labelled folder against forward passes, and memory for 1,100 of them',
  'filter-scores':
    'What pictures hold under shifts, zooms and turns, against naive ascent and lucid',
  'filter-presets':
    'One filter picture by each preset on each backend, against a quick one on wasm',
  placement:
    'Deletion, insertion and ROAD of maps where their cells look, and stretched over the photo',
  vgg: 'A VGG16-shaped network with random weights, 4 pictures of 128 px',
  catalogue: 'The layers of all Keras Applications and the table of them, without a weight',
  applications: 'Whole Keras Applications against what Keras answers, made by a tool',
  memory: 'Peak memory of a run of 64 filter pictures, 128 px',
  'masked-memory': 'Peak memory of a run of 64 masked inputs, 224 px',
  peers: 'The same steps in PyTorch and TensorFlow on the CPU, one thread against one',
  growth: 'How cost grows with channels, image, depth and batch',
  load: 'Opening models of 14, 98 and 528 MiB against reading their bytes, and its peak memory',
  'page-size': 'Bytes of JavaScript before the model, gzip',
  'page-open': 'The built page in Chromium: open, open again, grow filters',
  'page-shift':
    'How far things jump while the built page opens, in Chromium, on a laptop and a phone',
  'page-network': 'The drawing of a network of a thousand layers, in Chromium: opened and scrolled',
  'page-worker': 'Jobs through the worker, in Chromium',
  'page-sessions': 'Four sessions of one page in one worker, and in four, in Chromium',
  'two-threads': 'Whole filter steps in two workers, in Chromium, and in PyTorch with two threads',
  'worker-pool': 'A grid of filters in one worker and in two, in Chromium',
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    plots: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

async function main(): Promise<number> {
  const unknown = positionals.find((name) => !Object.hasOwn(measures, name));
  if (unknown !== undefined || options.list) {
    if (unknown !== undefined) console.error(`no measure "${unknown}"; there are`);
    for (const [name, about] of Object.entries(measures)) console.log(`${name.padEnd(16)}${about}`);
    return options.list ? 0 : 2;
  }
  const names = positionals.length > 0 ? positionals : Object.keys(measures);
  const here = machine();
  console.log(machineText(here));
  const results: Record<string, readonly Entry[]> = {};
  let failed = false;
  for (const name of names) {
    console.log(`\n${name}: ${measures[name]}`);
    const { entries, code } = await runMeasure(name);
    results[name] = entries;
    if (code === 0) continue;
    failed = true;
    console.log(`  ! ended with code ${code}`);
  }
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify({ machine: here, results }, null, 2)}\n`);
  }
  return failed ? 1 : 0;
}

function runMeasure(name: string): Promise<{ entries: readonly Entry[]; code: number | null }> {
  const entries: Entry[] = [];
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const child = fork(script, [name, options.plots ?? '']);
  child.on('message', (entry) => {
    entries.push(entry as Entry);
    console.log(lineOf(entry as Entry));
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ entries, code }));
  });
}

process.exitCode = await main();
