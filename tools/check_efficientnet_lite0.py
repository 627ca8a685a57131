"""Run the shipped `models/efficientnet-lite0` in PyTorch and compare with the golden values.

The graph comes from model.json itself, the weights from its shards: a layer that was left
out, wired wrongly or transposed shows here, without tfjs or convlens in the way.
"""

import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "models" / "efficientnet-lite0"
GOLDEN = ROOT / "test" / "golden"
LOGIT_TOLERANCE = 0.1
GRAD_CAM_CORRELATION = 0.999
# Of the layer's standard deviation. Single values move most: rounding adds up over the blocks.
LAYER_TOLERANCE = 0.05


def read_model():
    model = json.loads((MODEL / "model.json").read_text())
    group = model["weightsManifest"][0]
    data = b"".join((MODEL / path).read_bytes() for path in group["paths"])
    weights, start = {}, 0
    for spec in group["weights"]:
        dtype = np.dtype("<f2" if "quantization" in spec else "<f4")
        count = int(np.prod(spec["shape"]))
        values = np.frombuffer(data, dtype, count, start).astype(np.float64)
        weights[spec["name"]] = torch.tensor(values.reshape(spec["shape"]))
        start += count * dtype.itemsize
    if start != len(data):
        raise SystemExit(f"{len(data)} bytes in the shards, {start} in the manifest")
    return model["modelTopology"]["model_config"]["config"]["layers"], weights


def convolve(x, kernel, config, groups=1):
    """TensorFlow's `same` padding: what is left over of an odd amount goes to the bottom right."""
    size, stride = config["kernel_size"][0], config["strides"][0]
    total = max((-(-x.shape[-1] // stride) - 1) * stride + size - x.shape[-1], 0)
    before, after = total // 2, total - total // 2
    return F.conv2d(F.pad(x, (before, after, before, after)), kernel, stride=stride, groups=groups)


def apply(layer, inputs, weights):
    name, config, x = layer["name"], layer["config"], inputs[0]
    match layer["class_name"]:
        case "Conv2D":
            return convolve(x, weights[f"{name}/kernel"].permute(3, 2, 0, 1), config)
        case "DepthwiseConv2D":
            kernel = weights[f"{name}/depthwise_kernel"].permute(2, 3, 0, 1)
            return convolve(x, kernel, config, groups=kernel.shape[0])
        case "BatchNormalization":
            keys = ("moving_mean", "moving_variance", "gamma", "beta")
            return F.batch_norm(x, *(weights[f"{name}/{k}"] for k in keys), eps=config["epsilon"])
        case "ReLU":
            return x.clamp(0, config["max_value"])
        case "Add":
            return inputs[0] + inputs[1]
        case "GlobalAveragePooling2D":
            return x.mean((2, 3))
        case "Dense":
            return x @ weights[f"{name}/kernel"] + weights[f"{name}/bias"]
        case "Activation":
            return x.softmax(-1)
        case other:
            raise SystemExit(f"{name}: unexpected layer {other}")


def run(layers, weights, pixels):
    """All outputs by layer name."""
    x = torch.tensor((pixels - 127.0) / 128.0).permute(2, 0, 1)[None]
    outputs = {"input": x.requires_grad_()}
    for layer in layers[1:]:
        inputs = [outputs[node[0]] for node in layer["inbound_nodes"][0]]
        outputs[layer["name"]] = apply(layer, inputs, weights)
    return outputs


def check_photo(name, photo, outputs):
    logits = outputs["logits"][0].detach()
    off = max(abs(float(logits[top["index"]]) - top["logit"]) for top in photo["top5"])
    order = [int(i) for i in logits.argsort(descending=True)[:5]]
    if off > LOGIT_TOLERANCE or order != [top["index"] for top in photo["top5"]]:
        raise SystemExit(f"{name}: logits are {off:.4f} off, top five {order}")
    worst = 0.0
    for layer, golden in photo["layers"].items():
        x = outputs[layer][0].detach()
        height, width, channels = golden["shape"]
        if tuple(x.shape) != (channels, height, width):
            raise SystemExit(f"{name}: {layer} has shape {tuple(x.shape)}")
        pairs = [(float(x.mean()), golden["mean"]), (float(x.std(correction=0)), golden["std"])]
        pairs += zip(x[:4, 0, 0].tolist(), golden["atOrigin"], strict=True)
        centre = x[:4, height // 2, width // 2].tolist()
        pairs += zip(centre, golden["atCentre"], strict=True)
        difference = max(abs(a - b) for a, b in pairs) / golden["std"]
        if difference > LAYER_TOLERANCE:
            raise SystemExit(f"{name}: {layer} is {difference:.4f} standard deviations off")
        worst = max(worst, difference)
    print(f"{name}: logits within {off:.4f}, layers within {worst:.4f} standard deviations")


def check_grad_cam(name, maps, outputs):
    lowest = 1.0
    for golden in maps:
        layer, index = golden["layer"], golden["classIndex"]
        x, logit = outputs[layer], outputs["logits"][0, index]
        (gradient,) = torch.autograd.grad(logit, x, retain_graph=True)
        ours = (gradient.mean((2, 3), keepdim=True) * x).sum(1).detach().numpy()
        correlation = float(np.corrcoef(ours.ravel(), np.ravel(golden["map"]))[0, 1])
        if correlation < GRAD_CAM_CORRELATION:
            raise SystemExit(f"{name}: Grad-CAM of {index} at {layer}: {correlation:.5f}")
        lowest = min(lowest, correlation)
    print(f"{name}: Grad-CAM correlates by {lowest:.5f} or more")


def read_golden(file):
    return json.loads((GOLDEN / file).read_text())["photos"]


def main():
    layers, weights = read_model()
    grad_cam = read_golden("efficientnet-lite0-gradcam.json")
    for name, photo in read_golden("efficientnet-lite0.json").items():
        pixels = np.asarray(Image.open(GOLDEN / photo["file"]).convert("RGB"), np.float64)
        outputs = run(layers, weights, pixels)
        check_photo(name, photo, outputs)
        check_grad_cam(name, photo["gradCam"] + grad_cam[name]["gradCam"], outputs)


if __name__ == "__main__":
    main()
