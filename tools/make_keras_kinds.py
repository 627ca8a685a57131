"""Makes test/golden/keras/kinds.json with real Keras: for each kind of layer and its options the
configuration, weights, inputs, the output, and the gradient of sum(output * cotangent) by the first
input. Values have seven significant digits; which layers, is in CASES.

Needs keras and tensorflow, and tf_keras for what only Keras 2 has: the versions are in the file.
"""

import json
import os
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
import tf_keras
from keras.src.applications.convnext import LayerScale, StochasticDepth
from keras.src.applications.inception_resnet_v2 import CustomScaleLayer

FILE = Path(__file__).parents[1] / "test" / "golden" / "keras" / "kinds.json"
L, K2 = keras.layers, tf_keras.layers
IMAGE = (6, 5, 4)
VECTOR = (6,)

NAMES = [
    "celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu",
    "linear log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus",
    "softsign sparse_plus sparse_sigmoid squareplus swish tanh tanh_shrink",
]
ACTIVATIONS = [name for line in NAMES for name in line.split()]


def cases():
    """Layers with the shapes that they read."""
    one = [(3, 4, 4)]
    for name in ACTIVATIONS:
        yield L.Activation(name), one
    yield L.Dense(3, activation=L.LeakyReLU(negative_slope=0.1)), [VECTOR]
    yield L.Conv2D(2, 1, activation=L.ReLU(max_value=1.0)), one
    yield L.Activation(keras.activations.gelu), one
    for options in (
        {},
        {"max_value": 6},
        {"max_value": 1.5, "negative_slope": 0.2, "threshold": 0.3},
        {"max_value": 1},
        {"negative_slope": 0.2},
        {"threshold": 0.5},
    ):
        yield L.ReLU(**options), one
    yield L.LeakyReLU(), one
    yield L.LeakyReLU(negative_slope=0.1), one
    yield L.ELU(alpha=0.7), one
    yield L.Softmax(), one
    yield L.Softmax(axis=1), one
    for shared in (None, [1, 2], [1]):
        yield L.PReLU(shared_axes=shared), one

    for options in ({}, {"scale": False}, {"center": False}, {"axis": 3}, {"axis": 1}, {"epsilon": 0.1}):
        yield L.BatchNormalization(**options), [IMAGE]
    yield L.BatchNormalization(), [VECTOR]
    for options in (
        {},
        {"axis": [1, 2, 3]},
        {"axis": [2, 3], "epsilon": 1e-6},
        {"axis": 1},
        {"scale": False},
        {"center": False},
        {"rms_scaling": True},
    ):
        yield L.LayerNormalization(**options), [IMAGE]
    yield L.LayerNormalization(), [VECTOR]
    for options in ({"groups": 2}, {"groups": -1}, {"groups": 1, "scale": False}, {"groups": 2, "center": False}):
        yield L.GroupNormalization(**options), [IMAGE]
    yield L.GroupNormalization(groups=2, axis=1), [IMAGE]
    yield L.UnitNormalization(), [IMAGE]
    yield L.UnitNormalization(axis=[1, 2]), [IMAGE]
    yield L.RMSNormalization(), [IMAGE]
    yield L.RMSNormalization(axis=[2, 3]), [IMAGE]
    yield L.Normalization(), [IMAGE]
    yield L.Normalization(axis=None), [IMAGE]
    yield L.Normalization(axis=[1, 3]), [IMAGE]
    fixed = {"mean": [0.5, 0.4, 0.3, 0.2], "variance": [0.3, 2.0, 1.0, 0.1]}
    yield L.Normalization(**fixed), [IMAGE]
    yield L.Normalization(**fixed, invert=True), [IMAGE]
    yield L.Normalization(mean=0.5, variance=4.0), [IMAGE]
    yield LayerScale(1e-6, 4), [IMAGE]
    yield StochasticDepth(0.3), [IMAGE]

    yield L.Rescaling(1 / 127.5, -1), [IMAGE]
    yield L.Rescaling([0.5, 1.0, 2.0, 3.0], [1.0, 0.0, -1.0, 2.0]), [IMAGE]
    for options in (
        {},
        {"interpolation": "nearest"},
        {"interpolation": "bicubic"},
        {"crop_to_aspect_ratio": True},
        {"pad_to_aspect_ratio": True, "fill_value": 0.5},
        {"antialias": True},
    ):
        yield L.Resizing(4, 9, **options), [(6, 8, 2)]
        yield L.Resizing(9, 4, **options), [(6, 8, 2)]
    yield L.Resizing(3, 3, antialias=True, interpolation="bicubic"), [(8, 8, 2)]
    yield L.CenterCrop(3, 5), [IMAGE]
    yield L.CenterCrop(4, 10), [(6, 8, 2)]
    for make in (
        lambda: L.Dropout(0.5),
        lambda: L.SpatialDropout2D(0.5),
        lambda: L.GaussianNoise(0.5),
        lambda: L.GaussianDropout(0.5),
        lambda: L.AlphaDropout(0.5),
        lambda: L.ActivityRegularization(0.1, 0.1),
        lambda: L.Identity(),
        lambda: L.RandomFlip(),
        lambda: L.RandomRotation(0.2),
        lambda: L.RandomZoom(0.2),
        lambda: L.RandomContrast(0.2),
        lambda: L.RandomBrightness(0.2),
        lambda: L.RandomTranslation(0.2, 0.2),
        lambda: L.RandomShear(0.2, 0.2),
    ):
        yield make(), [(3, 3, 3)]

    for options in (
        {},
        {"padding": "same"},
        {"strides": 2, "padding": "same"},
        {"strides": (2, 1)},
        {"dilation_rate": 2},
        {"dilation_rate": (1, 2), "padding": "same"},
        {"use_bias": False},
        {"activation": "silu"},
        {"groups": 2},
        {"groups": 4, "strides": 2, "padding": "same"},
        {"groups": 2, "activation": "relu", "dilation_rate": 2, "padding": "same"},
    ):
        yield L.Conv2D(8, 3, **options), [IMAGE]
        # TensorFlow has no depthwise convolution with unequal strides.
        if "groups" not in options and options.get("strides") != (2, 1):
            yield L.DepthwiseConv2D(3, **options), [IMAGE]
            yield L.SeparableConv2D(3, 3, **options), [IMAGE]
    yield L.DepthwiseConv2D(3, depth_multiplier=2, strides=2, padding="same"), [IMAGE]
    yield L.SeparableConv2D(3, (2, 3), depth_multiplier=2), [IMAGE]
    for kernel in (1, 2, 3, 4):
        for padding in ("same", "valid"):
            for strides in (1, 2, 3):
                yield L.Conv2DTranspose(2, kernel, strides=strides, padding=padding), [(3, 4, 3)]
    yield L.Conv2DTranspose(2, (3, 2), strides=(2, 1), use_bias=False, activation="relu"), [(3, 4, 3)]
    yield L.Conv2DTranspose(2, 3, strides=2, padding="same", output_padding=1), [(3, 4, 3)]
    yield L.Conv2DTranspose(2, 3, strides=3, padding="valid", output_padding=(1, 2)), [(3, 4, 3)]

    for make in (L.MaxPooling2D, L.AveragePooling2D):
        for options in (
            {"pool_size": 2},
            {"pool_size": 2, "padding": "same"},
            {"pool_size": 3, "strides": 2, "padding": "same"},
            {"pool_size": (3, 2), "strides": 1},
            {"pool_size": 3, "strides": 1, "padding": "same"},
        ):
            yield make(**options), [(5, 7, 3)]
    for make in (L.GlobalAveragePooling2D, L.GlobalMaxPooling2D):
        yield make(), [IMAGE]
        yield make(keepdims=True), [IMAGE]
    for make in (L.GlobalAveragePooling1D, L.GlobalMaxPooling1D):
        yield make(), [(6, 4)]
        yield make(keepdims=True), [(6, 4)]
    yield L.AdaptiveAveragePooling2D((2, 3)), [(5, 7, 2)]

    for make in (L.Add, L.Subtract, L.Multiply, L.Average, L.Maximum, L.Minimum):
        yield make(), [(3, 4, 2), (3, 4, 2)]
        yield make(), [(3, 4, 2), (1, 1, 2)]
        yield make(), [(3, 4, 2), (2,)]
        if make is not L.Subtract:
            yield make(), [(3, 4, 2), (3, 4, 1), (3, 4, 2)]
    yield L.Concatenate(), [(3, 4, 2), (3, 4, 1), (3, 4, 2)]
    yield L.Concatenate(axis=1), [(3, 4, 2), (2, 4, 2)]
    yield L.Dot(axes=1), [(6,), (6,)]
    yield L.Dot(axes=1, normalize=True), [(6,), (6,)]
    yield L.Dot(axes=(2, 1)), [(3, 4), (4, 2)]
    yield L.Dot(axes=-1, normalize=True), [(3, 4), (2, 4)]
    yield L.ZeroPadding2D(((1, 2), (0, 3))), [(3, 4, 2)]
    yield L.Cropping2D(((1, 0), (0, 2))), [(3, 4, 2)]
    for interpolation in ("nearest", "bilinear", "bicubic"):
        yield L.UpSampling2D((2, 3), interpolation=interpolation), [(3, 4, 2)]
    yield L.Reshape((-1, 2)), [(3, 4, 2)]
    yield L.Reshape((4, 3, 2)), [(3, 4, 2)]
    yield L.Permute((3, 1, 2)), [(3, 4, 2)]
    yield L.Flatten(), [(3, 4, 2)]
    yield L.RepeatVector(3), [VECTOR]
    yield L.Dense(3), [VECTOR]
    yield L.Dense(3, activation="softmax", use_bias=False), [VECTOR]
    yield L.Dense(3, activation="gelu"), [(3, 4, 2)]

    # Keras 2, where it differs.
    yield K2.Activation("hard_sigmoid"), one
    yield K2.Activation("gelu"), one
    yield K2.ThresholdedReLU(theta=0.7), one
    yield K2.LeakyReLU(alpha=0.1), one
    yield K2.UnitNormalization(), [IMAGE]
    yield K2.Normalization(), [IMAGE]
    yield K2.Normalization(mean=[0.5, 0.4, 0.3, 0.2], variance=[0.3, 2.0, 1.0, 0.1]), [IMAGE]
    yield K2.BatchNormalization(), [IMAGE]
    yield K2.LayerNormalization(axis=3), [IMAGE]
    yield K2.RandomCrop(3, 3), [IMAGE]
    yield K2.RandomHeight(0.3), [(3, 3, 3)]
    yield K2.UpSampling2D(2, interpolation="bilinear"), [(3, 4, 2)]

    yield CustomScaleLayer(0.17), [(3, 4, 2), (3, 4, 2)]

    yield L.Activation("sparsemax"), one
    yield L.Softmax(axis=(1, 2)), one
    yield L.RandomCrop(3, 3), [IMAGE]
    for interpolation in ("lanczos3", "lanczos5"):
        yield L.Resizing(4, 9, interpolation=interpolation), [(6, 8, 2)]
        yield L.Resizing(4, 3, interpolation=interpolation, antialias=True), [(9, 8, 2)]
        yield L.UpSampling2D(2, interpolation=interpolation), [(3, 4, 2)]
    for interpolation in ("gaussian", "mitchellcubic"):
        yield K2.Resizing(4, 9, interpolation=interpolation), [(6, 8, 2)]
        yield K2.Resizing(6, 8, interpolation=interpolation), [(6, 8, 2)]

    row = [(6, 4)]
    for options in (
        {},
        {"padding": "same", "strides": 2, "activation": "relu"},
        {"padding": "causal", "dilation_rate": 2},
        {"groups": 2, "use_bias": False},
    ):
        yield L.Conv1D(2, 3, **options), row
    yield L.DepthwiseConv1D(3, depth_multiplier=2), row
    yield L.SeparableConv1D(3, 3, padding="same"), row
    yield L.Conv1DTranspose(3, 3, strides=2, output_padding=1), row
    yield L.MaxPooling1D(2), row
    yield L.AveragePooling1D(3, strides=2, padding="same"), row
    yield L.UpSampling1D(3), row
    yield L.ZeroPadding1D((1, 2)), row
    yield L.Cropping1D((1, 2)), row
    yield L.AdaptiveAveragePooling1D(4), row
    yield L.AdaptiveMaxPooling1D(4), row
    yield L.AdaptiveMaxPooling2D((2, 3)), [(5, 7, 2)]
    for options in (
        {"num_heads": 2, "key_dim": 3},
        {"num_heads": 2, "key_dim": 3, "value_dim": 2, "output_shape": 5, "use_bias": False},
    ):
        yield L.MultiHeadAttention(**options), [(6, 4), (5, 4)]
    yield L.MultiHeadAttention(2, 3), [(3, 2, 4), (2, 2, 4), (2, 2, 4)]
    yield L.Attention(), [(6, 4), (5, 4)]
    yield L.Attention(use_scale=True), [(6, 4), (5, 3), (5, 4)]
    yield L.EinsumDense("abc,cde->abde", output_shape=(None, 2, 5), bias_axes="de", activation="relu"), row
    yield L.EinsumDense("...x,xy->...y", output_shape=5, bias_axes="y"), [IMAGE]
    yield L.EinsumDense("abc,bd->adc", output_shape=(3, None), bias_axes="d"), row
    yield L.TimeDistributed(L.Dense(3, activation="tanh")), row
    yield L.TimeDistributed(L.Conv2D(3, 2)), [(2, 3, 4, 2)]
    yield L.SpectralNormalization(L.Conv2D(3, 2, activation="relu")), [IMAGE]
    yield L.Embedding(5, 3), [(4,)]

    for interpolation, sizes in (("area", [(4, 9), (9, 4), (3, 4), (6, 8), (12, 16)]), ("nearest", [(5, 3)])):
        for size in sizes:
            yield K2.Resizing(*size, interpolation=interpolation), [(6, 8, 2)]
    yield K2.UpSampling2D((2, 3), interpolation="area"), [(3, 4, 2)]
    yield L.AutoContrast(), [IMAGE]
    yield L.AutoContrast((0, 1)), [IMAGE]
    for options in (
        {},
        {"strides": (2, 1), "activation": "relu"},
        {"use_bias": False, "implementation": 2},
        {"implementation": 2, "padding": "same", "strides": 2},
        {"implementation": 3, "padding": "same"},
        {"implementation": 3, "strides": 2},
    ):
        yield K2.LocallyConnected2D(3, (3, 2), **options), [(5, 6, 2)]
    for options in ({}, {"strides": 2, "activation": "relu"}, {"implementation": 3, "padding": "same"}):
        yield K2.LocallyConnected1D(3, 2, **options), row


def digits(values):
    """Flat, seven significant digits; whole numbers without a point."""
    rounded = (float(f"{float(value):.7g}") for value in np.asarray(values).ravel())
    return [int(value) if value == int(value) and abs(value) < 1e6 else value for value in rounded]


def of_linear(layer, x, cotangent):
    """The gradient of a linear layer, for which TensorFlow has none: what it makes of each value alone."""
    each = np.eye(tf.size(x), dtype="float32").reshape(-1, *x.shape[1:])
    return tf.reshape(tf.reduce_sum(layer(each) * cotangent, [1, 2, 3]), x.shape)


def record(layer, shapes, random):
    inputs = [np.round(random.normal(0, 1.5, (1, *shape)), 3).astype("float32") for shape in shapes]
    if isinstance(layer, L.Embedding):
        inputs = [np.arange(4, dtype="float32")[None] for _ in inputs]
    tensors = [tf.constant(values) for values in inputs]
    if isinstance(layer, L.MultiHeadAttention):
        call = lambda: layer(*tensors, training=False)
    else:
        call = (lambda: layer(tensors, training=False)) if len(tensors) > 1 else (lambda: layer(tensors[0], training=False))
    try:
        call()
    except TypeError:
        plain = tensors if len(tensors) > 1 else tensors[0]
        call = lambda: layer(plain)
        call()
    weights = []
    # A layer in another one has the weights that inference reads.
    for weight in getattr(layer, "layer", layer).weights:
        name = (weight.path if hasattr(weight, "path") else weight.name).split("/")[-1]
        if "seed" in name or "count" in name:
            continue
        values = np.round(random.normal(0.2, 0.7, weight.shape), 3).astype("float32")
        weight.assign(values**2 + 0.1 if "variance" in name else values)
        weights.append(weight)
    if hasattr(layer, "finalize_state"):
        layer.finalize_state()
    with tf.GradientTape() as tape:
        tape.watch(tensors[0])
        output = call()
        cotangent = np.round(random.normal(0, 1, output.shape), 3).astype("float32")
        total = tf.reduce_sum(output * cotangent)
    area = getattr(layer, "interpolation", None) == "area"
    gradient = of_linear(layer, tensors[0], cotangent) if area else tape.gradient(total, tensors[0])
    if gradient is None:
        gradient = tf.zeros_like(tensors[0])
    config = layer.get_config()
    if hasattr(layer, "finalize_state") and config.get("mean") is not None:
        config["mean"], config["variance"] = np.ravel(config["mean"]).tolist(), np.ravel(config["variance"]).tolist()
    dropped = ("initializer", "regularizer", "constraint")
    kept = {k: v for k, v in config.items() if not k.endswith(dropped) and k not in ("name", "dtype", "trainable", "seed")}
    return {
        "keras": 2 if layer.__class__.__module__.startswith("tf_keras") else 3,
        "class": layer.__class__.__name__,
        "config": kept,
        "weights": [{"shape": list(w.shape), "values": digits(w)} for w in weights],
        "inputs": [{"shape": list(x.shape[1:]), "values": digits(x)} for x in inputs],
        "output": {"shape": list(output.shape[1:]), "values": digits(output)},
        "cotangent": digits(cotangent),
        "gradient": digits(gradient),
    }


def main():
    random = np.random.default_rng(5)
    made = []
    for layer, shapes in cases():
        try:
            made.append(record(layer, shapes, random))
        except Exception as error:  # noqa: BLE001: which layer it was, is what matters
            raise RuntimeError(f"{layer.__class__.__name__} {layer.get_config()}") from error
    versions = {"keras": keras.__version__, "tf_keras": tf_keras.__version__, "tensorflow": tf.__version__}
    text = json.dumps({**versions, "cases": made}, separators=(",", ":"), default=str)
    FILE.write_text(text + "\n")
    print(len(made), "cases,", len(text) // 1000, "kB")


if __name__ == "__main__":
    main()
