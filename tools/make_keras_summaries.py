"""Makes test/golden/keras/summaries.json: what `model.summary()` of Keras 3 prints, and the layers.

Needs keras and a backend of it: `pip install keras tensorflow-cpu`.
"""

import json
import os
import re
import shutil
from pathlib import Path

shutil.get_terminal_size = lambda *_: os.terminal_size((1000, 50))
os.environ["COLUMNS"] = "1000"

import keras  # noqa: E402
import numpy as np  # noqa: E402

FILE = Path(__file__).parents[1] / "test" / "golden" / "keras" / "summaries.json"
L = keras.layers


def shared_and_nested():
    """A convolution that is called twice, and a backbone within a model."""
    image = L.Input((16, 16, 3), name="inner_photo")
    x = L.Conv2D(4, 3, padding="same", name="inner_conv")(image)
    x = L.BatchNormalization(name="inner_bn")(x)
    backbone = keras.Model(image, L.ReLU(name="inner_relu")(x), name="backbone")
    left = L.Input((16, 16, 3), name="left")
    right = L.Input((16, 16, 4), name="right")
    twice = L.Conv2D(4, 1, name="twice")
    x = L.Add(name="join")([twice(backbone(left)), twice(right)])
    x = L.BatchNormalization(scale=False, name="bn")(x)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    return keras.Model([left, right], L.Dense(5, name="classes")(x), name="pair")


def row():
    image = L.Input((8, 8, 1), name="image")
    x = L.Conv2D(4, 3, name="conv")(image)
    return keras.Model(image, L.Dense(3, name="classes")(L.Flatten(name="flat")(x)), name="row")


def stacked():
    """A Sequential with another in it."""
    block = keras.Sequential([L.Input((16, 16, 3)), L.Conv2D(4, 3, name="c"), L.ReLU(name="r")], name="block")
    layers = [L.Input((16, 16, 3), name="image"), block, L.Flatten(name="flat"), L.Dense(2, name="classes")]
    return keras.Sequential(layers, name="stacked")


def headed():
    """A plain row of a Sequential and a model that branches."""
    image = L.Input((16, 16, 3), name="image")
    block = keras.Sequential([L.Input((16, 16, 3)), L.Conv2D(4, 3, name="c"), L.ReLU(name="r")], name="block")
    entry = L.Input((14, 14, 4), name="entry")
    branching = keras.Model(entry, L.Add(name="sum")([entry, L.Conv2D(4, 1, name="p")(entry)]), name="branching")
    x = L.GlobalAveragePooling2D(name="pool")(branching(block(image)))
    return keras.Model(image, L.Dense(3, name="classes")(x), name="headed")


def layers_of(model, path, read, lines, kinds=()):
    """Lists the layers as convlens has them: nested models flattened, later calls with `@`."""
    sequential = isinstance(model, keras.Sequential)
    model = model._functional if sequential else model
    made = {}
    calls = {}
    for depth in sorted(model._nodes_by_depth, reverse=True):
        for node in model._nodes_by_depth[depth]:
            layer = node.operation
            inbound = [made[id(tensor)] for tensor in node.arguments.keras_tensors]
            if isinstance(layer, L.InputLayer) and read:
                made[id(node.outputs[0])] = read[0]
                continue
            if isinstance(layer, keras.Model):
                name = layers_of(layer, f"{path}{layer.name}/", inbound, lines, (*kinds, type(layer).__name__))
            else:
                call = calls.get(layer.name, 0)
                calls[layer.name] = call + 1
                name = f"{path}{layer.name}" + (f"@{call}" if call else "")
                shape = [int(size or 1) for size in node.outputs[0].shape[1:]]
                weights = [] if call else getattr(layer, "weights", [])
                line = {
                    "name": name,
                    "kind": type(layer).__name__,
                    "outputShape": shape,
                    "parameters": int(sum(np.prod(weight.shape) for weight in weights)),
                    "inbound": inbound,
                    "spatial": len(shape) == 3 and shape[0] * shape[1] > 1,
                    "channels": shape[-1],
                }
                fixed = [] if call else getattr(layer, "non_trainable_weights", [])
                if fixed:
                    line["statistics"] = int(sum(np.prod(weight.shape) for weight in fixed))
                if sequential and isinstance(layer, L.InputLayer):
                    line["unlisted"] = True
                lines.append(line | ({"group": path[:-1], "groupKinds": kinds} if path else {}))
            made[id(node.outputs[0])] = name
    return name


def main():
    real = keras.applications.MobileNetV3Small(input_shape=(224, 224, 3), weights=None)
    models = {}
    for model in (shared_and_nested(), row(), stacked(), headed(), real):
        printed = []
        model.summary(line_length=400, print_fn=printed.append)
        lines = "".join(printed).splitlines()
        cells = [re.split("[│┃]", line)[1:-1] for line in lines if line[:1] in ("│", "┃")]
        nodes = []
        layers_of(model, "", None, nodes)
        models[model.name] = {
            "nodes": nodes,
            "rows": [[cell.strip() for cell in row] for row in cells],
            "totals": [line for line in lines if " params: " in line],
        }
    FILE.write_text(json.dumps({"keras": keras.__version__, "models": models}))


if __name__ == "__main__":
    main()
