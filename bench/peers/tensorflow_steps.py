"""Times steps of EfficientNet-Lite0 in TensorFlow on the CPU, on request; see `serve.py`.

The argument is the number of threads. The network is the one that is shipped, read into Keras;
steps run as graphs, compiled before they are timed. Needs tensorflow-cpu.
"""

import json
import sys
from functools import cache
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from serve import serve

FOLDER = Path(__file__).parents[2] / "models" / "efficientnet-lite0"


def read_weights(manifest):
    """Arrays by name, `layer/weight`."""
    data = b"".join((FOLDER / path).read_bytes() for path in manifest["paths"])
    arrays, offset = {}, 0
    for weight in manifest["weights"]:
        stored = np.dtype(weight.get("quantization", weight)["dtype"])
        count = int(np.prod(weight["shape"]))
        values = np.frombuffer(data, stored, count, offset)
        arrays[weight["name"]] = values.astype(np.float32).reshape(weight["shape"])
        offset += count * stored.itemsize
    return arrays


def open_model():
    described = json.loads((FOLDER / "model.json").read_text())
    config = described["modelTopology"]["model_config"]["config"]
    config["layers"][0]["config"]["batch_input_shape"] = [None, None, None, 3]
    model = keras.Model.from_config(config)
    model.trainable = False
    arrays = read_weights(described["weightsManifest"][0])
    for weight in model.weights:
        # Keras 3 calls a depthwise kernel just that.
        layer, name = weight.path.split("/")
        weight.assign(arrays.get(weight.path, arrays.get(f"{layer}/depthwise_{name}")))
    return model


def tensor_of(model, layer):
    """Output of block N, with its skip where it has one; or of a layer."""
    names = {own.name for own in model.layers}
    candidates = (f"{layer}_add", f"{layer}_project_bn", layer)
    return model.get_layer(next(name for name in candidates if name in names)).output


def objective(out):
    """Channel i of picture i, averaged over the positions, where there are any; summed."""
    means = out if out.shape.rank == 2 else tf.reduce_mean(out, (1, 2))
    return tf.reduce_sum(tf.linalg.diag_part(means))


def steps_of(model):
    """Makes the graph of a step, once for each layer and kind."""

    @cache
    def forward(layer):
        part = keras.Model(model.input, tensor_of(model, layer))
        return tf.function(lambda image: part(image, training=False))

    @cache
    def gradient(layer):
        part = forward(layer)

        @tf.function
        def run(image):
            with tf.GradientTape() as tape:
                tape.watch(image)
                value = objective(part(image))
            return tape.gradient(value, image)

        return run

    @cache
    def gradcam():
        part = forward("head_relu6")
        pool, dense = model.get_layer("pool"), model.get_layer("logits")

        @tf.function
        def run(image):
            features = part(image)
            with tf.GradientTape() as tape:
                tape.watch(features)
                strongest = tf.reduce_max(dense(pool(features)))
            slope = tape.gradient(strongest, features)
            return tf.reduce_sum(tf.reduce_mean(slope, (1, 2), keepdims=True) * features, -1)

        return run

    def step(request):
        if request.get("gradcam"):
            return gradcam()
        return gradient(request["layer"]) if request.get("gradient") else forward(request["layer"])

    return step


@cache
def noise(batch, size):
    return tf.random.uniform((batch, size, size, 3), -1, 1)


def start():
    tf.config.threading.set_intra_op_parallelism_threads(int(sys.argv[1]))
    tf.config.threading.set_inter_op_parallelism_threads(1)
    step = steps_of(open_model())
    run = lambda asked: step(asked)(noise(asked["batch"], asked["size"])).numpy()
    return tf.__version__, run


if __name__ == "__main__":
    serve(start)
