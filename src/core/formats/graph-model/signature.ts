import { ModelFormatError } from '../../errors.js';
import { isJson, type Json } from '../../kinds/config.js';
import { dimensionsOf, endpoint, type Endpoint, type NodeDef } from './node-def.js';
import { say } from '../../sentence.js';

/** What a graph says of its outputs and inputs, apart from its nodes. */
export interface Signature {
  readonly outputs: readonly Endpoint[];
  /** Sizes of a placeholder, null for one that is open, where the signature has them. */
  sizesOf(placeholder: string): readonly (number | null)[] | undefined;
}

/** Ops that are no result, even if nothing reads them. */
const NO_RESULT = new Set(['Assert', 'Const', 'NoOp', 'Placeholder', 'Print', 'PrintV2']);

/**
 * Outputs and inputs of a tfjs graph model: from its signature, which the converter writes in one of
 * three places; else what no node reads.
 * @throws ModelFormatError when there is no output
 */
export function signatureOf(model: Json, nodes: readonly NodeDef[]): Signature {
  const { modelTopology, userDefinedMetadata, signature } = model;
  const inner = [modelTopology, userDefinedMetadata].map(
    (place) => isJson(place) && place['signature'],
  );
  const declared = [signature, ...inner].find(isJson) ?? {};
  const inputs = tensors(declared['inputs']);
  const named = tensors(declared['outputs']).map(({ at }) => at);
  const outputs = named.length > 0 ? named : unread(nodes);
  if (outputs.length === 0) throw new ModelFormatError(say('the graph has no output'));
  const sizes = new Map(inputs.map(({ at, sizes: dimensions }) => [at.node, dimensions]));
  return { outputs, sizesOf: (placeholder) => sizes.get(placeholder) };
}

interface SignatureTensor {
  readonly at: Endpoint;
  readonly sizes: (number | null)[] | undefined;
}

function tensors(list: unknown): SignatureTensor[] {
  if (!isJson(list)) return [];
  return Object.entries(list).map(([key, entry]) => {
    const name = isJson(entry) && typeof entry['name'] === 'string' ? entry['name'] : key;
    const sizes = isJson(entry) ? dimensionsOf(entry['tensorShape']) : undefined;
    return { at: endpoint(name), sizes };
  });
}

function unread(nodes: readonly NodeDef[]): Endpoint[] {
  const read = new Set(nodes.flatMap(({ inputs }) => inputs.map((input) => input.node)));
  return nodes
    .filter(({ name, op }) => !read.has(name) && !NO_RESULT.has(op))
    .map(({ name }) => ({ node: name, output: 0 }));
}
