"""Makes test/golden/applications/answers.json: what networks of Keras Applications answer.

    python tools/make_application_answers.py [--output FILE] [--only NAME,…]    others are kept

Their weights, and the photo, come from one list of numbers that both sides make, so that none is stored:
weight number `i` of a layer begins in it at the hash of `layer#i`. Where Keras has the function it is
Keras 3's, else tf_keras'. Of each: the logits (or what comes out without a top), and Grad-CAM of the class
with the largest, at the last layer with several cells, by `tf.GradientTape`.
"""

import argparse
import json
import os
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras
import numpy as np
import tensorflow as tf
import tf_keras

FILE = Path(__file__).parents[1] / "test" / "golden" / "applications" / "answers.json"

# Sides of the photo and options; small, for large networks too.
CASES = [
    ("Xception", 75, {}),
    ("VGG16", 40, {"includeTop": False, "pooling": "avg"}),
    ("VGG19", 32, {"includeTop": False, "pooling": "max"}),
    ("ResNet50", 64, {}),
    ("ResNet101", 48, {}),
    ("ResNet50V2", 64, {}),
    ("ResNet101V2", 49, {}),
    ("ResNetRS50", 64, {}),
    ("ResNetRS101", 48, {}),
    ("InceptionV3", 107, {}),
    ("InceptionResNetV2", 107, {}),
    ("MobileNet", 64, {"alpha": 0.5}),
    ("MobileNetV2", 64, {}),
    ("MobileNetV3Small", 64, {}),
    ("MobileNetV3Small", 65, {"minimalistic": True}),
    ("MobileNetV3Large", 64, {"alpha": 0.75}),
    ("DenseNet121", 64, {}),
    ("DenseNet169", 64, {}),
    ("NASNetMobile", 64, {}),
    ("NASNetLarge", 48, {}),
    ("EfficientNetB0", 64, {}),
    ("EfficientNetB1", 65, {}),
    ("EfficientNetV2B0", 64, {}),
    ("EfficientNetV2S", 64, {}),
    ("ConvNeXtTiny", 64, {}),
    ("ConvNeXtSmall", 64, {}),
    ("RegNetX002", 64, {}),
    ("RegNetX064", 64, {}),
    ("RegNetY002", 64, {}),
    ("RegNetY008", 64, {}),
]  # fmt: skip

# Times the kernels, of networks that else lose much of what single precision has.
GAINS = {"ResNetRS101": 0.5, "MobileNetV3Large": 0.7, "EfficientNetV2B0": 0.5}

PYTHON = {"includeTop": "include_top", "inputShape": "input_shape"}
COUNT = 2**20


def numbers():
    """As many as COUNT, from -1 to 1, from 32-bit hashes of their places."""
    x = np.arange(COUNT, dtype=np.uint32)
    with np.errstate(over="ignore"):
        for factor in (0x7FEB352D, 0x846CA68B):
            x ^= x >> np.uint32(16)
            x *= np.uint32(factor)
        x ^= x >> np.uint32(16)
    return (x.astype(np.float64) / 2**31 - 1).astype(np.float32)


NUMBERS = numbers()


def drawn(key, shape, scale, middle=0.0):
    start = 0x811C9DC5
    for letter in key.encode():
        start = ((start ^ letter) * 0x01000193) % 2**32
    count = int(np.prod(shape))
    places = (start % COUNT + np.arange(count)) % COUNT
    return (np.float32(middle) + np.float32(scale) * NUMBERS[places]).reshape(shape)


def leaves(model, path=""):
    for layer in model.layers:
        if hasattr(layer, "layers"):
            yield from leaves(layer, f"{path}{layer.name}/")
        else:
            yield path + layer.name, layer


def draw(model, gain):
    for name, layer in leaves(model):
        for index, weight in enumerate(layer.weights):
            own = (getattr(weight, "path", "") or weight.name).split("/")[-1].split(":")[0]
            shape = tuple(weight.shape)
            key = f"{name}#{index}"
            if "kernel" in own:
                deep = "depthwise" in own or type(layer).__name__ == "DepthwiseConv2D"
                fan = np.prod(shape[:2] if deep else shape[:-1])
                values = drawn(key, shape, gain * np.sqrt(6 / fan))
            elif own == "gamma" or own.startswith("variable") or "variance" in own:
                values = drawn(key, shape, 0.5, 1.0)
            elif own == "count":
                continue
            else:
                values = drawn(key, shape, 0.3)
            weight.assign(values.astype(np.float32))
        if type(layer).__name__ == "Normalization" and layer.weights:
            layer.finalize_state()


def spatial(node):
    shape = tuple(node.output.shape) if not isinstance(node.output, (list, tuple)) else ()
    return len(shape) == 4 and shape[1] * shape[2] > 1


def rounded(values):
    return [float(f"{value:.8g}") for value in np.asarray(values).ravel()]


def full(side, given):
    """All options; ten classes are as good as a thousand."""
    options = {"inputShape": [side, side, 3], **given}
    return {**options, "classes": 10} if given.get("includeTop", True) else options


def key(name, options):
    return f"{name} {json.dumps(options)}"


def answer(name, options):
    side = options["inputShape"][0]
    K = keras if hasattr(keras.applications, name) else tf_keras
    K.backend.clear_session()
    arguments = {PYTHON.get(key, key): tuple(v) if isinstance(v, list) else v for key, v in options.items()}
    top = {"classifier_activation": None} if options.get("includeTop", True) else {}
    model = getattr(K.applications, name)(weights=None, **top, **arguments)
    gain = GAINS.get(name, 1)
    draw(model, gain)
    x = tf.constant(drawn("photo", (1, side, side, 3), 100.0, 128.0))
    # MobileNet and others have a function of their own at the end: without one it gives the logits.
    nodes = getattr(model, "operations", model.layers)
    layer = [node for node in nodes if spatial(node)][-1]
    both = K.Model(model.inputs, [layer.output, model.output])
    with tf.GradientTape() as tape:
        tape.watch(x)
        features, out = both(x, training=False)
        index = int(np.argmax(out[0]))
        value = out[0, index]
    gradient = tape.gradient(value, features)
    weights = tf.reduce_mean(gradient, axis=(1, 2), keepdims=True)
    cam = tf.reduce_sum(weights * features, axis=-1)[0]
    return {
        "name": name,
        "options": options,
        "gain": gain,
        "parameters": model.count_params(),
        "output": rounded(out[0])[:64],
        "largest": rounded(np.max(np.abs(out)))[0],
        "layer": layer.name,
        "class": index,
        "map": rounded(cam),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", type=Path, default=FILE)
    parser.add_argument("--only")
    given = parser.parse_args()
    only = given.only.split(",") if given.only else None
    # All weights are drawn here.
    for K in (keras, tf_keras):
        K.initializers.VarianceScaling.__call__ = lambda _, shape, dtype=None, **__: tf.zeros(shape)
    known = json.loads(given.output.read_text()) if only and given.output.exists() else []
    kept = {key(one["name"], one["options"]): one for one in known}
    answers = []
    for name, side, options in CASES:
        asked = key(name, full(side, options))
        if only and name not in only:
            answers += [kept[asked]] if asked in kept else []
            continue
        answers.append(answer(name, full(side, options)))
        print(name, answers[-1]["largest"], answers[-1]["layer"], flush=True)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(one) for one in answers)
    given.output.write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
