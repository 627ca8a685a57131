"""Attributions of the input by captum, before channels are joined, and occlusion."""

import warnings

import torch
from captum.attr import (
    Deconvolution,
    GuidedBackprop,
    GuidedGradCam,
    InputXGradient,
    IntegratedGradients,
    Occlusion,
    Saliency,
)

from .data import CLASSES, block_means, file_of, read_photo, rounded, summary

POINTS = 50
GUIDED_LAYERS = ("block15_project_bn", "block10_add")
# Side and step of the squares, and what covers. The last squares of the second overhang the border.
OCCLUSIONS = {"chelsea": ((32, 16, "mean"), (48, 40, "black")), "coffee": ((48, 40, "black"),)}
BLACK = (0 - 127.0) / 128.0


def gradients(network, image, index):
    found = {
        "gradient": Saliency(network).attribute(image, index, abs=False),
        "gradient-x-input": InputXGradient(network).attribute(image, index),
        "guided-backprop": GuidedBackprop(network).attribute(image, index),
        "deconvnet": Deconvolution(network).attribute(image, index),
    }
    return [{"method": m, "classIndex": index, **summary(a)} for m, a in found.items()]


def integrated_gradients(network, image, index):
    found = IntegratedGradients(network).attribute(
        image,
        baselines=torch.full_like(image, BLACK),
        target=index,
        n_steps=POINTS,
        method="gausslegendre",
        internal_batch_size=5,
    )
    return {"method": "integrated-gradients", "classIndex": index, **summary(found)}


def guided_grad_cams(network, image, index):
    def of(layer):
        cam = GuidedGradCam(network, getattr(network, layer))
        return cam.attribute(image, index, interpolate_mode="bilinear")

    name = {"method": "guided-grad-cam", "classIndex": index}
    return [{**name, "layer": layer, **summary(of(layer))} for layer in GUIDED_LAYERS]


def occlusions(network, image, index, settings):
    fills = {
        "mean": image.mean((2, 3), keepdim=True).expand_as(image),
        "black": torch.full_like(image, BLACK),
    }
    found = []
    for window, stride, fill in settings:
        falls = Occlusion(network).attribute(
            image,
            sliding_window_shapes=(3, window, window),
            strides=(3, stride, stride),
            baselines=fills[fill],
            target=index,
            perturbations_per_eval=13,
        )
        found.append(
            {
                "classIndex": index,
                "settings": {"window": window, "stride": stride, "fill": fill},
                # The same in all channels.
                "blocks": rounded(block_means(falls[0, 0].numpy())),
            }
        )
    return found


def input_attribution(network):
    # That captum hooks the activations and requires gradients of the image.
    warnings.simplefilter("ignore")
    photos = {}
    for name, classes in CLASSES.items():
        image = read_photo(name)
        maps = [gradients(network, image, index) for index in classes]
        maps.append([integrated_gradients(network, image, classes[0])])
        photos[name] = {
            "file": file_of(name),
            "maps": sum(maps, []),
            "guidedGradCam": guided_grad_cams(network, image, classes[0]),
            "occlusion": occlusions(network, image, classes[0], OCCLUSIONS[name]),
        }
    return {"photos": photos}
