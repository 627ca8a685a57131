"""Makes test/golden/keras/foreign: models with what is no layer of Keras itself, and what they answer.

Functions of Python between layers, nodes of TensorFlow 2.0 to 2.3, layers of TensorFlow Addons, and
models that TensorFlow's model optimisation has pruned, clustered or trained for quantisation. By the
packages themselves, which Keras 2 (`tf_keras`) runs: `pip install keras==3.15.1 tf_keras==2.21
tensorflow-cpu==2.21 h5py`, and without their dependencies `pip install --no-deps
tensorflow-model-optimization==0.8.1 tensorflow-addons==0.23 typeguard==2.13.3 dm-tree`. Python 3.11, of
which the code of the Lambdas is.
"""

import json
import os
import shutil
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_USE_LEGACY_KERAS"] = "1"

import h5py
import keras as keras3
import numpy as np
import tensorflow as tf
import tensorflow_model_optimization as tfmot
import tf_keras
from tf_keras.src.engine.base_layer import TensorFlowOpLayer

FOLDER = Path(__file__).parents[1] / "test" / "golden" / "keras" / "foreign"
SIZE = (8, 7, 3)
L = tf_keras.layers
random = np.random.default_rng(17)


def addons():
    """TensorFlow Addons, which knew Keras 2 by the name `keras`."""
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "keras"}
    for name in ours:
        del sys.modules[name]
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "tf_keras":
            sys.modules[name.removeprefix("tf_")] = module
    import tensorflow_addons.layers

    sys.modules.update(ours)
    return tensorflow_addons.layers


def drawn(model):
    """Weights that differ everywhere; variances stay above 0."""
    names = [weight.path if hasattr(weight, "path") else weight.name for weight in model.weights]
    values = [random.normal(0, 0.4, weight.shape).astype("float32") for weight in model.weights]
    model.set_weights([v**2 + 0.5 if "variance" in n else v for n, v in zip(names, values)])
    return model


def lambdas(K, name):
    layers = K.layers
    image = K.Input(SIZE, name="image")
    x = layers.Lambda(lambda x: x / 127.5 - 1.0, name="scaled")(image)
    x = layers.Conv2D(4, 3, name="conv")(x)
    x = layers.Lambda(lambda x: 0.5 * x ** 2 - (-x) * (x + 3) / 4, name="bent")(x)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    return drawn(K.Model(image, layers.Dense(3, activation="softmax", name="classes")(x), name=name))


def node(function, *tensors, name):
    """The layer that TensorFlow 2.0 to 2.3 made of one node of a graph."""
    with tf.Graph().as_default():
        places = [tf.compat.v1.placeholder(tensor.dtype, tensor.shape) for tensor in tensors]
        made = function(*places)
        operation = (made[0] if isinstance(made, list) else made).op
        fixed = {
            i: tf.get_static_value(given)
            for i, given in enumerate(operation.inputs)
            if given.op.type == "Const"
        }
    layer = TensorFlowOpLayer(operation.node_def.SerializeToString(), name, fixed)
    return layer(tensors[0] if len(tensors) == 1 else list(tensors))


def nodes():
    raw = tf.raw_ops
    image = L.Input(SIZE, batch_size=None, name="image")
    x = node(lambda x: x / 0.5, image, name="truediv")
    x = node(lambda x: x - 1.0, x, name="sub")
    x = node(lambda x: x[:, 1:, ..., ::-1], x, name="strided_slice")
    x = L.Conv2D(4, 3, padding="same", name="conv1")(x)
    y = node(lambda x: x + 3.0, x, name="add")
    y = node(tf.nn.relu6, y, name="Relu6")
    x = node(lambda x, y: x * y, x, y, name="mul")
    x = node(lambda x: tf.pad(x, [[0, 0], [1, 2], [0, 1], [0, 0]]), x, name="Pad")
    x = node(lambda x: tf.pad(x, [[0, 0], [1, 0], [1, 1], [0, 0]], "REFLECT"), x, name="MirrorPad")
    x = node(
        lambda x: raw.ResizeBilinear(images=x, size=[6, 8], half_pixel_centers=True), x, name="resize"
    )
    x = node(lambda x: tf.nn.depth_to_space(x, 2), x, name="DepthToSpace")
    x = node(lambda x: tf.nn.max_pool2d(x, [2, 3], [2, 2], "SAME"), x, name="MaxPool")
    x = node(lambda x: tf.nn.bias_add(x, [0.3]), x, name="BiasAdd")
    x = L.Conv2D(6, 2, name="conv2")(x)
    x = node(lambda x: tf.nn.leaky_relu(x, 0.1), x, name="LeakyRelu")
    a, b = node(lambda x: tf.split(x, 2, axis=3), x, name="split")
    x = node(lambda a, b: tf.concat([b, a], 3), a, b, name="concat")
    x = node(lambda x: tf.maximum(x, -0.4), x, name="Maximum")
    x = node(lambda x: tf.transpose(x, [0, 2, 1, 3]), x, name="transpose")
    x = node(lambda x: tf.reduce_mean(x, [1, 2], keepdims=True), x, name="Mean")
    x = node(lambda x: tf.squeeze(x, [1, 2]), x, name="Squeeze")
    x = node(lambda x: tf.reshape(x, [-1, 6]), x, name="Reshape")
    fixed = random.normal(0, 1, (6, 3)).astype("float32")
    x = node(lambda x: tf.matmul(x, fixed), x, name="MatMul")
    return drawn(tf_keras.Model(image, node(tf.nn.softmax, x, name="Softmax"), name="nodes"))


def as_text(source, target):
    """The same file with nodes as texts, as TensorFlow 2.0 and 2.1 wrote them."""
    shutil.copy(source, target)
    with h5py.File(target, "r+") as file:
        config = json.loads(file.attrs["model_config"])
        for layer in config["config"]["layers"]:
            if layer["class_name"] == "TensorFlowOpLayer":
                layer["config"]["node_def"] = json.dumps(layer["config"]["node_def"])
        file.attrs["model_config"] = json.dumps(config)


def plain():
    model = tf_keras.Sequential(
        [
            L.Conv2D(4, 3, input_shape=SIZE, name="conv"),
            L.BatchNormalization(name="bn"),
            L.ReLU(name="relu"),
            L.DepthwiseConv2D(2, activation="relu", name="depthwise"),
            L.Flatten(name="flat"),
            L.Dense(3, activation="softmax", name="classes"),
        ],
        name="plain",
    )
    return drawn(model)


def clustered():
    start = tfmot.clustering.keras.CentroidInitialization.LINEAR
    return tfmot.clustering.keras.cluster_weights(plain(), 4, cluster_centroids_init=start)


def instances():
    of = addons()
    image = L.Input(SIZE, name="image")
    x = L.Conv2D(4, 3, name="conv")(image)
    x = of.InstanceNormalization(name="each")(x)
    x = of.GroupNormalization(2, epsilon=0.01, center=False, name="pairs")(x)
    x = L.GlobalMaxPooling2D(name="pool")(x)
    return drawn(tf_keras.Model(image, L.Dense(3, activation="softmax", name="classes")(x), name="addons"))


def digits(values):
    return [float(f"{value:.9g}") for value in np.asarray(values, "float64").ravel()]


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    answers = {}

    def keep(model, *files):
        image = random.normal(0, 1, (1, *SIZE)).astype("float32")
        output = digits(model.predict(image, verbose=0))
        for file in files:
            model.save(FOLDER / file)
            answers[file] = {"image": digits(image), "output": output}

    keep(lambdas(tf_keras, "lambdas"), "lambdas.k2.h5", "lambdas.k2.keras")
    keep(lambdas(keras3, "lambdas"), "lambdas.k3.keras")
    keep(nodes(), "nodes.h5")
    as_text(FOLDER / "nodes.h5", FOLDER / "nodes-text.h5")
    answers["nodes-text.h5"] = answers["nodes.h5"]
    keep(tfmot.sparsity.keras.prune_low_magnitude(plain()), "pruned.h5", "pruned.keras")
    keep(tfmot.quantization.keras.quantize_model(plain()), "for-quantisation.h5")
    keep(clustered(), "clustered.h5")
    keep(instances(), "addons.h5")
    lines = (f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in answers.items())
    (FOLDER / "answers.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
