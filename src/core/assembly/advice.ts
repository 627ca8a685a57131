import { UnsupportedLayerError } from '../errors.js';
import { shown } from '../kinds/config.js';
import { say, str, type Sentence } from '../sentence.js';

/** A layer that cannot be read, whose message says what to do about it. */
export class AdvisedLayerError extends UnsupportedLayerError {}

/** How a SavedModel of TensorFlow becomes a graph model, which is read. */
export const CONVERT_SAVED_MODEL =
  'pip install tensorflowjs && tensorflowjs_converter --input_format=tf_saved_model FOLDER web_model; ' +
  'then open the folder web_model';

/** Layers whose computation is not in the file: what a person can do about each. */
const ADVICE: readonly { readonly is: RegExp; readonly advice: Sentence }[] = [
  {
    is: /^(KerasLayer|HubLayer)$/,
    advice: say(
      str`is a model of TensorFlow Hub (hub.KerasLayer), of which the file has no layers: save the whole model as a SavedModel, model.export("FOLDER") or tf.saved_model.save(model, "FOLDER"), and convert it: ${CONVERT_SAVED_MODEL}.`,
    ),
  },
  {
    is: /^TFSMLayer$/,
    advice: say(
      str`is a SavedModel that lies elsewhere (TFSMLayer), of which the file has no layers: convert that SavedModel, or the whole model after model.export("FOLDER"): ${CONVERT_SAVED_MODEL}.`,
    ),
  },
  {
    is: /^Quantize(Wrapper(V2)?|Layer|Annotate)$/,
    advice: say(
      'is of quantisation-aware training (tfmot.quantization), which rounds what layers read and is not read: save the model that quantize_model was given, with the trained weights, for each layer layer.set_weights(quantised.get_layer("quant_" + layer.name).layer.get_weights()).',
    ),
  },
  {
    is: /^ClusterWeights(MHA)?$/,
    advice: say(
      'is clustered (tfmot.clustering), which is not read: save tfmot.clustering.keras.strip_clustering(model) instead.',
    ),
  },
];

/** An error about a layer of a class that no one can add; undefined for others. */
export function advisedError(className: string, name: string): AdvisedLayerError | undefined {
  const own = className.slice(className.lastIndexOf('>') + 1);
  const found = ADVICE.find(({ is }) => is.test(own));
  return found && new AdvisedLayerError(say(str`layer ${shown(name)} ${found.advice}`));
}
