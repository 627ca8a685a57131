import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../ops/activation.js';
import { affine, type Affine, type BatchNormalization } from '../ops/batch-normalization.js';
import { conv2d, type Conv2d } from '../ops/conv2d.js';
import { depthwiseConv2d, type DepthwiseConv2d } from '../ops/depthwise-conv2d.js';
import { matMul, type MatMul } from '../ops/mat-mul.js';
import type { Gate } from '../ops/gate.js';
import { only, type Derive, type Op } from '../ops/op.js';
import type { GraphNode } from './definition.js';

/** One step of a plan: an op, or several that were made one. */
export interface Step {
  readonly output: string;
  readonly op: Op;
  readonly inputs: readonly string[];
  /** Keys of the weights that the op has in its file; a BatchNorm folded in needs as many again. */
  readonly keys: readonly string[];
  /** The op's weights, from the network's by key. */
  weights(weightOf: (key: string) => Tensor, derive: Derive): readonly Tensor[];
  /** What follows the op in the same step, showing means on the way. */
  readonly tail?: Tail;
}

/** A BatchNorm and perhaps a gate behind a step's op. */
export interface Tail {
  /** The op's own tensor and the BatchNorm's; with the step's output, those that have a mean. */
  readonly inner: readonly string[];
  readonly gate: Gate | undefined;
  affine(weightOf: (key: string) => Tensor, derive: Derive): Affine;
}

type Linear = Conv2d | DepthwiseConv2d | MatMul;

const isLinear = (op: Op): op is Linear =>
  op.type === 'conv2d' || op.type === 'depthwiseConv2d' || op.type === 'matMul';
const isNormalization = (op: Op): op is BatchNormalization => op.type === 'batchNormalization';
const isActivation = (op: Op): op is Activation => op.type === 'activation';

/**
 * Makes one step of a convolution or dense layer, the BatchNorm behind it and the ReLU behind that,
 * wherever no one else reads or keeps the tensors in between. Where the means of these are wanted,
 * BatchNorm and ReLU become the tail of the step instead of a part of the convolution.
 */
export function fuse(
  nodes: readonly GraphNode[],
  kept: ReadonlySet<string>,
  averaged: ReadonlySet<string>,
): Step[] {
  const readers = readersOf(nodes);
  /** The one node that reads `name`, if nobody else looks at it. */
  const next = (name: string): GraphNode | undefined => {
    const all = readers.get(name) ?? [];
    return all.length === 1 && !kept.has(name) ? all[0] : undefined;
  };
  const merged = new Set<GraphNode>();
  const steps: Step[] = [];
  for (const node of nodes) {
    if (merged.has(node)) continue;
    const follower = next(node.name);
    const norm = follower && isNormalization(follower.op) ? follower : undefined;
    const after = next((norm ?? node).name);
    const gate = after && isActivation(after.op) && after.op.gate ? after : undefined;
    const step = together(node, norm, gate, averaged);
    if (step) for (const part of [norm, gate]) if (part) merged.add(part);
    steps.push(step ?? single(node));
  }
  return steps;
}

function readersOf(nodes: readonly GraphNode[]): ReadonlyMap<string, GraphNode[]> {
  const readers = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const input of node.inputs) {
      const known = readers.get(input);
      if (known) known.push(node);
      else readers.set(input, [node]);
    }
  }
  return readers;
}

/** One step of a node and what follows it; none where they stay apart. */
function together(
  node: GraphNode,
  norm: GraphNode | undefined,
  gate: GraphNode | undefined,
  averaged: ReadonlySet<string>,
): Step | undefined {
  const inner = norm && gate ? [node.name, norm.name] : [node.name];
  if (inner.some((name) => averaged.has(name))) return norm && tailed(node, norm, gate, inner);
  return isLinear(node.op) && (norm || gate) ? joined(node, node.op, norm, gate) : undefined;
}

function single(node: GraphNode): Step {
  return {
    output: node.name,
    op: node.op,
    inputs: node.inputs,
    keys: node.weights,
    weights: (weightOf) => node.weights.map(weightOf),
  };
}

function tailed(
  node: GraphNode,
  norm: GraphNode,
  gateNode: GraphNode | undefined,
  inner: readonly string[],
): Step {
  return {
    ...single(node),
    output: (gateNode ?? norm).name,
    tail: {
      inner,
      gate: gateOf(gateNode),
      affine: (weightOf, derive) => affineOf(norm, weightOf, derive),
    },
  };
}

function joined(
  node: GraphNode,
  op: Linear,
  norm: GraphNode | undefined,
  gateNode: GraphNode | undefined,
): Step {
  const gate = gateOf(gateNode);
  const fused: Op =
    op.type === 'matMul'
      ? matMul(gate)
      : op.type === 'conv2d'
        ? conv2d({ ...op.attributes, gate })
        : depthwiseConv2d({ ...op.attributes, gate });
  return {
    output: (gateNode ?? norm ?? node).name,
    op: fused,
    inputs: node.inputs,
    keys: node.weights,
    weights(weightOf, derive) {
      const own = node.weights.map(weightOf);
      return norm ? folded(op, own, norm, weightOf, derive) : own;
    },
  };
}

const gateOf = (node: GraphNode | undefined): Gate | undefined =>
  node && isActivation(node.op) ? node.op.gate : undefined;

function affineOf(norm: GraphNode, weightOf: (key: string) => Tensor, derive: Derive): Affine {
  const { attributes } = norm.op as BatchNormalization;
  return affine(norm.weights.map(weightOf), attributes, derive);
}

/** Kernel and bias that do the BatchNorm's work as well. */
function folded(
  op: Linear,
  own: readonly Tensor[],
  norm: GraphNode,
  weightOf: (key: string) => Tensor,
  derive: Derive,
): Tensor[] {
  const kernel = only(own, 'kernel');
  const bias = own[1];
  const { scale, shift } = affineOf(norm, weightOf, derive);
  const foldedKernel = derive(kernel, `folded ${norm.name}`, () => {
    // A depthwise kernel [kh, kw, c, m] gives channel c·m + j; the others end in the output channel.
    const factor = op.type === 'depthwiseConv2d' ? tf.reshape(scale, kernel.shape.slice(2)) : scale;
    return tf.mul(kernel, factor);
  });
  const foldedBias = derive(kernel, `bias ${norm.name}`, () =>
    bias ? tf.add(tf.mul(bias, scale), shift) : tf.clone(shift),
  );
  return [foldedKernel, foldedBias];
}
