import { told } from '../../error-sentence.js';
import { UnsupportedLayerError, WeightsError } from '../../errors.js';
import { isJson, shown, type Json } from '../../kinds/config.js';
import type { TensorReference, Topology } from '../../assembly/topology.js';
import type { GraphConstant } from './constant.js';
import { signatureOf } from './signature.js';
import { fold } from './fold.js';
import { inputOf } from './input.js';
import { channelsFirst } from './layout.js';
import { readNodes, type NodeDef } from './node-def.js';
import { RULES } from './rules.js';
import { ReadingBudget } from '../../reading-budget.js';
import { sortNodes } from './sort-nodes.js';
import { isFlow, Translation, type Value } from './translation.js';
import { say, str } from '../../sentence.js';

/** A graph as layers. */
export interface TranslatedGraph {
  readonly topology: Topology;
  /** By key, `layer/kernel`. */
  readonly weights: ReadonlyMap<string, GraphConstant>;
}

/**
 * Turns a TensorFlow graph into layers as Keras has them: what is computed from constants alone is
 * computed here, for a batch of one where its size is asked for; fused nodes become a layer with its
 * bias and activation; what only passes values on goes. A node that cannot be read becomes a layer that
 * cannot, and so does all that depends on it: the graph is put together as far as there.
 * @param constants - the arrays of `Const` nodes, by name
 * @throws ModelFormatError, UnsupportedLayerError, WeightsError
 */
export function translate(
  model: Json,
  constants: ReadonlyMap<string, GraphConstant>,
  budget = new ReadingBudget(),
): TranslatedGraph {
  const given = model['modelTopology'];
  const all = readNodes(isJson(given) ? given : {}, budget);
  const signature = signatureOf(model, all);
  const { nodes, outputs } = sortNodes(all, signature.outputs);
  const at = new Translation(nodes, outputs, budget);
  const fixed = nodes.filter(({ op }) => op === 'Const');
  for (const { name } of fixed) {
    const own = constants.get(name);
    if (!own) throw new WeightsError(say(str`the weights lack ${shown(name)}`));
    at.set(name, 0, own);
  }
  const first = nodes.some(channelsFirst);
  for (const node of nodes) {
    if (node.op === 'Placeholder') {
      at.set(node.name, 0, inputOf(at, node, signature.sizesOf(node.name), first));
    } else if (node.op !== 'Const') {
      setValues(at, node);
    }
  }
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const references = outputs.flatMap((output): TensorReference[] => {
    const value = at.value(output);
    const node = byName.get(output.node);
    if (!isFlow(value) || !node) return [];
    const { layer } = value.unreadable === true ? value : at.upright(node, value);
    return [{ layer, call: 0, output: 0 }];
  });
  const layers = at.layers();
  const distinct = new Map(references.map((reference) => [reference.layer, reference]));
  return {
    topology: {
      name: 'graph-model',
      layers,
      calls: at.calls(),
      inputs: layers
        .filter(({ className }) => className === 'InputLayer')
        .map(({ name }) => ({ layer: name, call: 0, output: 0 })),
      outputs: [...distinct.values()],
    },
    weights: at.weights(),
  };
}

/** Notes what a node gives: the constant that it makes of constants, or what its rule makes. */
function setValues(at: Translation, node: NodeDef): void {
  const inputs = node.inputs.map((_, index) => at.input(node, index));
  const constants = inputs.flatMap((value) => (isFlow(value) ? [] : [value]));
  const all = constants.length === inputs.length;
  const folded = all ? fold(node, constants, at.budget) : undefined;
  if (folded) {
    at.set(node.name, 0, folded);
    return;
  }
  const flows = inputs.filter(isFlow);
  try {
    if (flows.some(({ unreadable }) => unreadable === true)) throw notRead(node);
    const rule = RULES.get(node.op);
    if (!rule) throw notRead(node);
    const made = rule(at, node);
    const values = isList(made) ? made : [made];
    values.forEach((value, output) => at.set(node.name, output, value));
  } catch (error) {
    if (!(error instanceof UnsupportedLayerError)) throw error;
    const end = at.unreadable(node, flows, error);
    // How many outputs it has is not known; those that are read are.
    for (const output of at.outputsRead(node.name)) at.set(node.name, output, end);
  }
}

const notRead = (node: NodeDef): UnsupportedLayerError =>
  new UnsupportedLayerError(told({ kind: 'unknown-op', node: node.name, op: node.op }));

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);
