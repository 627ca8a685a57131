"""Makes the small tfjs graph models of test/golden/graph-models with the tfjs converter, and what
TensorFlow answers for each: the output, and the Grad-CAM of a layer by GradientTape.

Needs keras 3, tensorflow and `pip install --no-deps tensorflowjs tensorflow_hub`.
"""

import json
import shutil
import sys
import tempfile
import types
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

# The converter imports these for models of other kinds; they are large, and not used here.
for name in ("tensorflow_decision_forests", "jax", "jax.experimental", "jax.experimental.jax2tf"):
    sys.modules.setdefault(name, types.ModuleType(name))
sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]
# Names that NumPy 2 has dropped.
np.object, np.bool = object, bool
from tensorflowjs.converters import tf_saved_model_conversion_v2 as converter  # noqa: E402

FOLDER = Path(__file__).parents[1] / "test" / "golden" / "graph-models"
L = keras.layers


def mobile():
    """Inverted residuals: BatchNorm is folded, bias and ReLU6 are fused into the convolutions."""
    image = L.Input((16, 16, 3), name="photo")
    x = L.ZeroPadding2D(((0, 1), (0, 1)), name="pad")(image)
    x = L.Conv2D(6, 3, strides=2, use_bias=False, name="stem")(x)
    x = L.BatchNormalization(name="stem_bn")(x)
    x = before = L.ReLU(max_value=6, name="stem_relu")(x)
    x = L.DepthwiseConv2D(3, padding="same", use_bias=False, name="depthwise")(x)
    x = L.BatchNormalization(name="depthwise_bn")(x)
    x = L.ReLU(max_value=6, name="depthwise_relu")(x)
    x = L.Conv2D(6, 1, use_bias=False, name="project")(x)
    x = L.BatchNormalization(name="project_bn")(x)
    x = L.Add(name="join")([x, before])
    x = L.Conv2D(8, 3, padding="same", activation="relu", name="explained")(x)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    x = L.Dense(5, activation="softmax", name="classes")(x)
    return keras.Model(image, x, name="mobile"), "explained"


def residual():
    """BatchNorm that nothing absorbs, because it comes before its convolution; Flatten."""
    image = L.Input((12, 12, 3), name="photo")
    x = L.Rescaling(1 / 127.5, offset=-1, name="rescaling")(image)
    x = L.Conv2D(6, 3, padding="same", name="stem")(x)
    x = L.MaxPooling2D(3, strides=2, padding="same", name="pooled")(x)
    y = L.BatchNormalization(name="before_bn")(x)
    y = L.LeakyReLU(negative_slope=0.2, name="leaky")(y)
    y = L.Conv2D(6, 3, padding="same", activation="elu", name="inner")(y)
    y = L.Conv2D(6, 1, name="outer")(y)
    x = L.Add(name="join")([x, y])
    x = L.ReLU(name="explained")(x)
    x = L.Flatten(name="flat")(x)
    x = L.Dense(8, activation="relu", name="hidden")(x)
    x = L.Dense(4, name="logits")(x)
    x = L.Softmax(name="classes")(x)
    return keras.Model(image, x, name="residual"), "explained"


def inception():
    """Branches of several windows that are joined; a sigmoid gate as in squeeze and excitation."""
    image = L.Input((14, 14, 3), name="photo")
    x = L.Conv2D(4, 3, padding="same", activation="swish", name="stem")(image)
    a = L.Conv2D(3, 1, activation="relu", name="a")(x)
    b = L.Conv2D(4, (1, 5), padding="same", activation="relu", name="b")(x)
    c = L.AveragePooling2D(3, strides=1, padding="same", name="c_pool")(x)
    c = L.Conv2D(2, 1, activation="hard_swish", name="c")(c)
    x = L.Concatenate(name="explained")([a, b, c])
    gate = L.GlobalAveragePooling2D(keepdims=True, name="squeeze")(x)
    gate = L.Conv2D(9, 1, activation="sigmoid", name="excite")(gate)
    x = L.Multiply(name="gated")([x, gate])
    x = L.MaxPooling2D(2, name="smaller")(x)
    x = L.GlobalMaxPooling2D(name="pool")(x)
    x = L.Dense(1, activation="sigmoid", name="classes")(x)
    return keras.Model(image, x, name="inception"), "explained"


def dilated():
    """Dilated convolutions, PReLU, Reshape and Permute."""
    image = L.Input((13, 11, 1), name="photo")
    x = L.Conv2D(4, 3, padding="same", name="stem")(image)
    x = L.PReLU(shared_axes=[1, 2], name="prelu")(x)
    x = L.Conv2D(5, 3, dilation_rate=2, padding="same", activation="relu", name="wide")(x)
    x = L.Conv2D(4, 3, dilation_rate=3, use_bias=False, name="wider")(x)
    x = L.Activation("tanh", name="explained")(x)
    x = L.Permute((3, 1, 2), name="turned")(x)
    x = L.Reshape((4, 35), name="rows")(x)
    x = L.Flatten(name="flat")(x)
    x = L.Dense(3, activation="softmax", name="classes")(x)
    return keras.Model(image, x, name="dilated"), "explained"


class Pieces(tf.Module):
    """No Keras: slices, blocks, a norm over channels, a dense layer over an image, two outputs."""

    def __init__(self, random):
        super().__init__()
        array = lambda *shape: tf.Variable(random.normal(0, 0.4, shape).astype("float32"))
        self.kernel, self.bias = array(3, 3, 3, 8), array(8)
        self.gain, self.shift = array(8), array(8)
        self.dense, self.offset = array(8, 6), array(6)
        self.classes, self.score = array(6, 4), array(6, 1)

    def features(self, x):
        x = tf.nn.bias_add(tf.nn.conv2d(x, self.kernel, 1, "SAME"), self.bias)
        a, b = tf.split(x, 2, axis=-1)
        a = tf.nn.max_pool2d(tf.nn.depth_to_space(a, 2), 2, 2, "VALID")
        b = tf.pad(b, [[0, 0], [1, 2], [0, 1], [0, 0]])[:, 1:9, :8]
        x = tf.concat([a, tf.square(b), b[..., ::-1]], -1)[..., 1:]
        mean = tf.reduce_mean(x, -1, keepdims=True)
        spread = tf.reduce_mean(tf.math.squared_difference(x, mean), -1, keepdims=True)
        x = (x - mean) * tf.math.rsqrt(spread + 1e-3) * self.gain + self.shift
        x = tf.nn.relu(tf.tensordot(x, self.dense, 1) + self.offset)
        x = 2.0 - tf.sqrt(tf.maximum(x, 0.1)) / (1.5 + tf.abs(x))
        return tf.nn.softplus(x, name="explained")

    def heads(self, x):
        pooled = tf.squeeze(tf.reduce_sum(x, (1, 2), keepdims=True), (1, 2))
        return tf.matmul(pooled, self.classes), tf.matmul(pooled, self.score)

    @tf.function(input_signature=[tf.TensorSpec((None, 8, 8, 3), tf.float32, name="photo")])
    def answer(self, photo):
        classes, score = self.heads(self.features(photo))
        return {"classes": tf.nn.softmax(classes), "score": tf.sigmoid(score)}


def fill(model, random):
    for weight in model.weights:
        fan = max(1, int(np.prod(weight.shape[:-1])))
        values = random.normal(0.05, fan**-0.5 if fan > 1 else 0.5, weight.shape)
        weight.assign(values**2 + 0.1 if "variance" in weight.path else values)


def cam_of(activations, gradients):
    """Grad-CAM: channels weighted by their mean gradient and summed, negative values to zero."""
    weights = tf.reduce_mean(gradients, axis=(1, 2), keepdims=True)
    cam = tf.nn.relu(tf.reduce_sum(weights * activations, axis=-1))[0].numpy()
    return [[float(value) for value in row] for row in cam]


def keras_cam(model, layer, image):
    classes = model.layers[-1]
    inner = keras.Model(model.input, [model.get_layer(layer).output, classes.input])
    with tf.GradientTape() as tape:
        activations, logits = inner(image, training=False)
        # The logit: the dense layer without its softmax or sigmoid.
        if isinstance(classes, L.Dense):
            logits = tf.matmul(logits, classes.kernel) + classes.bias
        best = logits[:, int(np.argmax(logits[0]))]
    return cam_of(activations, tape.gradient(best, activations))


def pieces_cam(pieces, image):
    activations = pieces.features(image)
    with tf.GradientTape() as tape:
        tape.watch(activations)
        logits, _ = pieces.heads(activations)
        best = logits[:, int(np.argmax(logits[0]))]
    return cam_of(activations, tape.gradient(best, activations))


def convert(name, save):
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as saved:
        save(saved)
        converter.convert_tf_saved_model(saved, str(folder))


def values_of(tensor):
    return [float(value) for value in np.asarray(tensor).ravel()]


def main():
    keras.utils.set_random_seed(7)
    random = np.random.default_rng(11)
    answers = {}
    for make in (mobile, residual, inception, dilated):
        model, explained = make()
        fill(model, random)
        image = np.round(random.normal(0, 1, (1, *model.input_shape[1:])), 5).astype("float32")
        if model.name == "residual":
            image = np.round(127.5 + 60 * image, 3).astype("float32")
        convert(model.name, lambda folder: model.export(folder, verbose=False))
        answers[model.name] = {
            "image": [round(value, 5) for value in values_of(image)],
            "outputs": [values_of(model(image, training=False))],
            "gradCam": keras_cam(model, explained, image),
        }
    pieces = Pieces(random)
    image = np.round(random.normal(0, 1, (1, 8, 8, 3)), 5).astype("float32")
    convert(
        "pieces", lambda folder: tf.saved_model.save(pieces, folder, signatures=pieces.answer)
    )
    answer = pieces.answer(tf.constant(image))
    answers["pieces"] = {
        "image": [round(value, 5) for value in values_of(image)],
        "outputs": [values_of(answer["classes"]), values_of(answer["score"])],
        "gradCam": pieces_cam(pieces, tf.constant(image)),
    }
    written = {"keras": keras.__version__, "tensorflow": tf.__version__, "models": answers}
    (FOLDER / "answers.json").write_text(json.dumps(written))


if __name__ == "__main__":
    main()
