"""Class activation maps by pytorch-grad-cam, raw: before ReLU, normalisation and resizing."""

from unittest.mock import patch

import numpy as np
import torch
import tqdm

from . import peers  # noqa: F401
from .data import CLASSES, file_of, read_photo, rounded
from .network import HEAD

# After `peers`, which stands in for what pytorch-grad-cam imports.
from pytorch_grad_cam import (  # isort: skip
    AblationCAM,
    AblationLayer,
    EigenCAM,
    GradCAM,
    GradCAMPlusPlus,
    HiResCAM,
    LayerCAM,
    ScoreCAM,
    XGradCAM,
)
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget  # isort: skip

LAYERS = (HEAD, "block15_project_bn", "block10_add")
MAX_CHANNELS = 64
# Below it the denominator 2 + S·G counts as not positive.
GUARD = 1e-6


class PaperGradCAMPlusPlus(GradCAMPlusPlus):
    """Equation 19 without the absolute 1e-6 of pytorch-grad-cam, which real gradients are below.

    G²/(2G² + S·G³) is 1/(2 + S·G) where G is not 0. Where activations are negative, the denominator
    of a positive G can be so too, and the paper's α means nothing: such a cell counts as 0.
    """

    def get_cam_weights(self, input_tensor, target_layers, target_category, activations, grads):
        denominator = 2 + activations.sum((2, 3), keepdims=True) * grads
        sound = (grads > 0) & (denominator > GUARD)
        return np.where(sound, grads / np.where(sound, denominator, 1), 0).sum((2, 3))


class SignedEigenCAM(EigenCAM):
    """The sign by which the map correlates positively with the mean of the activations."""

    def get_cam_image(self, input_tensor, target_layer, targets, activations, grads, eigen_smooth):
        cam = super().get_cam_image(
            input_tensor, target_layer, targets, activations, grads, eigen_smooth
        )
        # In float64: theirs ends in float32.
        mean = activations.mean(1) - activations.mean()
        return cam.astype(np.float64) * np.sign((mean * cam).sum())


class WidestScoreCAM(ScoreCAM):
    """Of the channels given, and upsampled with half-pixel centres.

    pytorch-grad-cam upsamples with corners aligned (`UpsamplingBilinear2d`).
    """

    def __init__(self, model, layers, channels):
        super().__init__(model, layers)
        self.channels = channels

    def get_cam_weights(self, input_tensor, target_layer, targets, activations, grads):
        def upsampling(size):
            return torch.nn.Upsample(size, mode="bilinear", align_corners=False)

        with patch.object(torch.nn, "UpsamplingBilinear2d", upsampling):
            some = super().get_cam_weights(
                input_tensor, target_layer, targets, activations[:, self.channels], grads
            )
        weights = np.zeros(activations.shape[:2])
        weights[:, self.channels] = some
        return weights


class ZeroChannels(AblationLayer):
    """Sets each of the given channels to 0, as the paper does.

    pytorch-grad-cam does that only where the smallest activation is exactly 0; elsewhere it sets
    them to that activation less 1e7.
    """

    def __init__(self, channels):
        super().__init__()
        self.channels = channels

    def activations_to_be_ablated(self, activations, ratio_channels_to_ablate=1.0):
        self.indices = np.array(self.channels)
        return self.indices

    def __call__(self, *inputs):
        for i, activation in enumerate(self.activations):
            activation[self.indices[i]] = 0
        return self.activations


def raw_map(cam, image, index):
    """The cam's own image of class `index`, before `forward` clips, scales and resizes it."""
    (layer,) = cam.target_layers
    targets = [ClassifierOutputTarget(index)]
    with cam:
        image = image.clone().requires_grad_(cam.uses_gradients)
        outputs = cam.activations_and_grads(image)
        grads = None
        if cam.uses_gradients:
            targets[0](outputs[0]).backward()
            grads = cam.activations_and_grads.gradients[0].numpy()
        activations = cam.activations_and_grads.activations[0].numpy()
        return cam.get_cam_image(image, layer, targets, activations, grads, False)[0]


def activations_of(network, image, layer):
    with GradCAM(network, [getattr(network, layer)]) as cam:
        cam.activations_and_grads(image)
        return cam.activations_and_grads.activations[0]


def widest_channels(activations):
    """The channels whose values spread most over the positions, in ascending order."""
    spread = activations.std((2, 3), correction=0)[0].numpy()
    order = np.argsort(-spread, kind="stable")
    return sorted(int(k) for k in order[:MAX_CHANNELS])


def cams_of_a_class(network, layers):
    return {
        "grad-cam": lambda: GradCAM(network, layers),
        "grad-cam-plus-plus": lambda: PaperGradCAMPlusPlus(network, layers),
        "hires-cam": lambda: HiResCAM(network, layers),
        "layer-cam": lambda: LayerCAM(network, layers),
        "x-grad-cam": lambda: XGradCAM(network, layers),
    }


def cams_of_a_photo(network, layers, channels):
    """Those that ask no class or take many passes."""
    ablation = {"ablation_layer": ZeroChannels(channels), "batch_size": 16}
    return {
        "eigen-cam": lambda: SignedEigenCAM(network, layers),
        "score-cam": lambda: WidestScoreCAM(network, layers, channels),
        "ablation-cam": lambda: AblationCAM(network, layers, **ablation),
    }


def maps_of_layer(network, image, layer, classes):
    layers = [getattr(network, layer)]
    channels = widest_channels(activations_of(network, image, layer))
    asked = [(index, cams_of_a_class(network, layers)) for index in classes]
    asked.append((classes[0], cams_of_a_photo(network, layers, channels)))
    return [
        {
            "method": method,
            "layer": layer,
            "classIndex": index,
            "map": rounded(raw_map(cam(), image, index)),
        }
        for index, cams in asked
        for method, cam in cams.items()
    ]


def class_activation(network):
    photos = {}
    # AblationCAM and ScoreCAM draw a bar for each run.
    tqdm.tqdm = lambda steps: steps
    for name, classes in CLASSES.items():
        image = read_photo(name)
        maps = [maps_of_layer(network, image, layer, classes) for layer in LAYERS]
        photos[name] = {"file": file_of(name), "maps": sum(maps, [])}
    return {"photos": photos}
