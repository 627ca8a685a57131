import type { Look } from './files/look.js';
import type { Format, Recognised } from './format.js';
import { kerasH5 } from './keras/keras-h5.js';
import { kerasJson } from './keras/keras-json.js';
import { npz } from './keras/npz.js';
import { refusals } from './refusals.js';
import { tfjsGraph } from './tfjs/tfjs-graph.js';
import { tfjsLayers } from './tfjs/tfjs-layers.js';

/** All formats that are known, in the order of trying: the surest first. */
const formats: readonly Format[] = [kerasH5, npz, refusals, tfjsGraph, tfjsLayers, kerasJson];

/** What the first format that knows a file makes of it. */
export async function recognise(look: Look): Promise<Recognised | null> {
  for (const format of formats) {
    const recognised = await format.recognise(look);
    if (recognised) return recognised;
  }
  return null;
}
