"""Makes test/golden/keras/functions.json: models in which functions stand between the layers, as Keras 3
(`keras.ops`) and Keras 2 (TensorFlow's functions) save them, with output and input gradient.

Each is a convolution with one function, or a few, behind it. Needs keras, tf_keras and tensorflow.
"""

import json
import os
import re
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf
import tf_keras

FILE = Path(__file__).parents[1] / "test" / "golden" / "keras" / "functions.json"
SIZE = (4, 3, 2)
O = keras.ops

LEFT = np.array([[0.5, -1.0, 0.25], [1.0, 2.0, -0.5]], "float32")
RIGHT = np.array([[1.0, -0.5], [0.25, 2.0], [-1.0, 0.75], [0.5, 1.5]], "float32")

KERAS3 = {
    "gelu": O.gelu,
    "gelu exact": lambda x: O.gelu(x, approximate=False),
    "softmax over rows": lambda x: O.softmax(x, axis=1),
    "log_softmax": O.log_softmax,
    "elu": lambda x: O.elu(x, alpha=0.5),
    "celu": lambda x: O.celu(x, alpha=0.5),
    "glu": O.glu,
    "relu6 and leaky": lambda x: O.leaky_relu(O.relu6(x) - 0.3, negative_slope=0.1),
    "hard": lambda x: O.hard_silu(x) + O.hard_sigmoid(x) + O.hard_tanh(x),
    "soft": lambda x: O.softplus(x) + O.softsign(x) + O.log_sigmoid(x),
    "flip": lambda x: O.flip(x, axis=1),
    "flip two": lambda x: O.flip(x, axis=(1, 2)),
    "normalize": lambda x: O.normalize(x, axis=-1),
    "clip": lambda x: O.clip(x, -0.5, 0.7),
    "mean": lambda x: O.mean(x, axis=[1, 2]),
    "max keeps": lambda x: O.max(x, axis=-1, keepdims=True),
    "var": lambda x: O.var(x, axis=[1, 2]),
    "std": lambda x: O.std(x, axis=-1, keepdims=True),
    "logsumexp": lambda x: O.logsumexp(x, axis=1),
    "reshape": lambda x: O.reshape(x, (-1, 6, 8)),
    "transpose": lambda x: O.transpose(x, (0, 3, 1, 2)),
    "swapaxes": lambda x: O.swapaxes(x, 1, 2),
    "moveaxis": lambda x: O.moveaxis(x, -1, 1),
    "stack": lambda x: O.stack([x, x * 2.0], axis=2),
    "pad": lambda x: O.pad(x, [[0, 0], [1, 0], [0, 2], [0, 0]], constant_values=0.5),
    "pad reflect": lambda x: O.pad(x, [[0, 0], [2, 1], [0, 2], [0, 0]], mode="reflect"),
    "pad symmetric": lambda x: O.pad(x, [[0, 0], [2, 1], [0, 2], [0, 0]], mode="symmetric"),
    "split": lambda x: (lambda a, b: O.concatenate([b, a * 2.0], axis=-1))(*O.split(x, 2, axis=-1)),
    "split at": lambda x: (lambda a, b, c: b * 2.0 - O.flip(b, axis=1))(*O.split(x, [1, 3], axis=1)),
    "second of a split alone": lambda x: O.split(x, 2, axis=1)[1],
    "unstack": lambda x: (lambda a, b, c, d: a * c - d)(*O.unstack(x, axis=1)),
    "expand and squeeze": lambda x: O.squeeze(O.expand_dims(x, 2) * 2.0, axis=2),
    "repeat": lambda x: O.repeat(x, 2, axis=2),
    "matmul": lambda x: O.matmul(x, O.swapaxes(O.exp(x), -1, -2)),
    "einsum": lambda x: O.einsum("bhwc,bhwd->bcd", x, O.tanh(x)),
    "roots": lambda x: O.sqrt(O.square(x) + 1.0) + O.rsqrt(O.exp(x)) + O.log(O.abs(x) + 1.0),
    "power": lambda x: O.power(x, 3.0),
    "compare": lambda x: O.where(x > 0.2, x * 2.0, -0.5),
    "where of two": lambda x: O.where(O.less_equal(x, O.flip(x, axis=1)), x, O.square(x)),
    "slice": lambda x: x[:, 1:, ::-1, 0],
    "slice with a new axis": lambda x: x[:, 1:-1, ..., None, :],
    "slice with dots": lambda x: x[..., 1],
    "slice in steps": lambda x: x[:, ::2, -2:],
    "resize": lambda x: O.image.resize(x, (5, 6), interpolation="bilinear"),
    "pool": lambda x: O.max_pool(x, 2, 1) - O.average_pool(x, (2, 2), 1),
    "pool, channels first": lambda x: O.max_pool(x, (2, 3), 1, data_format="channels_first")
    + O.average_pool(x, (2, 3), 1, data_format="channels_first"),
    "resize, channels first": lambda x: O.image.resize(x, (5, 6), data_format="channels_first"),
    "sparsemax": O.sparsemax,
    "glu over rows": lambda x: O.glu(x, axis=1),
    "shrinks": lambda x: O.hard_shrink(x) + O.soft_shrink(x, 0.2) + O.squareplus(x) + O.threshold(x, 0.2, 0.1),
    "circles": lambda x: O.tan(x * 0.3) + O.arctan(x) + O.arcsin(x * 0.1) + O.arccos(x * 0.1),
    "hyperbolas": lambda x: O.sinh(x) + O.cosh(x) + O.arcsinh(x) + O.arctanh(x * 0.1) + O.arccosh(x * x + 2.0),
    "other roots": lambda x: O.erf(x) + O.log2(x * x + 1.0) + O.log10(x * x + 1.0) + O.exp2(x),
    "steps": lambda x: x * (O.trunc(x * 3.0) + O.cast(x * 2.0, "int32") + x // 0.5),
    "remainder": lambda x: O.mod(x, 0.7),
    "power of two": lambda x: O.power(x * x + 0.5, O.sigmoid(x)),
    "logic": lambda x: O.where(O.logical_or(O.logical_and(x > 0, x < 1), O.logical_not(x > -1)), x, 0.5 * x),
    "where with an array": lambda x: O.where(x > 0, x, np.array([0.1, 0.2, 0.3, 0.4], "float32")),
    "filled": lambda x: x * O.zeros_like(x) + O.full_like(x, 2.0) * O.ones_like(x) + x,
    "stop_gradient": lambda x: x * O.stop_gradient(x),
    "mean of all": lambda x: (x - O.mean(x)) / (O.max(O.abs(x)) + O.std(x)),
    "sum of all keeps": lambda x: x * O.sum(x, axis=(1, 2, 3), keepdims=True),
    "norms": lambda x: x / O.norm(x, axis=-1, keepdims=True) + O.norm(x, ord=1, axis=-1, keepdims=True),
    "moments": lambda x: (lambda m, v: m * v)(*O.moments(x, axes=(1, 2))),
    "matmul with a constant": lambda x: O.matmul(O.matmul(LEFT, x), RIGHT),
    "matmul repeats": lambda x: O.matmul(x, O.mean(O.swapaxes(x, 2, 3), axis=1, keepdims=True)),
    "dot and tensordot": lambda x: O.dot(x, RIGHT) + O.tensordot(x, RIGHT, axes=[[3], [0]]),
    "einsum with a constant": lambda x: O.einsum("bhwc,cd->bdhw", x, RIGHT) + O.einsum("cd,bhwc->bdhw", RIGHT, x),
    "einsum sums first": lambda x: O.einsum("bhwc,bhxd->bhc", x, O.tanh(x)),
    "einsum with dots": lambda x: O.einsum("...c,...c->...", x, O.exp(x)),
    "einsum of one": lambda x: O.einsum("bhwc->bch", x),
    "take": lambda x: O.take(x, [2, 0, -1], axis=-1),
    "take one": lambda x: O.take(x, -2, axis=1),
    "roll": lambda x: O.roll(x, -1, axis=1) + O.roll(x, 5, axis=3),
    "cumsum": lambda x: O.cumsum(x, axis=2),
    "grey": lambda x: O.image.rgb_to_grayscale(x[..., :3]),
    "slice by a function": lambda x: O.slice(x, (0, 1, 1, 0), (1, 3, 2, 2)),
    "array_split": lambda x: O.array_split(x, 3, axis=1)[0],
    "broadcast_to": lambda x: O.broadcast_to(O.mean(x, axis=(1, 2), keepdims=True), (1, 4, 3, 4)),
    "depth and space": lambda x: O.space_to_depth(O.depth_to_space(x, 2)[:, :, :4], 2),
    "crop": lambda x: O.image.crop_images(x, 1, 0, 1, 1),
    "adaptive pools": lambda x: O.adaptive_average_pool(x, (2, 2)) - O.adaptive_max_pool(x, (2, 2)),
    "resize in proportion": lambda x: O.image.resize(x, (5, 2), crop_to_aspect_ratio=True),
}
T = tf
TF = {
    "gelu": T.nn.gelu,
    "gelu by tanh": lambda x: T.nn.gelu(x, approximate=True),
    "softmax over rows": lambda x: T.nn.softmax(x, axis=1),
    "log_softmax": T.nn.log_softmax,
    "elu and selu": lambda x: T.nn.elu(x) + T.nn.selu(x),
    "reverse": lambda x: T.reverse(x, axis=[1]),
    "flip_left_right": T.image.flip_left_right,
    "l2_normalize": lambda x: T.math.l2_normalize(x, axis=-1),
    "clip": lambda x: T.clip_by_value(x, -0.5, 0.7),
    "reduce_mean": lambda x: T.reduce_mean(x, axis=[1, 2]),
    "reduce_std": lambda x: T.math.reduce_std(x, axis=[1, 2]),
    "reduce_variance": lambda x: T.math.reduce_variance(x, axis=-1, keepdims=True),
    "reshape": lambda x: T.reshape(x, (-1, 6, 8)),
    "transpose": lambda x: T.transpose(x, (0, 3, 1, 2)),
    "stack": lambda x: T.stack([x, x * 2.0], axis=2),
    "pad": lambda x: T.pad(x, [[0, 0], [1, 0], [0, 2], [0, 0]]),
    "pad reflect": lambda x: T.pad(x, [[0, 0], [2, 1], [0, 2], [0, 0]], mode="REFLECT"),
    "split": lambda x: (lambda a, b: T.concat([b, a * 2.0], axis=-1))(*T.split(x, 2, axis=-1)),
    "split by sizes": lambda x: (lambda a, b, c: b * 2.0 - a)(*T.split(x, [1, 1, 2], axis=1)),
    "unstack": lambda x: (lambda a, b, c, d: a * c - d)(*T.unstack(x, axis=1)),
    "expand and squeeze": lambda x: T.squeeze(T.expand_dims(x, 2) * 2.0, axis=2),
    "tile": lambda x: T.tile(x, [1, 2, 1, 3]),
    "matmul": lambda x: T.matmul(x, T.exp(x), transpose_b=True),
    "roots": lambda x: T.sqrt(T.square(x) + 1.0) + T.math.rsqrt(T.exp(x)) + T.math.log(T.abs(x) + 1.0),
    "power": lambda x: x**2.0,
    "compare": lambda x: T.where(x > 0.2, x * 2.0, -0.5),
    "relu of keras": lambda x: tf_keras.activations.relu(x, max_value=0.6),
    "slice": lambda x: x[:, 1:, ::-1, 0],
    "slice with a new axis": lambda x: x[:, 1:-1, ..., tf.newaxis, :],
    "slice with dots": lambda x: x[..., 1],
    "resize": lambda x: T.image.resize(x, (5, 6), method="bicubic"),
    "resize nearest": lambda x: T.image.resize(x, (5, 6), method="nearest"),
    "avg_pool": lambda x: T.nn.avg_pool2d(x, 2, 1, "SAME"),
    "bias_add": lambda x: T.nn.bias_add(x, [0.1, -0.2, 0.3, 0.4]),
    "preprocess_input": lambda x: tf_keras.applications.vgg16.preprocess_input(x[..., :3]),
    "matmul with a constant": lambda x: T.matmul(x, RIGHT) + T.matmul(x, RIGHT.T, transpose_b=True),
    "tensordot": lambda x: T.tensordot(x, RIGHT, axes=[[3], [0]]),
    "moments": lambda x: T.nn.moments(x, axes=[1, 2])[1],
    "norm": lambda x: T.norm(x, axis=-1),
    "mean of all": lambda x: (x - T.reduce_mean(x)) / T.math.reduce_euclidean_norm(x),
    "logic": lambda x: T.where(T.logical_and(x > 0, x < 1), x, T.zeros_like(x)),
    "remainders": lambda x: x % 0.7 + x // 0.3,
    "gather": lambda x: T.gather(x, [2, 0, 1], axis=-1),
    "roll": lambda x: T.roll(x, 1, 1),
    "cumsum": lambda x: T.cumsum(x, axis=-1),
    "slices by functions": lambda x: T.slice(x, [0, 1, 1, 0], [-1, 3, -1, 2])
    + T.strided_slice(x, [0, 0, 0, 0], [1, 3, 4, 4], [1, 1, 2, 2]),
    "depth and space": lambda x: T.nn.space_to_depth(T.nn.depth_to_space(x, 2)[:, :, :4], 2),
    "crop_to_bounding_box": lambda x: T.image.crop_to_bounding_box(x, 1, 0, 2, 2),
    "resize with antialiasing": lambda x: T.image.resize(x, (2, 2), antialias=True),
    "resize as TensorFlow 1": lambda x: T.compat.v1.image.resize_bilinear(x, (5, 7)),
    "resize with corners": lambda x: T.compat.v1.image.resize_bilinear(x, (5, 7), align_corners=True),
    "local responses": lambda x: T.nn.local_response_normalization(x, 1, 1.0, 0.1, 0.75),
    "batch_flatten": tf_keras.backend.batch_flatten,
    "brightness": lambda x: T.image.adjust_brightness(x, 0.25),
    "shapes": lambda x: (lambda s: T.reshape(x, [s[0], s[1] * s[2], s[3]]))(T.shape(x)),
    "shape unstacked": lambda x: (lambda n, h, w, c: T.reshape(x, [n, h // 2, w, c * 2]))(*T.unstack(T.shape(x))),
    "size of another": lambda x: T.image.resize(x[:, ::2], T.shape(x)[1:3]) - x,
    "sides": lambda x: 1.0 - 2.0 / (x * x + 1.0),
}


def digits(values):
    return [float(f"{float(value):.7g}") for value in np.asarray(values).ravel()]


def slim(value):
    """The configuration without what says how layers were initialised and built."""
    if isinstance(value, list):
        return [slim(one) for one in value]
    if not isinstance(value, dict):
        return value
    gone = re.compile(r"_(initializer|regularizer|constraint)$|^(build_config|compile_config|registered_name|sparse|ragged|optional)$")
    # Of a function it is a setting.
    dull = {"dtype"} if "trainable" in value or "keras_history" in value else set()
    return {key: slim(one) for key, one in value.items() if not gone.search(key) and key not in dull}


def record(K, function, random):
    K.backend.clear_session()
    image = K.Input(SIZE, name="photo")
    convolution = K.layers.Conv2D(4, 1, use_bias=False, name="conv")
    model = K.Model(image, function(convolution(image)))
    kernel = np.round(random.normal(0, 0.7, (1, 1, 2, 4)), 3).astype("float32")
    convolution.kernel.assign(kernel)
    x = tf.constant(np.round(random.normal(0, 1.0, (1, *SIZE)), 3), "float32")
    with tf.GradientTape() as tape:
        tape.watch(x)
        output = model(x, training=False)
        cotangent = np.round(random.normal(0, 1, output.shape), 3).astype("float32")
        total = tf.reduce_sum(output * cotangent)
    return {
        "model": slim(json.loads(model.to_json())),
        "kernel": digits(kernel),
        "input": digits(x),
        "shape": list(output.shape[1:]),
        "output": digits(output),
        "cotangent": digits(cotangent),
        "gradient": digits(tape.gradient(total, x)),
    }


def main():
    random = np.random.default_rng(8)
    made = {}
    for short, K, functions in ((3, keras, KERAS3), (2, tf_keras, TF)):
        for name, function in functions.items():
            made[f"{name}, Keras {short}"] = record(K, function, random)
    versions = {"keras": keras.__version__, "tf_keras": tf_keras.__version__}
    FILE.write_text(json.dumps({**versions, "cases": made}, separators=(",", ":")))


if __name__ == "__main__":
    main()
