"""Makes the small Keras models of test/golden/keras/structures, what they answer, and Grad-CAM of it.

Models that are put together in every way that Keras allows: nested, shared, of several inputs and
outputs, with functions between the layers. With real Keras 3 and tf_keras (the last of Keras 2):
`pip install keras==3.15.1 tf_keras==2.21 tensorflow-cpu==2.21 h5py`. Grad-CAM is by tf.GradientTape,
of the strongest class, from the logits.
"""

import json
import os
import shutil
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf
import tf_keras

FOLDER = Path(__file__).parents[1] / "test" / "golden" / "keras" / "structures"
SIZE = (8, 8, 3)


class Case:
    """A model, and where to look: path of the layer for Grad-CAM."""

    def __init__(self, model, cam=None, feeds=None, cut=None, compiled=False):
        self.model, self.cam, self.feeds, self.cut, self.compiled = model, cam, feeds, cut, compiled


def base(K, shape=SIZE, name="base"):
    """A backbone that someone trained: its first convolution is frozen."""
    L = K.layers
    image = K.Input(shape, name="pixels")
    x = L.Conv2D(4, 3, padding="same", use_bias=False, name="conv1")(image)
    x = L.BatchNormalization(name="bn1")(x)
    x = L.ReLU(name="relu1")(x)
    x = L.Conv2D(4, 3, padding="same", name="conv2")(x)
    x = L.BatchNormalization(name="bn2")(x)
    x = L.ReLU(name="relu2")(x)
    model = K.Model(image, x, name=name)
    model.get_layer("conv1").trainable = False
    model.get_layer("bn1").trainable = False
    return model


def transfer(K):
    L = K.layers
    image = K.Input(SIZE, name="photo")
    x = L.Rescaling(0.5, offset=0.1, name="rescale")(image)
    x = base(K)(x)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    x = L.Dense(3, activation="softmax", name="classes")(x)
    return Case(K.Model(image, x, name="transfer"), ("base", "relu2"))


def headed(K):
    """A Sequential that begins with a model and has no input of its own."""
    L = K.layers
    layers = [base(K), L.Flatten(name="flat"), L.Dense(3, name="scores"), L.Softmax(name="softmax")]
    return Case(K.Sequential(layers, name="headed"), ("base", "relu2"))


def unsized(K):
    """A Sequential that is built without an input."""
    L = K.layers
    layers = [
        L.Conv2D(4, 3, activation="relu", name="conv"),
        L.GlobalMaxPooling2D(name="pool"),
        L.Dense(3, activation="softmax", name="classes"),
    ]
    model = K.Sequential(layers, name="unsized")
    model.build((None, *SIZE))
    return Case(model, ("conv",))


def deep(K):
    L = K.layers
    inner = K.Sequential(
        [L.Conv2D(4, 3, padding="same", name="conv"), L.BatchNormalization(name="bn")], name="inner"
    )
    image = K.Input(SIZE, name="pixels")
    x = L.ReLU(name="relu")(inner(image))
    middle = K.Model(image, L.Conv2D(4, 1, name="conv_out")(x), name="middle")
    outer_image = K.Input(SIZE, name="outer_pixels")
    outer = K.Model(outer_image, L.ReLU(name="act")(middle(outer_image)), name="outer")
    photo = K.Input(SIZE, name="photo")
    x = L.GlobalAveragePooling2D(name="pool")(outer(photo))
    x = L.Dense(3, activation="softmax", name="classes")(x)
    return Case(K.Model(photo, x, name="deep"), ("outer", "act"))


def siamese(K):
    L = K.layers
    left, right = K.Input(SIZE, name="left"), K.Input(SIZE, name="right")
    twin = base(K, name="twin")
    x = L.Concatenate(name="both")([twin(left), twin(right)])
    x = L.Conv2D(5, 3, activation="relu", name="joint")(x)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    x = L.Dense(2, activation="softmax", name="same")(x)
    return Case(K.Model([left, right], x, name="siamese"), ("joint",), {"right": 0.5})


def shared(K):
    L = K.layers
    image = K.Input(SIZE, name="photo")
    conv = L.Conv2D(3, 3, padding="same", activation="relu", name="again")
    x = conv(conv(image))
    x = L.Add(name="sum")([x, conv(x)])
    x = L.GlobalAveragePooling2D(name="pool")(x)
    return Case(K.Model(image, L.Dense(2, name="scores")(x), name="shared"), ("sum",))


def branching(K):
    """A nested model of two outputs, in a model of two outputs."""
    L = K.layers
    pixels = K.Input(SIZE, name="pixels")
    fine = L.Conv2D(4, 3, padding="same", activation="relu", name="fine")(pixels)
    coarse = L.Conv2D(4, 3, strides=2, padding="same", activation="relu", name="coarse")(fine)
    body = K.Model(pixels, [coarse, fine], name="body")
    image = K.Input(SIZE, name="photo")
    coarse, fine = body(image)
    a = L.Dense(3, activation="softmax", name="kind")(L.GlobalAveragePooling2D(name="pool1")(coarse))
    b = L.Dense(4, activation="sigmoid", name="tags")(L.GlobalAveragePooling2D(name="pool2")(fine))
    return Case(K.Model(image, [a, b], name="branching"), ("body", "coarse"))


def patient(K):
    """A picture and three numbers."""
    L = K.layers
    numbers = K.Input((3,), name="numbers")
    image = K.Input(SIZE, name="scan")
    x = L.Conv2D(4, 3, activation="relu", name="conv")(image)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    x = L.Concatenate(name="all")([x, L.Dense(2, activation="relu", name="few")(numbers)])
    x = L.Dense(1, activation="sigmoid", name="ill")(x)
    values = {"numbers": [0.25, -1.0, 2.0]}
    return Case(K.Model([numbers, image], x, name="patient"), ("conv",), values)


def functions(K):
    """Arithmetic between the layers."""
    L = K.layers
    image = K.Input(SIZE, name="photo")
    x = (image * 2.0 - 1.0) / 1.5
    x = L.Conv2D(4, 3, padding="same", name="conv1")(x)
    x = 1.0 - x
    tone = np.array([0.5, 1.0, 1.5, 2.0], "float32")
    if K is keras:
        ops = keras.ops
        gate = ops.relu6(x + 3.0) * (1.0 / 6.0)
        x = x * gate * tone
        mean = ops.mean(x, axis=[1, 2], keepdims=True)
        x = ops.pad(ops.silu(x - mean), [[0, 0], [1, 1], [1, 1], [0, 0]])
        x = ops.concatenate([x[:, 1:, :-1], ops.maximum(x[:, 1:, :-1], 0.1)], axis=-1)
    else:
        gate = tf.nn.relu6(x + 3.0) * (1.0 / 6.0)
        x = x * gate * tone
        mean = tf.reduce_mean(x, axis=[1, 2], keepdims=True)
        x = tf.pad(tf.nn.silu(x - mean), [[0, 0], [1, 1], [1, 1], [0, 0]])
        x = tf.concat([x[:, 1:, :-1], tf.maximum(x[:, 1:, :-1], 0.1)], axis=-1)
    x = before = L.Conv2D(8, 3, padding="same", activation="relu", name="conv2")(x)
    x = L.Conv2D(8, 1, name="conv3")(x) + before
    x = L.ReLU(name="last")(x)
    if K is keras:
        x = ops.clip(ops.sum(x, axis=(1, 2)) / 25.0, 0.0, 300.0)
        x = ops.reshape(x, (-1, 4, 2))
        x = ops.squeeze(ops.max(x, axis=-1, keepdims=True), -1)
    else:
        x = tf.clip_by_value(tf.reduce_sum(x, axis=(1, 2)) / 25.0, 0.0, 300.0)
        x = tf.reshape(x, (-1, 4, 2))
        x = tf.squeeze(tf.reduce_max(x, axis=-1, keepdims=True), -1)
    x = L.Dense(3, activation="softmax", name="classes")(x)
    return Case(K.Model(image, x, name="functions"), ("last",))


def topless(K):
    L = K.layers
    image = K.Input(SIZE, name="photo")
    x = L.Conv2D(4, 3, name="conv")(image)
    x = L.ReLU(name="features")(L.BatchNormalization(name="bn")(x))
    return Case(K.Model(image, x, name="topless"))


def lambda_end(K):
    """Code of Python's in the middle that is more than arithmetic: what stands before it can be read."""
    L = K.layers
    image = K.Input(SIZE, name="photo")
    x = L.Conv2D(4, 3, name="conv")(image)
    x = L.ReLU(name="relu")(x)
    x = L.Lambda(lambda t: abs(t), output_shape=lambda s: s, name="twice")(x)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    x = L.Dense(3, activation="softmax", name="classes")(x)
    return Case(K.Model(image, x, name="lambda_end"), cut="relu")


def mixed(K):
    L = K.layers
    K.mixed_precision.set_global_policy("mixed_float16")
    image = K.Input(SIZE, name="photo")
    x = L.Conv2D(4, 3, activation="relu", name="conv")(image)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    x = L.Dense(3, name="scores")(x)
    x = L.Activation("softmax", dtype="float32", name="softmax")(x)
    model = K.Model(image, x, name="mixed")
    K.mixed_precision.set_global_policy("float32")
    return Case(model, ("conv",))


def many_channels(K):
    L = K.layers
    image = K.Input((None, None, 5), name="bands")
    x = L.Conv2D(4, 3, strides=2, activation="relu", name="conv")(image)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    return Case(K.Model(image, L.Dense(3, name="scores")(x), name="many_channels"))


def channels_first(K):
    """Channels before rows and columns, by layers that name it, that name an axis, and that do neither."""
    L = K.layers
    first = {"data_format": "channels_first"}
    image = K.Input((3, 8, 6), name="photo")
    x = L.Rescaling(0.5, -0.25, name="scaled")(image)
    x = L.ZeroPadding2D(((1, 0), (0, 1)), name="padded", **first)(x)
    x = L.Conv2D(4, 3, padding="same", use_bias=False, name="conv1", **first)(x)
    x = a = L.ReLU(name="relu1")(L.BatchNormalization(axis=1, name="bn1")(x))
    x = L.DepthwiseConv2D(3, padding="same", name="depthwise", **first)(x)
    x = L.PReLU(shared_axes=[2, 3], name="slopes")(x)
    x = L.Concatenate(axis=1, name="joined")([a, x])
    x = L.LayerNormalization(axis=1, name="ln")(x)
    gate = L.GlobalAveragePooling2D(name="means", **first)(x)
    gate = L.Dense(8, activation="sigmoid", name="gate")(gate)
    x = L.Multiply(name="gated")([x, L.Reshape((8, 1, 1), name="raised")(gate)])
    x = L.MaxPooling2D((2, 2), name="pooled", **first)(x)
    tone = np.linspace(0.5, 1.5, 8, dtype="float32").reshape(1, 8, 1, 1)
    x = x * tone + 0.1
    x = L.Conv2D(5, 2, activation="relu", name="conv2", **first)(x)
    x = L.SpatialDropout2D(0.3, name="dropped", **first)(x)
    flat = L.Flatten(name="flat", **first)(x)
    # XLA, which has to compute tf_keras here, has no gradient of its upsampling.
    wide = L.UpSampling2D(2, name="up", **first)(x) if K is keras else x
    plain = L.Flatten(name="plain", data_format="channels_last")(wide)
    back = L.Permute((2, 3, 1), name="back")(x)
    back = L.Conv2D(2, 2, name="conv3", data_format="channels_last")(back)
    back = L.GlobalMaxPooling2D(name="strongest", data_format="channels_last")(back)
    x = L.Concatenate(name="all")([flat, plain, back])
    return Case(K.Model(image, L.Dense(3, activation="softmax", name="classes")(x), name="channels_first"), ("dropped",), compiled=True)


def attentive(K):
    """Layers whose weights lie in layers of their own, and a second input of whole numbers."""
    L = K.layers
    image, place = K.Input(SIZE, name="photo"), K.Input((2,), name="place")
    x = L.Conv2D(4, 3, strides=2, padding="same", activation="relu", name="conv")(image)
    gate = L.Reshape((4, 1), name="column")(L.GlobalAveragePooling2D(name="means")(x))
    gate = L.Conv1D(1, 3, padding="same", use_bias=False, activation="sigmoid", name="eca")(gate)
    x = L.Multiply(name="gated")([x, L.Reshape((1, 1, 4), name="raised")(gate)])
    x = L.Reshape((16, 4), name="tokens")(x)
    heard = L.MultiHeadAttention(2, 3, name="attention")(query=x, value=x, key=L.LayerNormalization(name="ln")(x))
    x = L.TimeDistributed(L.Dense(3, activation="relu"), name="each")(L.Add(name="sum")([x, heard]))
    where = L.Flatten(name="flat")(L.Embedding(5, 3, name="embedding")(place))
    x = L.Concatenate(name="all")([L.GlobalAveragePooling1D(name="pool")(x), where])
    return Case(K.Model([image, place], L.Dense(3, activation="softmax", name="classes")(x), name="attentive"), ("gated",), {"place": [1, 3]})


def by_name(K):
    """A nested model that takes and gives dictionaries, and one whose second call is the output."""
    L = K.layers
    right, left = K.Input((8, 8, 4), name="q"), K.Input((8, 8, 4), name="p")
    less = L.Subtract(name="less")([L.Conv2D(3, 1, name="of_right")(right), L.Conv2D(3, 1, name="of_left")(left)])
    pair = K.Model({"right": right, "left": left}, {"whole": L.ReLU(name="above")(less), "less": less}, name="pair")
    pixels = K.Input((3,), name="few")
    turn = K.Model(pixels, L.Dense(3, activation="tanh", name="turned")(pixels), name="turn")
    image = K.Input(SIZE, name="photo")
    x = L.Conv2D(4, 3, padding="same", name="conv")(image)
    parts = pair({"left": L.ReLU(name="relu")(x), "right": x})
    x = L.Conv2D(3, 1, name="last")(L.Concatenate(name="both")([parts["whole"], parts["less"]]))
    x = L.GlobalAveragePooling2D(name="pool")(x)
    return Case(K.Model(image, [L.Dense(2, name="scores")(x), turn(turn(x))], name="by_name"), ("last",))


CASES = {
    "transfer": (transfer, "k3.keras k3.h5 k2.keras k2.h5"),
    "headed": (headed, "k3.keras k3.h5 k2.h5"),
    "unsized": (unsized, "k3.keras k2.h5"),
    "deep": (deep, "k3.keras k3.h5 k2.keras k2.h5"),
    "siamese": (siamese, "k3.keras k2.h5"),
    "shared": (shared, "k3.keras k2.h5"),
    "branching": (branching, "k3.keras k2.h5"),
    "patient": (patient, "k3.keras k2.h5"),
    "functions": (functions, "k3.keras k3.h5 k2.h5"),
    "topless": (topless, "k3.keras k2.h5"),
    "lambda_end": (lambda_end, "k3.keras k2.h5"),
    "mixed": (mixed, "k3.keras k2.h5"),
    "many_channels": (many_channels, "k3.keras k2.h5"),
    "attentive": (attentive, "k3.keras k2.keras k2.h5"),
    "by_name": (by_name, "k3.h5 k2.h5"),
    "channels_first": (channels_first, "k3.keras k2.h5"),
}


def rounded(values):
    return [float(f"{value:.7g}") for value in np.asarray(values, "float64").ravel()]


def run(case, function):
    """With channels first on the CPU, XLA has to compute: TensorFlow alone has no such convolution."""
    return tf.function(function, jit_compile=True)() if case.compiled else function()


def layer_at(model, path):
    for name in path:
        model = model.get_layer(name)
    return model


def grad_cam(case, feeds):
    """Grad-CAM of the strongest class at a layer, raw, and the logit."""
    seen = {}

    def watch(layer, key, before=False):
        call = layer.call

        def watched(x, *args, **kwargs):
            seen[key] = x if before else call(x, *args, **kwargs)
            return call(x, *args, **kwargs) if before else seen[key]

        layer.call = watched

    watch(layer_at(case.model, case.cam), "features")
    last = case.model.layers[-1]
    if len(case.model.outputs) > 1:
        last = case.model.get_layer(case.model.output_names[0])
    squashed = "Softmax" in type(last).__name__ or type(last).__name__ == "Activation"
    if squashed:
        watch(last, "logits", before=True)
    else:
        last.activation = keras.activations.linear

    def explained():
        with tf.GradientTape() as tape:
            tape.watch(feeds)
            outputs = case.model(feeds, training=False)
            output = outputs[0] if isinstance(outputs, (list, tuple)) else outputs
            logits = seen["logits"] if squashed else output
            logit = tf.reduce_max(logits[0])
        return seen["features"], logits, logit, tape.gradient(logit, seen["features"])

    features, logits, logit, gradient = run(case, explained)
    index = int(np.argmax(logits[0]))
    first = getattr(layer_at(case.model, case.cam), "data_format", None) == "channels_first"
    weights = tf.reduce_mean(gradient, axis=(2, 3) if first else (1, 2), keepdims=True)
    cam = tf.reduce_sum(weights * features, axis=1 if first else -1)[0]
    return {
        "layer": "/".join(case.cam),
        **({"given": True} if case.compiled else {}),
        "class": index,
        "logit": float(logit),
        "shape": list(cam.shape),
        "map": rounded(cam),
    }


def answer(case, random):
    """Inputs, outputs and Grad-CAM of a model whose weights are drawn."""
    model = case.model
    for weight in model.weights:
        values = random.normal(0.1, 0.5, weight.shape).astype("float32")
        weight.assign(values**2 + 0.1 if "variance" in (getattr(weight, "path", "") or weight.name) else values)
    feeds = {}
    for tensor in model.inputs:
        name = tensor.name.split(":")[0]
        shape = [1, *(side or 9 for side in tensor.shape[1:])]
        given = (case.feeds or {}).get(name)
        values = np.round(random.normal(size=shape), 4) if given is None else np.broadcast_to(given, shape)
        feeds[name] = tf.constant(values, "float32")
    listed = [feeds[tensor.name.split(":")[0]] for tensor in model.inputs]
    ordered = listed if len(listed) > 1 else listed[0]
    if case.cut:
        keras_module = keras if isinstance(model, keras.Model) else tf_keras
        model = keras_module.Model(model.inputs, model.get_layer(case.cut).output)
    outputs = run(case, lambda: model(ordered, training=False))
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    # What convlens reads has its channels last, whatever the model's own order.
    given = {name: tf.transpose(x, (0, 2, 3, 1)) if case.compiled else x for name, x in feeds.items()}
    return {
        "inputs": {name: {"shape": list(x.shape[1:]), "values": rounded(x)} for name, x in given.items()},
        "values": case.feeds or {},
        "outputs": [rounded(output) for output in outputs],
        "cam": grad_cam(case, ordered) if case.cam else None,
    }


def main():
    """All of them; with names, these alone are made anew."""
    chosen = sys.argv[1:] or list(CASES)
    file = FOLDER / "structures.json"
    answers = json.loads(file.read_text())["models"] if sys.argv[1:] else {}
    if not sys.argv[1:]:
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
    for number, (name, (build, files)) in enumerate(CASES.items()):
        if name not in chosen:
            continue
        for short, K in (("k3", keras), ("k2", tf_keras)):
            formats = [file.split(".")[1] for file in files.split() if file.startswith(short)]
            if not formats:
                continue
            K.backend.clear_session()
            K.utils.set_random_seed(3)
            case = build(K)
            found = answer(case, np.random.default_rng(2 * number + (K is not keras)))
            # Grad-CAM took the last activation away.
            drawn = case.model.get_weights()
            K.backend.clear_session()
            model = build(K).model
            model.set_weights(drawn)
            for ending in formats:
                model.save(FOLDER / f"{name}.{short}.{ending}")
            answers[f"{name}.{short}"] = {"formats": formats, **found}
    written = {"keras": keras.__version__, "tf_keras": tf_keras.__version__, "models": answers}
    file.write_text(json.dumps(written))


if __name__ == "__main__":
    main()
