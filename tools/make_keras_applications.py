"""Makes Keras Applications as files, with what Keras answers, for `npm run bench -- applications`.

    python tools/make_keras_applications.py [--output FOLDER] [--only NAME,…] [--keras 2,3] [--ending keras,h5]

They are too large to be committed. The weights are drawn, and the statistics of batch normalisation
are those of drawn pictures, moved a little: so every layer's output keeps its size through the depth,
and the logits differ. Grad-CAM comes from `tf.GradientTape`, at the last layer with several positions.
"""

import argparse
import contextlib
import io
import json
import os
import re
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras
import numpy as np
import tensorflow as tf
import tf_keras

FOLDER = Path("/tmp/convlens-applications")

# The side of the pictures; VGG16's dense layers are 400 MB at 224.
NAMES = {
    "MobileNet": 96,
    "MobileNetV2": 96,
    "MobileNetV3Small": 96,
    "MobileNetV3Large": 96,
    "EfficientNetB0": 96,
    "EfficientNetV2B0": 96,
    "ConvNeXtTiny": 96,
    "ResNet50": 96,
    "ResNet50V2": 96,
    "DenseNet121": 96,
    "InceptionV3": 107,
    "InceptionResNetV2": 107,
    "Xception": 96,
    "NASNetMobile": 96,
    "VGG16": 64,
}
OLD_NAMES = {"RegNetX002": 96, "RegNetY002": 96, "ResNetRS50": 96}


def leaves(model):
    """All layers, those of nested models too."""
    for layer in model.layers:
        yield layer
        if hasattr(layer, "layers"):
            yield from leaves(layer)


def draw(model, side, random):
    """Weights that keep the size of what runs through, and statistics that fit."""
    for layer in leaves(model):
        if hasattr(layer, "layers"):
            continue
        for weight in layer.weights:
            name = (getattr(weight, "path", "") or weight.name).split("/")[-1].split(":")[0]
            shape = tuple(weight.shape)
            if "kernel" in name:
                deep = "depthwise" in name or "DepthwiseConv" in type(layer).__name__
                fan = np.prod(shape[:2] if deep else shape[:-1])
                values = random.normal(0, np.sqrt(2 / fan), shape)
            elif "variance" in name:
                values = random.uniform(0.5, 1.5, shape)
            elif name == "gamma" and "Normalization" in type(layer).__name__:
                values = random.uniform(0.5, 1.5, shape)
            elif name == "count":
                values = np.zeros(shape)
            else:
                values = random.normal(0, 0.3, shape)
            weight.assign(np.asarray(values).astype(weight.dtype if isinstance(weight.dtype, str) else "float32"))
        if type(layer).__name__ == "Normalization" and layer.weights:
            layer.finalize_state()
    norms = [one for one in leaves(model) if type(one).__name__ == "BatchNormalization"]
    momenta = [one.momentum for one in norms]
    for one in norms:
        one.momentum = 0.0
    model(pictures(4, side, random), training=True)
    for one, momentum in zip(norms, momenta):
        one.momentum = momentum
        mean, variance = one.moving_mean, one.moving_variance
        mean.assign(mean + random.normal(0, 0.1, mean.shape) * np.sqrt(variance))
        variance.assign(variance * random.uniform(0.8, 1.25, variance.shape) + 1e-2)
    last = [one for one in leaves(model) if type(one).__name__ in ("Conv2D", "Dense")][-1]
    activation = last.activation
    last.activation = lambda x: x
    logits = type(model)(model.inputs, last.output)(pictures(1, side, random))
    last.activation = activation
    last.kernel.assign(last.kernel * (3 / np.std(logits)))


def pictures(count, side, random):
    """Smooth ones of 0 to 255."""
    coarse = random.uniform(0, 255, (count, 8, 8, 3)).astype("float32")
    return tf.image.resize(coarse, (side, side), "bicubic")


def nodes_of(model):
    """What makes the tensors of a functional model, functions between the layers too, in order."""
    return getattr(model, "operations", model.layers)


def spatial(node):
    output = node.output
    shape = None if isinstance(output, (list, tuple)) else tuple(output.shape)
    return shape is not None and len(shape) == 4 and shape[1] * shape[2] > 1


def rounded(values):
    return [float(f"{v:.8g}") for v in np.asarray(values).ravel()]


def logits_model(K, model, more=()):
    """From the picture to what the softmax reads; takes the softmax off a last dense layer."""
    head = model.layers[-1]
    dense = type(head).__name__ == "Dense"
    if dense:
        head.activation = K.activations.linear
    outputs = [*more, head.output if dense else head.input]
    return K.Model(model.inputs, outputs if more else outputs[0])


def answer(K, model, side, random):
    x = tf.round(pictures(1, side, random) * 100) / 100
    layer = [node for node in nodes_of(model) if spatial(node)][-1]
    probabilities = model(x, training=False)
    both = logits_model(K, model, [layer.output])
    with tf.GradientTape() as tape:
        tape.watch(x)
        features, logits = both(x, training=False)
        index = int(np.argmax(logits[0]))
        logit = logits[0, index]
    gradient = tape.gradient(logit, features)
    weights = tf.reduce_mean(gradient, axis=(1, 2), keepdims=True)
    cam = tf.reduce_sum(weights * features, axis=-1)[0]
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        model.summary(line_length=120)
    counts = {
        part: int(number.replace(",", ""))
        for part, number in re.findall(r"(Total|Trainable|Non-trainable) params: ([\d,]+)", text.getvalue())
    }
    return {
        "input": {"shape": [side, side, 3], "values": rounded(x)},
        "probabilities": rounded(probabilities),
        "logits": rounded(logits),
        "layer": layer.name,
        "class": index,
        "shape": list(cam.shape),
        "map": rounded(cam),
        "layers": len(model.layers),
        "counts": counts,
    }


@contextlib.contextmanager
def float64(K):
    K.backend.set_floatx("float64")
    K.mixed_precision.set_global_policy("float64")
    try:
        yield
    finally:
        K.backend.set_floatx("float32")
        K.mixed_precision.set_global_policy("float32")


def exact(K, make, model, side, found):
    """The same logits in float64: how far float32 itself is off, however it is computed."""
    with float64(K):
        double = make(weights=None, input_shape=(side, side, 3))
        double.set_weights(model.get_weights())
        for layer in leaves(double):
            if type(layer).__name__ == "Normalization" and layer.weights:
                layer.finalize_state()
        x = np.reshape(found["input"]["values"], (1, side, side, 3))
        logits = logits_model(K, double)(x, training=False)
    return rounded(logits)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("--only", default=",".join([*NAMES, *OLD_NAMES]))
    parser.add_argument("--keras", default="3,2")
    parser.add_argument("--ending", default="keras,h5")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for name in options.only.split(","):
        for version, K in (("3", keras), ("2", tf_keras)):
            make = getattr(K.applications, name, None) or getattr(getattr(K.applications, "regnet", None), name, None) or getattr(getattr(K.applications, "resnet_rs", None), name, None)
            if version not in options.keras.split(",") or make is None:
                continue
            side = {**NAMES, **OLD_NAMES}[name]
            K.backend.clear_session()
            model = make(weights=None, input_shape=(side, side, 3))
            draw(model, side, np.random.default_rng(5))
            # Keras 3 is saved as both, Keras 2 as its older form.
            files = []
            for ending in options.ending.split(","):
                file = f"{name}.k{version}.{ending}"
                try:
                    model.save(options.output / file)
                    files.append(file)
                except Exception as error:
                    print(f"{file}: Keras cannot save it: {str(error)[:200]}", flush=True)
            found = answer(K, model, side, np.random.default_rng(6))
            found["exact"] = exact(K, make, model, side, found)
            (options.output / f"{name}.k{version}.json").write_text(json.dumps({"files": files, **found}))
            spread = np.std(found["logits"])
            print(f"{name} of Keras {version}: logits spread {spread:.3g}, strongest probability {max(found['probabilities']):.3g}, layer {found['layer']}", flush=True)


if __name__ == "__main__":
    main()
