"""Makes test/golden/applications/: the layers of every function of Keras Applications.

    python tools/make_application_tables.py [--output FOLDER] [--only MODULE,…]

Keras 3 where it has the function, tf_keras elsewhere; besides their defaults a few other options. A text
a module; `tables.ts` beside the test reads it:

    @ VGG16 {"weights": null}           function, options by their names here
    = vgg16 138357544 0                 name of the model, weights, those that are not trained
    block1_conv1 C1 224,224,64 1792     name, kind, shape or `=` for that before, weights, what it reads
    1^conv2 C1 = 36928                  as many parts of the name before, up to `_`, and the rest

What a layer reads is counted back in rows, `-3`; the row before where nothing is said, a shape or
weights of none likewise. At the end of the file the kinds, a class and its settings:

    C1 Conv2D {"kernel_size": [3, 3], …}

Layers of nested models follow the row of theirs.
"""

import argparse
import json
import os
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras
import tensorflow as tf
import tf_keras

FOLDER = Path(__file__).parents[1] / "test" / "golden" / "applications"

# Settings that make a difference; others are Keras' own everywhere.
SETTINGS = [
    "activation", "center", "cropping", "depth_multiplier", "depthwise_initializer", "dilation_rate", "epsilon",
    "filters", "groups", "init_values", "kernel_initializer", "kernel_size", "keepdims", "max_value", "mean",
    "momentum", "noise_shape", "offset", "padding", "pool_size", "projection_dim", "rate", "scale", "strides",
    "target_shape", "units", "use_bias", "variance",
]  # fmt: skip
# These are told by the shape, or the same for all channels of a kind.
TOLD = {"filters", "units", "target_shape", "projection_dim"}

MODULES = {
    "xception": ["Xception"],
    "vgg": ["VGG16", "VGG19"],
    "resnet": ["ResNet50", "ResNet101", "ResNet152", "ResNet50V2", "ResNet101V2", "ResNet152V2"],
    "resnet-rs": [f"ResNetRS{depth}" for depth in (50, 101, 152, 200, 270, 350, 420)],
    "inception": ["InceptionV3", "InceptionResNetV2"],
    "mobilenet": ["MobileNet", "MobileNetV2", "MobileNetV3Small", "MobileNetV3Large"],
    "densenet": ["DenseNet121", "DenseNet169", "DenseNet201"],
    "nasnet": ["NASNetMobile", "NASNetLarge"],
    "efficientnet": [f"EfficientNetB{size}" for size in range(8)],
    "efficientnet-v2": [f"EfficientNetV2{size}" for size in ("B0", "B1", "B2", "B3", "S", "M", "L")],
    "convnext": [f"ConvNeXt{size}" for size in ("Tiny", "Small", "Base", "Large", "XLarge")],
    "regnet": [
        f"RegNet{kind}{size}"
        for kind in "XY"
        for size in ("002", "004", "006", "008", "016", "032", "040", "064", "080", "120", "160", "320")
    ],
}  # fmt: skip

# Other options, by their names here.
VARIANTS = [
    ("Xception", {"includeTop": False, "inputShape": [71, 90, 3]}),
    ("VGG16", {"includeTop": False, "inputShape": [64, 48, 3], "pooling": "max"}),
    ("ResNet50", {"includeTop": False, "pooling": "avg", "inputShape": [33, 64, 1]}),
    ("ResNet50V2", {"classes": 10, "classifierActivation": None}),
    ("ResNetRS50", {"includePreprocessing": False, "classes": 10}),
    ("ResNetRS50", {"inputShape": [64, 65, 1], "includeTop": False, "pooling": "max"}),
    ("InceptionV3", {"includeTop": False, "inputShape": [75, 80, 3], "pooling": "avg"}),
    ("InceptionResNetV2", {"includeTop": False, "inputShape": [75, 75, 3]}),
    ("MobileNet", {"alpha": 0.25, "depthMultiplier": 2, "inputShape": [160, 160, 3], "dropout": 0.5}),
    ("MobileNetV2", {"alpha": 0.35, "inputShape": [97, 64, 3]}),
    ("MobileNetV2", {"alpha": 1.4, "includeTop": False, "pooling": "avg"}),
    ("MobileNetV3Small", {"minimalistic": True, "dropoutRate": 0}),
    ("MobileNetV3Small", {"alpha": 1.5, "includePreprocessing": False, "classifierActivation": "sigmoid"}),
    ("MobileNetV3Large", {"alpha": 0.75, "includeTop": False, "pooling": "max"}),
    ("DenseNet121", {"includeTop": False, "pooling": "max"}),
    ("NASNetMobile", {"includeTop": False, "inputShape": [35, 50, 3], "pooling": "avg"}),
    ("EfficientNetB0", {"weights": "imagenet"}),
    ("EfficientNetB1", {"includeTop": False, "inputShape": [65, 64, 3], "pooling": "avg"}),
    ("EfficientNetV2B0", {"includePreprocessing": False}),
    ("EfficientNetV2B1", {"inputShape": [64, 65, 1]}),
    ("EfficientNetV2S", {"includeTop": False, "pooling": "max"}),
    ("ConvNeXtTiny", {"includeTop": False, "pooling": "avg"}),
    ("ConvNeXtTiny", {"includePreprocessing": False, "classifierActivation": None}),
    ("RegNetX002", {"includeTop": False, "pooling": "max", "includePreprocessing": False}),
    ("RegNetY002", {"classes": 7, "inputShape": [96, 65, 3]}),
]  # fmt: skip

PYTHON = {
    "includeTop": "include_top",
    "inputShape": "input_shape",
    "classifierActivation": "classifier_activation",
    "depthMultiplier": "depth_multiplier",
    "dropoutRate": "dropout_rate",
    "includePreprocessing": "include_preprocessing",
}


def module_of(name):
    return next(module for module, names in MODULES.items() if name in names)


def built(name, options):
    """Fresh names each time; trained weights are said to be there, and not read."""
    K = keras if hasattr(keras.applications, name) else tf_keras
    K.backend.clear_session()
    arguments = {PYTHON.get(key, key): tuple(v) if isinstance(v, list) else v for key, v in options.items()}
    # Keras leaves rows and columns open without a top, we do not; MobileNetV3 always does.
    if "input_shape" not in arguments:
        size = default_size(name)
        arguments["input_shape"] = (size, size, 3)
    return getattr(K.applications, name)(**arguments)


SIZES = {
    "Xception": 299, "InceptionV3": 299, "InceptionResNetV2": 299, "NASNetLarge": 331,
    "EfficientNetB1": 240, "EfficientNetB2": 260, "EfficientNetB3": 300, "EfficientNetB4": 380,
    "EfficientNetB5": 456, "EfficientNetB6": 528, "EfficientNetB7": 600,
    "EfficientNetV2B1": 240, "EfficientNetV2B2": 260, "EfficientNetV2B3": 300, "EfficientNetV2S": 384,
    "EfficientNetV2M": 480, "EfficientNetV2L": 480,
}  # fmt: skip


def default_size(name):
    return SIZES.get(name, 224)


def plain(value):
    """A value of a configuration as JSON; initialisers by their class and settings."""
    if isinstance(value, dict):
        given = value.get("config", {}).items()
        config = {key: one for key, one in given if key not in ("seed", "dtype") and one is not None}
        return {"class_name": value.get("class_name"), "config": config} if config else value.get("class_name")
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return float(f"{value:.7g}") if isinstance(value, float) else value


def settings_of(operation):
    try:
        config = operation.get_config()
    except Exception:
        return {}
    if type(operation).__name__ == "TFOpLambda":
        return {"function": config["function"]}
    return {
        key: plain(config[key])
        for key in SETTINGS
        if key in config and config[key] is not None and key not in TOLD
    }


def sources(operation):
    """Names of what an operation reads."""
    nodes = operation._inbound_nodes
    node = nodes[0]
    if hasattr(node, "parent_nodes") and hasattr(node.parent_nodes[0] if node.parent_nodes else None, "operation"):
        return [tensor._keras_history.operation.name for tensor in node.input_tensors]
    return [tensor._keras_history.layer.name for tensor in node.keras_inputs]


def size_of(tensor):
    return [side for side in tuple(tensor.shape)[1:]]


def rows_of(model):
    """(name, class, settings, shape, weights, sources) in Keras' order."""
    operations = getattr(model, "operations", None) or model.layers
    for operation in operations:
        kind = type(operation).__name__
        count = operation.count_params() if hasattr(operation, "count_params") else 0
        nested = isinstance(operation, (keras.Sequential, tf_keras.Sequential))
        reads = [] if kind == "InputLayer" else sources(operation)
        output = model.input if kind == "InputLayer" else operation.output
        # A nested model has an output of its own and one for each call.
        settings = {} if nested else settings_of(operation)
        yield operation.name, kind, settings, size_of(output), count, reads
        if not nested:
            continue
        before = reads[0]
        for layer in operation.layers:
            name = f"{operation.name}/{layer.name}"
            yield name, type(layer).__name__, settings_of(layer), size_of(layer.output), layer.count_params(), [before]
            before = name


class Writer:
    def __init__(self):
        self.lines = []
        self.kinds = {}

    def table(self, name, options):
        model = built(name, options)
        frozen = sum(weight_size(one) for one in model.non_trainable_weights)
        self.lines += [f"@ {name} {json.dumps(options)}", f"= {model.name} {model.count_params()} {frozen}"]
        places = {}
        before, shape_before = "", None
        for place, (own, class_name, settings, shape, count, reads) in enumerate(rows_of(model)):
            size = ",".join(map(str, shape))
            parts = [shortened(own, before), self.kind(class_name, settings), "=" if size == shape_before else size]
            if count:
                parts.append(str(count))
            back = [places[read] - place for read in reads]
            if back != [-1] and class_name != "InputLayer":
                parts += map(str, back)
            self.lines.append(" ".join(parts))
            places[own] = place
            before, shape_before = own, size

    def kind(self, class_name, settings):
        key = f"{class_name} {json.dumps(settings)}"
        return self.kinds.setdefault(key, f"{class_name[0]}{len(self.kinds)}")

    def text(self):
        kinds = [f"{code} {key}" for key, code in self.kinds.items()]
        return "\n".join([*self.lines, *kinds, ""])


def shortened(name, before):
    parts, others = name.split("_"), before.split("_")
    same = 0
    while same < min(len(parts), len(others)) - 1 and parts[same] == others[same]:
        same += 1
    return f"{same}^{'_'.join(parts[same:])}" if same > 0 else name


def weight_size(weight):
    size = 1
    for side in weight.shape:
        size *= side
    return size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("--only")
    given = parser.parse_args()
    only = given.only.split(",") if given.only else MODULES
    given.output.mkdir(parents=True, exist_ok=True)
    # Only the layers are looked at.
    for K in (keras, tf_keras):
        K.initializers.VarianceScaling.__call__ = lambda _, shape, dtype=None, **__: tf.zeros(shape)
    keras.src.applications.efficientnet.file_utils.get_file = lambda *_, **__: ""
    keras.Model.load_weights = lambda *_, **__: None
    for module in only:
        names = MODULES[module]
        writer = Writer()
        for name in names:
            writer.table(name, {"weights": None})
        for name, options in VARIANTS:
            if name in names:
                writer.table(name, {"weights": None, **options})
        (given.output / f"{module}.txt").write_text(writer.text())
        print(module, flush=True)


if __name__ == "__main__":
    main()
