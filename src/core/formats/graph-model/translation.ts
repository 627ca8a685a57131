import { ModelFormatError, UnsupportedLayerError } from '../../errors.js';
import { Config, shown, type Json } from '../../kinds/config.js';
import { KINDS } from '../../kinds/index.js';
import type { Kind, Shape } from '../../kinds/kind.js';
import type { ReadingBudget } from '../../reading-budget.js';
import type { LayerCall, LayerConfig } from '../../assembly/topology.js';
import { constant, sizeOf, type GraphConstant } from './constant.js';
import { numbersOf } from './fold.js';
import type { Endpoint, NodeDef } from './node-def.js';
import { say, str, type Sentence } from '../../sentence.js';

/** A tensor of the graph that some layer makes. */
export interface Flow {
  /** The layer that makes it. */
  readonly layer: string;
  /** Of one item, as the layer has it: `[height, width, channels]`. */
  readonly shape: Shape;
  /** True when the graph has the channels first, and so another order of axes than the layer. */
  readonly turned?: boolean;
  /** True when the graph has all axes but the last in one with the batch: `[n·h·w, c]`. */
  readonly rows?: boolean;
  /** True for what a node gives that cannot be read, and for all that depends on it. */
  readonly unreadable?: boolean;
  /** What the one node that reads this still has to do with it. */
  readonly pending?: Pending;
}

/** Work that is done together with the node that follows. */
export type Pending =
  /** Multiply the channels by factors: done with the sum that makes it a BatchNorm. */
  | { readonly type: 'scaled'; readonly factors: GraphConstant }
  /** Cells dealt out over the batch, as a dilated convolution is written. */
  | {
      readonly type: 'spread';
      readonly block: readonly number[];
      readonly paddings: readonly number[];
    }
  /** The convolution of such cells, which is done: only to be gathered. */
  | { readonly type: 'convolved' };

/** What a node gives: a fixed array, or a tensor. */
export type Value = GraphConstant | Flow;

export const isFlow = (value: Value | undefined): value is Flow =>
  value !== undefined && 'layer' in value;

/** What a node has besides inputs is in the layer's configuration. */
const NO_ARGUMENTS = { positional: [], named: new Map<string, never>() };

/** A layer on its way. */
export interface LayerDraft {
  readonly className: string;
  readonly config?: Json;
  readonly reads: readonly Flow[];
  /** By the names that the kind gives them. */
  readonly weights?: Readonly<Record<string, GraphConstant>>;
  /** What the layer computes, where that is no Keras class. */
  readonly kind?: Kind;
}

/** Turns the nodes of a graph into layers, one after another; collects what comes of it. */
export class Translation {
  readonly #values = new Map<string, Value>();
  readonly #readers = new Map<string, NodeDef[]>();
  readonly #ends: ReadonlySet<string>;
  readonly #outputs = new Map<string, Set<number>>();
  readonly #drafts = new Map<string, LayerDraft>();

  constructor(
    nodes: readonly NodeDef[],
    /** What the model gives. */
    ends: readonly Endpoint[],
    readonly budget: ReadingBudget,
  ) {
    this.#ends = new Set(ends.map(({ node }) => node));
    for (const end of ends) this.#noteRead(end);
    for (const node of nodes) {
      for (const input of node.inputs) {
        this.#noteRead(input);
        const known = this.#readers.get(input.node);
        if (known) known.push(node);
        else this.#readers.set(input.node, [node]);
      }
    }
  }

  /** What an output of a node was turned into. */
  value({ node, output }: Endpoint): Value | undefined {
    return this.#values.get(`${output} ${node}`);
  }

  set(node: string, output: number, value: Value): void {
    this.#values.set(`${output} ${node}`, value);
  }

  /** The value that a node reads. */
  input(node: NodeDef, index: number): Value {
    const read = node.inputs[index];
    const value = read && this.value(read);
    if (value) return value;
    throw new ModelFormatError(
      say(str`node ${shown(node.name)} (${node.op.slice(0, 60)}) lacks its input ${index + 1}`),
    );
  }

  /**
   * The tensor that a node reads, as its layer has it; its flags say how the graph has it.
   * @throws UnsupportedLayerError for a constant
   */
  tensor(node: NodeDef, index = 0): Flow {
    const value = this.input(node, index);
    if (!isFlow(value))
      throw this.unsupported(node, say('reads nothing that depends on the image'));
    if (!value.pending) return value;
    throw this.unsupported(node, say('reads cells that are dealt out over the batch'));
  }

  /**
   * The tensor that a node reads, with axes in the order in which the graph has them.
   * @throws UnsupportedLayerError for a constant
   */
  flow(node: NodeDef, index = 0): Flow {
    return this.upright(node, this.tensor(node, index));
  }

  /** A tensor with its axes in the graph's order: channels first become a layer that turns them. */
  upright(node: NodeDef, flow: Flow): Flow {
    if (flow.rows === true) throw this.unsupported(node, say('mixes the batch with other axes'));
    if (flow.turned !== true) return flow;
    const name = `${flow.layer}/channels_first`;
    const made = this.#drafts.has(name) || this.layer(name, permuted([flow], [3, 1, 2]));
    const [h = 1, w = 1, c = 1] = flow.shape;
    return made === true ? { layer: name, shape: [c, h, w] } : made;
  }

  /**
   * The constant that a node reads.
   * @throws UnsupportedLayerError when it is computed from the image
   */
  constant(node: NodeDef, index: number): GraphConstant {
    const value = this.input(node, index);
    if (!isFlow(value)) return value;
    throw this.unsupported(node, say(str`computes its input ${index + 1} from the image`));
  }

  /** The values of a small constant that a node reads. */
  numbers(node: NodeDef, index: number): number[] {
    const values = numbersOf(this.constant(node, index));
    if (values) return values;
    throw this.unsupported(node, say(str`reads a large array as its input ${index + 1}`));
  }

  /** The one node that reads what `node` gives, if it is no output of the model. */
  onlyReader(node: string): NodeDef | undefined {
    const readers = this.#readers.get(node) ?? [];
    return readers.length === 1 && !this.#ends.has(node) ? readers[0] : undefined;
  }

  /** The outputs of a node that are read; their numbers are whatever the file says. */
  outputsRead(node: string): Iterable<number> {
    return this.#outputs.get(node) ?? [];
  }

  #noteRead({ node, output }: Endpoint): void {
    const known = this.#outputs.get(node);
    if (known) known.add(output);
    else this.#outputs.set(node, new Set([output]));
  }

  /** Adds an input of the model. */
  entry(layer: string, config: Json, shape: Shape): Flow {
    this.#drafts.set(layer, { className: 'InputLayer', config, reads: [] });
    return { layer, shape };
  }

  /** Adds a layer; gives what it makes. */
  layer(name: string, draft: LayerDraft): Flow {
    if (this.#drafts.has(name))
      throw new ModelFormatError(say(str`two layers are named ${shown(name)}`));
    this.budget.spend('nodes', 1, name);
    this.budget.spend('links', draft.reads.length, name);
    const kind = draft.kind ?? KINDS.get(draft.className);
    if (!kind) {
      throw new UnsupportedLayerError(
        say(str`node ${shown(name)} would be a ${draft.className}, which is not read yet`),
      );
    }
    const { outputShape } = kind(
      new Config(name, draft.config ?? {}),
      draft.reads.map(({ shape }) => shape),
    );
    this.#drafts.set(name, draft);
    return { layer: name, shape: outputShape };
  }

  /** Adds a layer that ends the graph: it fails when the graph is put together, which names it. */
  unreadable(node: NodeDef, reads: readonly Flow[], error: UnsupportedLayerError): Flow {
    const kind: Kind = () => {
      throw error;
    };
    this.#drafts.set(node.name, { className: node.op, reads, kind });
    return { layer: node.name, shape: [], unreadable: true };
  }

  /** The layer of that name. */
  draft(name: string): LayerDraft | undefined {
    return this.#drafts.get(name);
  }

  /** Puts a layer that gives the same shape in the place of another. */
  replace(name: string, draft: LayerDraft): void {
    this.#drafts.set(name, draft);
  }

  /** An error that names the node and says why it cannot be read. */
  unsupported(node: NodeDef, why: Sentence): UnsupportedLayerError {
    return new UnsupportedLayerError(
      say(str`node ${shown(node.name)} (${node.op.slice(0, 60)}) ${why}, which is not read`),
    );
  }

  layers(): LayerConfig[] {
    return [...this.#drafts].map(([name, { className, config = {}, kind }]) => ({
      name,
      className,
      config,
      top: name,
      folder: name,
      ...(kind ? { kind } : {}),
    }));
  }

  calls(): LayerCall[] {
    return [...this.#drafts]
      .filter(([, { className }]) => className !== 'InputLayer')
      .map(([layer, { reads }]) => ({
        layer,
        index: 0,
        reads: reads.map((flow) => ({ layer: flow.layer, call: 0, output: 0 })),
        given: NO_ARGUMENTS,
      }));
  }

  /** By key, `layer/kernel`. */
  weights(): Map<string, GraphConstant> {
    return new Map(
      [...this.#drafts].flatMap(([layer, { weights = {} }]) =>
        Object.entries(weights).map(([name, weight]) => [`${layer}/${name}`, weight] as const),
      ),
    );
  }
}

/** A layer that puts the axes of an item in another order, counted from 1. */
export const permuted = (reads: readonly Flow[], dims: readonly number[]): LayerDraft => ({
  className: 'Permute',
  config: { dims },
  reads,
});

/** The shape that the graph has, for a batch of one. */
export function graphShape({ shape, turned, rows }: Flow): number[] {
  const [h = 1, w = 1, c = 1] = shape;
  if (turned === true) return [1, c, h, w];
  if (rows === true) return [sizeOf(shape.slice(0, -1)), shape[shape.length - 1] ?? 1];
  return [1, ...shape];
}

/** The shape of a tensor as the constant that `Shape` gives, for a batch of one. */
export const shapeConstant = (flow: Flow): GraphConstant => {
  const shape = graphShape(flow);
  return constant([shape.length], shape);
};
