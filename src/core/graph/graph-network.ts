import { dispose, fill, tensor, tidy, zerosLike, type Tensor } from '@tensorflow/tfjs-core';
import { checkpointOf, throwIfAborted, yieldEvery, type RunOptions } from '../checkpoint.js';
import { told } from '../error-sentence.js';
import { AbortError, BackendLostError, MemoryError, ShapeError } from '../errors.js';
import { errorData } from '../error-data.js';
import { MOST_BYTES } from '../memory.js';
import { valueCount } from '../ops/op.js';
import { repeated } from '../ops/repeated.js';
import { heldBytes, renewBackend } from '../ops/wasm/guard.js';
import { layersOf } from './architecture.js';
import { chosenAnew, type Choices } from './choices.js';
import type { GraphDefinition, GraphNode, StoredWeight, WeightData } from './definition.js';
import { DerivedTensors } from './derived.js';
import { fingerprint, samplesOf } from './fingerprint.js';
import { checkMemory } from './footprint.js';
import { forward, isMachineFault, StepError, Workspace, type Machine } from './forward.js';
import type { LayerInfo } from './layer-info.js';
import { disposedError, requireOpen } from './require-open.js';
import type { ExecuteOptions, GradientOptions, Network, Objective, TensorMap } from './network.js';
import { layerNotFound, plan, type Plan, type PlanRequest } from './plan.js';
import { reverse } from './reverse.js';
import { showTo } from './show.js';
import { WeightStore } from './weight-store.js';
import { say, str } from '../sentence.js';

/** The network that runs a graph definition. */
export class GraphNetwork implements Network {
  readonly name;
  readonly inputs;
  readonly outputs;
  readonly metadata;
  readonly remarks;
  readonly fingerprint: string;
  readonly nodes: readonly LayerInfo[];
  readonly #nodes: ReadonlyMap<string, GraphNode>;
  readonly #layers: ReadonlyMap<string, LayerInfo>;
  readonly #definition: Omit<GraphDefinition, 'weights'>;
  readonly #store: WeightStore;
  readonly #derived: DerivedTensors;
  /** False where another network's tensors are used. */
  readonly #ownsDerived: boolean;
  readonly #plans = new Map<string, Plan>();
  readonly #machine: Machine;

  /**
   * @param base - the network that has the weights which the definition lacks
   * @param sameWeights - whether the definition lacks all, so that what `base` made of them holds
   * @param store - the weights, where they have been read already; the definition has samples then
   */
  constructor(
    { weights, ...definition }: GraphDefinition,
    base?: GraphNetwork,
    sameWeights = false,
    store = new WeightStore(weights, base ? base.#store : undefined),
  ) {
    this.#definition = definition;
    // Before any weight becomes a tensor, whose values are costly to read back.
    this.fingerprint =
      base && sameWeights && sameInputs(base, definition)
        ? base.fingerprint
        : fingerprint({ ...definition, weights }, base?.fingerprint);
    this.name = definition.name;
    this.inputs = definition.inputs;
    this.outputs = definition.outputs;
    this.metadata = definition.metadata;
    this.remarks = definition.remarks;
    this.#nodes = new Map(definition.nodes.map((node) => [node.name, node]));
    this.#store = store;
    this.#ownsDerived = !(base && sameWeights);
    this.#derived = base && sameWeights ? base.#derived : new DerivedTensors();
    this.#machine = { weightOf: this.#store.tensor, derive: this.#derived.derive };
    this.nodes = layersOf(definition);
    this.#layers = new Map(this.nodes.map((layer) => [layer.name, layer]));
  }

  /**
   * Reads the weights that the nodes have one after another into the backend, so that besides its own
   * copy none but the one at hand is in memory.
   * @throws WeightsError, ModelFormatError, AbortError
   */
  static async open(
    graph: GraphDefinition<StoredWeight>,
    options?: RunOptions,
  ): Promise<GraphNetwork> {
    const checkpoint = checkpointOf({ checkpoint: yieldEvery(), ...options });
    const needed = new Set(graph.nodes.flatMap(({ weights }) => weights));
    await renewBackend();
    checkWeightsFit(graph, needed);
    const samples = new Map<string, WeightData>();
    const store = new WeightStore();
    try {
      for (const [key, { shape, read }] of graph.weights) {
        if (!needed.has(key)) continue;
        await checkpoint();
        const values = await read();
        throwIfAborted(options?.signal);
        samples.set(key, { shape, values: samplesOf(values) });
        store.add(key, { shape, values });
      }
      const sampled = { ...graph, weights: samples };
      return new GraphNetwork(sampled, undefined, false, store);
    } catch (error) {
      store.dispose();
      throw error;
    }
  }

  get disposed(): boolean {
    return this.#store.disposed;
  }

  layer(name: string): LayerInfo {
    const found = this.#layers.get(name);
    if (found) return found;
    const layers = this.nodes.filter((node) => node.partOf === undefined);
    throw layerNotFound(
      name,
      layers.map((node) => node.name),
    );
  }

  cut(layer: string): readonly string[] {
    this.layer(layer);
    const after = new Set([layer]);
    const crossing = new Set<string>();
    for (const node of this.#nodes.values()) {
      if (node.name === layer || !node.inputs.some((input) => after.has(input))) continue;
      after.add(node.name);
      for (const input of node.inputs) if (!after.has(input)) crossing.add(input);
    }
    return [...crossing];
  }

  weights(layer: string): TensorMap {
    requireOpen(this);
    this.layer(layer);
    const own = [...this.#nodes.values()].filter(
      ({ info }) => info.name === layer || info.partOf === layer,
    );
    const keys = new Set(own.flatMap((node) => node.weights));
    return Object.fromEntries(
      [...keys].map((key) => [key.slice(key.lastIndexOf('/') + 1), this.#store.tensor(key)]),
    );
  }

  withWeights(changed: ReadonlyMap<string, WeightData>): Network {
    requireOpen(this);
    for (const [key, { shape }] of changed) {
      const own = this.#store.tensor(key).shape;
      if (shape.length === own.length && shape.every((n, i) => n === own[i])) continue;
      throw new ShapeError(
        say(str`weight "${key}" is [${own.join(', ')}], not [${shape.join(', ')}]`),
      );
    }
    return new GraphNetwork({ ...this.#definition, weights: changed }, this);
  }

  withChoices(choices: Choices): Network {
    requireOpen(this);
    const weights = new Map<string, WeightData>();
    return new GraphNetwork({ ...chosenAnew(this.#definition, choices), weights }, this, true);
  }

  async execute(
    feeds: TensorMap,
    fetches: readonly string[],
    options?: ExecuteOptions,
  ): Promise<TensorMap> {
    const observer = options?.observe;
    const shown = observer?.tensors ?? [];
    const averages = observer?.shows === 'mean';
    const [observed, averaged] = averages ? [[], shown] : [shown, []];
    await renewBackend();
    const planned = this.#plan({ feeds, fetches, withRespectTo: [], observed, averaged });
    this.#checkFits(planned, feeds, fetches);
    const constants = this.#constants(feeds, planned, fetches);
    const space = new Workspace(new Map(Object.entries({ ...feeds, ...constants })));
    const show = observer && showTo(observer);
    try {
      await forward(planned, space, this.#machine, checkpointOf(options), show);
      return takeAll(space, fetches);
    } catch (error) {
      throw await this.#explained(error, feeds);
    } finally {
      space.dispose();
      dispose(constants);
    }
  }

  async gradient(
    objective: Objective,
    feeds: TensorMap,
    withRespectTo: readonly string[],
    options?: GradientOptions,
  ): Promise<{ values: TensorMap; gradients: TensorMap }> {
    const fetches = objective.reads;
    await renewBackend();
    const planned = this.#plan({ feeds, fetches, withRespectTo, observed: [], averaged: [] });
    this.#checkFits(planned, feeds, fetches);
    const constants = this.#constants(feeds, planned, [...fetches, ...withRespectTo]);
    const space = new Workspace(new Map(Object.entries({ ...feeds, ...constants })));
    const checkpoint = checkpointOf(options);
    const rule = options?.rule ?? 'plain';
    let values: TensorMap = {};
    try {
      const tape = await forward(planned, space, this.#machine, checkpoint);
      values = takeAll(space, fetches);
      const seeds = objective.seed(values);
      const machine = this.#machine;
      const shared = { tape, space, machine, rule, seeds, withRespectTo, checkpoint };
      const found = await reverse(shared);
      const gradients = Object.fromEntries(
        withRespectTo.map((name) => {
          const own = (Object.hasOwn(values, name) && values[name]) || space.get(name);
          return [name, found.get(name) ?? zerosLike(own)];
        }),
      );
      return { values, gradients };
    } catch (error) {
      dispose(Object.values(values));
      throw await this.#explained(error, feeds);
    } finally {
      space.dispose();
      dispose(constants);
    }
  }

  dispose(): void {
    this.#store.dispose();
    if (this.#ownsDerived) this.#derived.dispose();
    this.#plans.clear();
  }

  #plan(request: Omit<PlanRequest, 'feeds'> & { readonly feeds: TensorMap }): Plan {
    requireOpen(this);
    const constants = this.inputs.filter(({ value }) => value !== undefined);
    const feeds = [...new Set([...Object.keys(request.feeds), ...constants.map((c) => c.name)])];
    const { fetches, withRespectTo, observed, averaged } = request;
    const named = [feeds, fetches, withRespectTo, observed, averaged];
    for (const name of named.flat()) this.layer(name);
    this.#checkInputs(request.feeds);
    const key = JSON.stringify(named);
    const known = this.#plans.get(key);
    if (known) return known;
    const made = plan(this.#nodes, { ...request, feeds });
    this.#plans.set(key, made);
    return made;
  }

  /** What inputs read that are not fed, but used: their values, as often as there are images. */
  #constants(feeds: TensorMap, { steps }: Plan, asked: readonly string[]): TensorMap {
    const used = new Set([...steps.flatMap((step) => step.inputs), ...asked]);
    const [batch = 1] = Object.values(feeds)[0]?.shape ?? [];
    const unfed = this.inputs.filter(({ name }) => used.has(name) && !Object.hasOwn(feeds, name));
    return Object.fromEntries(
      unfed.flatMap(({ name, shape, value }) =>
        value === undefined ? [] : [[name, constant(value, shape, batch)]],
      ),
    );
  }

  /** Rank and channels must fit; rows and columns may differ, as long as the layers allow it. */
  #checkInputs(feeds: TensorMap): void {
    for (const { name, shape } of this.inputs) {
      const fed = Object.hasOwn(feeds, name) ? feeds[name] : undefined;
      if (!fed) continue;
      const rank = shape.length + 1;
      if (fed.rank === rank && fed.shape[rank - 1] === shape[shape.length - 1]) continue;
      const wanted = `[batch, ${shape.join(', ')}]`;
      throw new ShapeError(
        say(str`input "${name}" takes ${wanted}, not [${fed.shape.join(', ')}]`),
      );
    }
  }

  #checkFits(plan: Plan, feeds: TensorMap, fetches: readonly string[]): void {
    checkMemory({
      plan,
      feeds: new Map(Object.entries(feeds).map(([name, { shape }]) => [name, shape])),
      fetches,
      layer: (name) => this.layer(name),
      weightShape: this.#store.shapeOf,
      held: heldBytes(),
    });
  }

  /** What a run failed with, for the caller; by then the backend is one that works. */
  async #explained(error: unknown, feeds: TensorMap): Promise<unknown> {
    await renewBackend();
    // In the middle of a run its tensors are gone, and what fails is whichever op comes to need one.
    if (this.disposed && !(error instanceof AbortError)) return disposedError(this);
    if (!(error instanceof StepError)) return error;
    const { cause, step } = error;
    if (!isMachineFault(cause)) return this.#blameFeeds(error, feeds);
    const { outputShape: shape } = this.layer(step);
    const facts = told({ kind: 'at-layer', layer: step, shape, error: errorData(cause) });
    return cause.name === 'MemoryError' ? new MemoryError(facts) : new BackendLostError(facts);
  }

  /**
   * An op that gets a shape that it cannot take throws; the fault is with a feed of another shape
   * than the layer has: rows and columns that do not suit a dense layer, say.
   */
  #blameFeeds(error: StepError, feeds: TensorMap): unknown {
    for (const [name, { shape }] of Object.entries(feeds)) {
      const own = this.layer(name).outputShape;
      if (shape.length === own.length + 1 && own.every((n, i) => n === shape[i + 1])) continue;
      return new ShapeError(
        say(
          str`"${error.step.slice(0, 100)}" cannot run with "${name.slice(0, 100)}" as [${shape.join(', ')}] for [batch, ${own.join(', ')}]: ${error.message.slice(0, 200)}`,
        ),
      );
    }
    return error.cause;
  }
}

/** @throws MemoryError when the weights alone are more than the backend can hold */
function checkWeightsFit(graph: GraphDefinition<StoredWeight>, needed: ReadonlySet<string>): void {
  const weights = [...graph.weights].filter(([key]) => needed.has(key));
  const bytes = weights.reduce((sum, [, { shape }]) => sum + 4 * valueCount(shape), 0);
  const [held, most] = [heldBytes(), MOST_BYTES];
  if (held + bytes <= most) return;
  const sizes = weights.map(([key, { shape }]) => ({ key, shape, values: valueCount(shape) }));
  const [largest] = sizes.sort((a, b) => b.values - a.values);
  throw new MemoryError(
    told({
      ...{ kind: 'weights-need', model: graph.name, bytes, held, most },
      largest: { name: largest?.key ?? '', shape: largest?.shape ?? [] },
    }),
  );
}

const sameInputs = (one: Pick<Network, 'inputs'>, other: Pick<Network, 'inputs'>): boolean =>
  JSON.stringify(one.inputs) === JSON.stringify(other.inputs);

function constant(
  value: number | readonly number[],
  shape: readonly number[],
  batch: number,
): Tensor {
  if (typeof value === 'number') return fill([batch, ...shape], value);
  return tidy(() => {
    const one = tensor([...value], [1, ...shape], 'float32');
    return repeated(one, [batch, ...shape.map(() => 1)]);
  });
}

function takeAll(space: Workspace, names: readonly string[]): TensorMap {
  // Not by assignment: a layer may be named "__proto__".
  return Object.fromEntries([...new Set(names)].map((name) => [name, space.take(name)]));
}
