import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../ops/activation.js';
import { scaleAndShift, type Affine, type BatchNormalization } from '../ops/batch-normalization.js';
import { conv2d, type Conv2d } from '../ops/conv2d.js';
import { depthwiseConv2d, type DepthwiseConv2d } from '../ops/depthwise-conv2d.js';
import { matMul, type MatMul } from '../ops/mat-mul.js';
import type { Rectifier } from '../ops/rectifier.js';
import { first, type Derive, type Op } from '../ops/op.js';
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

/** A BatchNorm and perhaps a rectifier behind a step's op. */
export interface Tail {
  /** The op's own tensor and the BatchNorm's; with the step's output, those that have a mean. */
  readonly inner: readonly string[];
  readonly rectifier: Rectifier | undefined;
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
    const rectifier = after && isActivation(after.op) && after.op.rectifier ? after : undefined;
    const step = together(node, norm, rectifier, averaged);
    if (step) for (const part of [norm, rectifier]) if (part) merged.add(part);
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
  rectifier: GraphNode | undefined,
  averaged: ReadonlySet<string>,
): Step | undefined {
  const inner = norm && rectifier ? [node.name, norm.name] : [node.name];
  if (inner.some((name) => averaged.has(name))) return norm && tailed(node, norm, rectifier, inner);
  return isLinear(node.op) && (norm || rectifier)
    ? joined(node, node.op, norm, rectifier)
    : undefined;
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
  rectifierNode: GraphNode | undefined,
  inner: readonly string[],
): Step {
  return {
    ...single(node),
    output: (rectifierNode ?? norm).name,
    tail: {
      inner,
      rectifier: rectifierOf(rectifierNode),
      affine: (weightOf, derive) => affineOf(norm, weightOf, derive),
    },
  };
}

function joined(
  node: GraphNode,
  op: Linear,
  norm: GraphNode | undefined,
  rectifierNode: GraphNode | undefined,
): Step {
  const rectifier = rectifierOf(rectifierNode);
  const fused: Op =
    op.type === 'matMul'
      ? matMul(rectifier)
      : op.type === 'conv2d'
        ? conv2d({ ...op.attributes, rectifier })
        : depthwiseConv2d({ ...op.attributes, rectifier });
  return {
    output: (rectifierNode ?? norm ?? node).name,
    op: fused,
    inputs: node.inputs,
    keys: node.weights,
    weights(weightOf, derive) {
      const own = node.weights.map(weightOf);
      return norm ? folded(op, own, norm, weightOf, derive) : own;
    },
  };
}

const rectifierOf = (node: GraphNode | undefined): Rectifier | undefined =>
  node && isActivation(node.op) ? node.op.rectifier : undefined;

function affineOf(norm: GraphNode, weightOf: (key: string) => Tensor, derive: Derive): Affine {
  const { attributes } = norm.op as BatchNormalization;
  return scaleAndShift(norm.weights.map(weightOf), attributes, derive);
}

/** Kernel and bias that do the BatchNorm's work as well. */
function folded(
  op: Linear,
  own: readonly Tensor[],
  norm: GraphNode,
  weightOf: (key: string) => Tensor,
  derive: Derive,
): Tensor[] {
  const kernel = first(own, 'kernel');
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
