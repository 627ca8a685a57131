import { isJson, type Json } from '../../kinds/config.js';
import type { Argument, CallArguments } from '../../kinds/functions/call.js';
import { Attributes } from '../graph-model/node-def.js';
import { readJson } from '../files/read-json.js';
import type { ReadingBudget } from '../../reading-budget.js';

/*
 * TensorFlow 2.0 to 2.3 wrote what stands between layers, `x / 127.5`, as a TensorFlowOpLayer: one node of
 * a graph, and those of its inputs that are fixed. It is the call of a function that is read anyway.
 */

/** A function in the place of a node. */
export interface NodeFunction {
  readonly functionName: string;
  readonly config: Json;
  /** The arguments of a call that reads so many tensors. */
  readonly given: (tensors: number) => CallArguments;
}

/** Arguments by name that a node has as attributes, or by its constant inputs. */
type Named = (
  attributes: Attributes,
  inputs: readonly Argument[],
) => Readonly<Record<string, unknown>>;

/** How a node's inputs and attributes become arguments. */
interface Rule {
  readonly name: string;
  readonly named?: Named;
  /** Inputs in the order of the function's positional arguments; as they are unless given. */
  readonly inputs?: (inputs: readonly Argument[]) => readonly Argument[];
}

const rule = (name: string, named?: Named, inputs?: Rule['inputs']): Rule => ({
  name,
  ...(named ? { named } : {}),
  ...(inputs ? { inputs } : {}),
});

/** All inputs in one list. */
const listed = (inputs: readonly Argument[]): readonly Argument[] => [{ list: inputs }];
const first = (inputs: readonly Argument[]): readonly Argument[] => inputs.slice(0, 1);

const kept: Named = (at) => ({ keepdims: at.boolean('keep_dims') });
const formatted: Named = (at) => ({ data_format: at.choice('data_format', ['NHWC', 'NCHW']) });
const resized: Named = (at) => ({
  align_corners: at.boolean('align_corners'),
  half_pixel_centers: at.boolean('half_pixel_centers'),
});
const windowed: Named = (at, inputs) => ({
  ksize: at.integers('ksize'),
  strides: at.integers('strides'),
  padding: at.choice('padding', ['VALID', 'SAME']),
  ...formatted(at, inputs),
});
const blocked: Named = (at, inputs) => ({
  block_size: at.number('block_size', 2),
  ...formatted(at, inputs),
});
const flipped: Named = (at) => ({
  transpose_a: at.boolean('transpose_a') || at.boolean('adj_x'),
  transpose_b: at.boolean('transpose_b') || at.boolean('adj_y'),
});

/** A node by what it does to values alone, or in the order of the function of the same name. */
const SAME = [
  ...[
    'Abs',
    'Acos',
    'Asin',
    'Atan',
    'Ceil',
    'Cos',
    'Cosh',
    'Erf',
    'Exp',
    'Expm1',
    'Floor',
    'Identity',
  ],
  ...['Log', 'Log1p', 'Maximum', 'Minimum', 'Mul', 'Neg', 'OnesLike', 'Pow', 'Reciprocal', 'Round'],
  ...[
    'Rsqrt',
    'Sign',
    'Sin',
    'Sinh',
    'Sqrt',
    'Square',
    'SquaredDifference',
    'StopGradient',
    'Sub',
    'Tan',
  ],
  ...['ZerosLike', 'Elu', 'LogSoftmax', 'Relu', 'Relu6', 'Selu', 'Sigmoid', 'Softmax', 'Softplus'],
  ...[
    'Softsign',
    'Tanh',
    'FloorDiv',
    'FloorMod',
    'Equal',
    'Greater',
    'GreaterEqual',
    'Less',
    'LessEqual',
  ],
  ...['NotEqual', 'LogicalAnd', 'LogicalOr', 'LogicalNot', 'Reshape', 'Transpose', 'Tile', 'Shape'],
  ...['ClipByValue', 'Slice', 'BroadcastTo'],
].map((op): [string, Rule] => [op, rule(op)]);

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...SAME,
  ['Add', rule('add')],
  ['AddN', rule('addn', undefined, listed)],
  ['AddV2', rule('add')],
  ['AvgPool', rule('avg_pool', windowed)],
  ['BatchMatMul', rule('matmul', flipped)],
  ['BatchMatMulV2', rule('matmul', flipped)],
  ['BiasAdd', rule('bias_add', formatted)],
  ['Cast', rule('cast', (at) => ({ dtype: at.type('DstT') }))],
  // The axis comes last, behind all that is joined.
  [
    'ConcatV2',
    rule(
      'concat',
      (_, inputs) => ({ axis: inputs.at(-1)?.value }),
      (inputs) => listed(inputs.slice(0, -1)),
    ),
  ],
  ['DepthToSpace', rule('depth_to_space', blocked)],
  ['Div', rule('divide')],
  ['DivNoNan', rule('div_no_nan')],
  [
    'Einsum',
    rule(
      'einsum',
      (at) => ({ equation: at.text('equation') }),
      (inputs) => [{ value: undefined }, ...inputs],
    ),
  ],
  ['ExpandDims', rule('expand_dims')],
  ['GatherV2', rule('gather')],
  ['LeakyRelu', rule('leaky_relu', (at) => ({ alpha: at.number('alpha', 0.2) }))],
  [
    'LRN',
    rule('lrn', (at) => ({
      depth_radius: at.number('depth_radius', 5),
      bias: at.number('bias', 1),
      alpha: at.number('alpha', 1),
      beta: at.number('beta', 0.5),
    })),
  ],
  ['MatMul', rule('matmul', flipped)],
  ['Max', rule('reduce_max', kept)],
  ['MaxPool', rule('max_pool', windowed)],
  ['Mean', rule('reduce_mean', kept)],
  ['Min', rule('reduce_min', kept)],
  ['MirrorPad', rule('pad', (at) => ({ mode: at.choice('mode', ['REFLECT', 'SYMMETRIC']) }))],
  ['Pack', rule('stack', (at) => ({ axis: at.number('axis', 0) }), listed)],
  ['Pad', rule('pad')],
  [
    'PadV2',
    rule(
      'pad',
      (_, [, , value]) => ({ constant_values: value?.value }),
      (inputs) => inputs.slice(0, 2),
    ),
  ],
  ['RealDiv', rule('divide')],
  ['ResizeBicubic', rule('resize_bicubic', resized)],
  ['ResizeBilinear', rule('resize_bilinear', resized)],
  ['ResizeNearestNeighbor', rule('resize_nearest_neighbor', resized)],
  ['ReverseV2', rule('reverse')],
  ['Select', rule('where')],
  ['SelectV2', rule('where')],
  ['SpaceToDepth', rule('space_to_depth', blocked)],
  [
    'Split',
    rule(
      'split',
      (at, [axis]) => ({ axis: axis?.value, num_or_size_splits: at.number('num_split', 1) }),
      (inputs) => inputs.slice(1),
    ),
  ],
  ['SplitV', rule('split')],
  ['Squeeze', rule('squeeze', squeezed)],
  ['StridedSlice', rule('getitem', sliced, first)],
  ['Sum', rule('reduce_sum', kept)],
  ['Unpack', rule('unstack', (at) => ({ axis: at.number('axis', 0) }))],
]);

/** Inputs of a node that are fixed, at most; a slice has three. */
const MOST_FIXED = 64;

/** The function that a TensorFlowOpLayer calls; undefined where its node cannot be understood. */
export function nodeFunction(
  { name, node_def: written, constants }: Json,
  budget: ReadingBudget,
): NodeFunction | undefined {
  const node = typeof written === 'string' ? parsed(written, budget) : written;
  const fixed = isJson(constants) ? Object.entries(constants) : [];
  if (!isJson(node) || typeof node['op'] !== 'string' || fixed.length > MOST_FIXED)
    return undefined;
  const { op } = node;
  const rule = RULES.get(op);
  const nodeName = typeof name === 'string' ? name.slice(0, 60) : '';
  const attributes = new Attributes(nodeName, node['attr']);
  const given = (tensors: number): CallArguments => {
    const inputs: Argument[] = Array.from({ length: tensors }, (_, tensor) => ({ tensor }));
    const places = fixed.map(([index, value]) => ({ index: Number(index), value }));
    for (const { index, value } of places.sort((a, b) => a.index - b.index)) {
      inputs.splice(index, 0, { value });
    }
    const named = rule?.named?.(attributes, inputs) ?? {};
    return {
      positional: rule?.inputs?.(inputs) ?? inputs,
      named: new Map(Object.entries(named).map(([key, value]) => [key, { value }])),
    };
  };
  // No function is called so: the name is for the person.
  const functionName = rule?.name ?? `TensorFlow op ${op.slice(0, 60)}`;
  return { functionName, config: { function: functionName }, given };
}

function parsed(text: string, budget: ReadingBudget): unknown {
  try {
    return readJson(text, 'node_def', budget);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `x[:, ::-1, 0, ..., None]` of the numbers and masks that it became. */
function sliced(at: Attributes, [, begin, end, strides]: readonly Argument[]) {
  const list = (argument: Argument | undefined): unknown[] => {
    return Array.isArray(argument?.value) ? argument.value : [];
  };
  const has = (mask: string, index: number) => ((at.number(mask, 0) >> index) & 1) === 1;
  const spec = list(begin).map((start, index) => {
    if (has('ellipsis_mask', index)) return { class_name: 'Ellipsis' };
    if (has('new_axis_mask', index)) return null;
    if (has('shrink_axis_mask', index)) return start;
    return {
      start: has('begin_mask', index) ? null : start,
      stop: has('end_mask', index) ? null : list(end)[index],
      step: list(strides)[index] === 1 ? null : list(strides)[index],
    };
  });
  return { slice_spec: spec };
}

/** The axes that go, of one cell each; without any all such. */
function squeezed(at: Attributes) {
  const axes = at.integers('squeeze_dims');
  return axes.length > 0 ? { axis: axes } : {};
}
