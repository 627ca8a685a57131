import { buildLayer } from '../assembly/build-layer.js';
import type { LayerCall, LayerConfig, TensorReference, Topology } from '../assembly/topology.js';
import { ArchiveFolders, snakeCase } from '../formats/keras/archive-folder.js';
import type { Json, KerasVersion } from '../kinds/config.js';
import type { Argument, CallArguments } from '../kinds/functions/call.js';
import type { BuiltLayer, Kind, Shape } from '../kinds/kind.js';
import { inKerasOrder } from './keras-order.js';

/** A tensor of a model that is being built: the layer that gives it, and its shape without the batch. */
export interface KerasTensor {
  readonly model: FunctionalModel;
  readonly layer: string;
  readonly shape: Shape;
}

/** An operand of a function between layers. */
export type Operand = KerasTensor | number;

/** A layer before it is added. */
interface NewLayer {
  readonly className: string;
  readonly config: Json;
  /** Where it has none it is named and numbered as Keras does. */
  readonly name?: string | undefined;
}

/** A layer that is added; the place of its weights follows from the order of all. */
type Added = Omit<LayerConfig, 'folder'>;

/** A model that is built layer by layer on the tensors of others, as with Keras' functional API. */
export class FunctionalModel {
  readonly #layers: Added[] = [];
  readonly #calls: LayerCall[] = [];
  /** How many layers got a name of each kind. */
  readonly #named = new Map<string, number>();
  /** What layers come to, by class, configuration and what they read: most are built over and over. */
  readonly #built = new Map<string, BuiltLayer>();
  /** What each layer comes to, so that it is not built anew. */
  readonly #kinds = new Map<string, Kind>();
  /** The Sequential that layers are added to at present. */
  #inside: string | undefined;

  /** @param keras - whose names it has: those of Keras 3, or of `tf_keras` for what only Keras 2 has */
  constructor(
    readonly name: string,
    readonly keras: KerasVersion = 3,
  ) {}

  /** @param name - by default as Keras names the first input */
  input(shape: Shape, name?: string): KerasTensor {
    const size = [null, ...shape];
    const config = this.keras === 3 ? { batch_shape: size } : { batch_input_shape: size };
    const layer = name ?? (this.keras === 3 ? 'input_layer' : 'input_1');
    this.#layers.push(this.#made({ className: 'InputLayer', config }, layer));
    return { model: this, layer, shape };
  }

  /** Calls a new layer on tensors. */
  layer({ className, config, name }: NewLayer, inputs: readonly KerasTensor[]): KerasTensor {
    const own = name ?? this.#autoName(snakeCase(className));
    const list = inputs.map((_, tensor) => ({ tensor }));
    const positional = list.length === 1 ? list : [{ list }];
    return this.#call(this.#made({ className, config }, own), inputs, positional);
  }

  /**
   * Calls a function on two operands: in Keras 3 one of `keras.ops`, in Keras 2 a layer that names one
   * of TensorFlow.
   */
  function(name: { readonly [Keras in KerasVersion]: string }, operands: Operand[]): KerasTensor {
    const functionName = name[this.keras];
    const old = this.keras === 2;
    const own = this.#autoName(old ? `tf.${functionName}` : snakeCase(functionName));
    const className = old ? 'TFOpLambda' : functionName;
    const config = old ? { function: functionName } : {};
    const layer = this.#made({ className, config }, own, functionName);
    const inputs = operands.filter((operand) => typeof operand !== 'number');
    let tensor = 0;
    const positional = operands.map((operand) =>
      typeof operand === 'number' ? { value: operand } : { tensor: tensor++ },
    );
    return this.#call(layer, inputs, positional);
  }

  /** Layers one after another as a model of their own, a `Sequential`. */
  sequential(name: string, add: () => KerasTensor): KerasTensor {
    this.#inside = name;
    const output = add();
    this.#inside = undefined;
    return output;
  }

  /** The whole as readers give it, its layers in the order of Keras' `model.layers`. */
  topology(output: KerasTensor): Topology {
    const tops = new Map(this.#layers.map((layer) => [layer.name, layer.top]));
    const order = inKerasOrder(this.#calls, output.layer, tops);
    const place = ({ top }: Added) => order.get(top) ?? -1;
    const layers = this.#layers.filter(({ top }) => order.has(top));
    layers.sort((a, b) => place(a) - place(b));
    const calls = new Map(this.#calls.map((call) => [call.layer, call]));
    const inputs = layers.filter(({ className }) => className === 'InputLayer');
    return {
      name: this.name,
      layers: withFolders(layers, this.#kinds),
      calls: layers.flatMap(({ name }) => calls.get(name) ?? []),
      inputs: inputs.map(({ name }) => reference(name)),
      outputs: [reference(output.layer)],
    };
  }

  #made({ className, config }: NewLayer, own: string, functionName?: string): Added {
    const group = this.#inside;
    if (group !== undefined) {
      return {
        ...{ name: `${group}/${own}`, className, config, top: group },
        ...{ group, groupKinds: ['Sequential'] },
      };
    }
    const layer = { name: own, className, config, top: own };
    return functionName === undefined ? layer : { ...layer, functionName };
  }

  #call(
    layer: Added,
    inputs: readonly KerasTensor[],
    positional: readonly Argument[],
  ): KerasTensor {
    const { name, className, config } = layer;
    const shapes = inputs.map(({ shape }) => shape);
    const reads = inputs.map((tensor) => reference(tensor.layer));
    const call = { layer: name, index: 0, reads, given: { positional, named: NONE } };
    const constants = layer.functionName === undefined ? '' : JSON.stringify(positional);
    const key = `${className} ${JSON.stringify(config)} ${shapes.join(' ')} ${constants}`;
    const known = this.#built.get(key);
    const built = known ?? buildLayer({ ...layer, folder: '' }, call, shapes, this.keras);
    if (!known) this.#built.set(key, built);
    this.#layers.push(layer);
    this.#kinds.set(name, () => built);
    this.#calls.push(call);
    return { model: this, layer: name, shape: built.outputShape };
  }

  /** `conv2d`, `conv2d_1`, `conv2d_2`, … */
  #autoName(kind: string): string {
    const count = this.#named.get(kind) ?? 0;
    this.#named.set(kind, count + 1);
    return count === 0 ? kind : `${kind}_${count}`;
  }
}

const NONE: CallArguments['named'] = new Map();

const reference = (layer: string): TensorReference => ({ layer, call: 0, output: 0 });

/** Names the folders in which an archive of Keras 3 keeps the weights; functions have none. */
function withFolders(
  layers: readonly Added[],
  kinds: ReadonlyMap<string, Kind>,
): readonly LayerConfig[] {
  const whole = new ArchiveFolders();
  const models = new Map<string, { readonly folder: string; readonly inner: ArchiveFolders }>();
  const folderOf = ({ className, functionName, group, groupKinds: [kind = ''] = [] }: Added) => {
    if (functionName !== undefined && className !== 'TFOpLambda') return '';
    if (group === undefined) return `layers/${whole.next(className)}`;
    const model = models.get(group) ?? { folder: whole.next(kind), inner: new ArchiveFolders() };
    models.set(group, model);
    return `layers/${model.folder}/layers/${model.inner.next(className)}`;
  };
  return layers.map((layer) => {
    const kind = kinds.get(layer.name);
    const folder = folderOf(layer);
    return kind ? { ...layer, kind, folder } : { ...layer, folder };
  });
}
