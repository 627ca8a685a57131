"""models/efficientnet-lite0 as PyTorch modules, one a Keras layer and of its name.

Peers hook modules, so activations, additions and the pooling are modules too. Weights are as
stored (float16 and float32), arithmetic is float64 unless `.to(...)` says otherwise.
"""

import torch
from check_efficientnet_lite0 import read_model
from torch import nn
from torch.nn import functional as F

HEAD = "head_relu6"
LOGITS = "logits"


class SameConv(nn.Conv2d):
    """TensorFlow's `same` padding: what is left over of an odd amount goes to the bottom right."""

    def forward(self, x):
        size, stride = self.kernel_size[0], self.stride[0]
        total = max((-(-x.shape[-1] // stride) - 1) * stride + size - x.shape[-1], 0)
        before, after = total // 2, total - total // 2
        return super().forward(F.pad(x, (before, after, before, after)))


class ReLU6(nn.ReLU):
    """ReLU6 that captum takes for a ReLU.

    captum's guided backpropagation and deconvolution hook `nn.ReLU` alone, and `nn.ReLU6` is none:
    with that they return the plain gradient. The gradient of this module is dy·[0 < x < 6], so
    captum's rules become dy·[dy > 0]·[0 < x < 6] (guided) and dy·[dy > 0] (deconvolution).
    """

    def forward(self, x):
        return F.relu6(x)


class Add(nn.Module):
    def forward(self, x, y):
        return x + y


class Pool(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


def convolution(config, kernel, groups=1):
    outputs, inputs, size, _ = kernel.shape
    stride = config["strides"][0]
    conv = SameConv(inputs * groups, outputs, size, stride, groups=groups, bias=False)
    conv.load_state_dict({"weight": kernel})
    return conv


def normalisation(config, weights):
    channels = weights["gamma"].shape[0]
    norm = nn.BatchNorm2d(channels, eps=config["epsilon"])
    state = {"weight": "gamma", "bias": "beta"}
    state |= {"running_mean": "moving_mean", "running_var": "moving_variance"}
    norm.load_state_dict({ours: weights[keras] for ours, keras in state.items()}, strict=False)
    return norm


def dense(weights):
    inputs, outputs = weights["kernel"].shape
    linear = nn.Linear(inputs, outputs)
    linear.load_state_dict({"weight": weights["kernel"].T, "bias": weights["bias"]})
    return linear


def module_of(layer, weights):
    config = layer["config"]
    match layer["class_name"]:
        case "Conv2D":
            return convolution(config, weights["kernel"].permute(3, 2, 0, 1))
        case "DepthwiseConv2D":
            kernel = weights["depthwise_kernel"].permute(2, 3, 0, 1)
            return convolution(config, kernel, groups=kernel.shape[0])
        case "BatchNormalization":
            return normalisation(config, weights)
        case "ReLU" if config["max_value"] == 6:
            return ReLU6()
        case "Add":
            return Add()
        case "GlobalAveragePooling2D":
            return Pool()
        case "Dense":
            return dense(weights)
        case other:
            raise SystemExit(f"{layer['name']}: unexpected layer {other}")


class Network(nn.Module):
    """Preprocessed images `[batch, 3, 224, 224]` to logits `[batch, 1000]`."""

    def __init__(self):
        super().__init__()
        layers, weights = read_model()
        self.inputs_of = {}
        for layer in layers[1:]:
            name = layer["name"]
            prefix = f"{name}/"
            own = {k.removeprefix(prefix): w for k, w in weights.items() if k.startswith(prefix)}
            self.add_module(name, module_of(layer, own))
            self.inputs_of[name] = [node[0] for node in layer["inbound_nodes"][0]]
            if name == LOGITS:
                break
        self.double().eval().requires_grad_(False)

    def forward(self, x):
        outputs = {"input": x}
        for name, inputs in self.inputs_of.items():
            # By name at each call: pytorch-grad-cam's AblationCAM swaps the module meanwhile.
            outputs[name] = getattr(self, name)(*(outputs[key] for key in inputs))
        return outputs[LOGITS]
