"""Grad-CAM++ where its denominator is not positive: the paper, pytorch-grad-cam and convlens.

Prints, for each photo, class and layer of the golden maps, how many cells of positive gradient have
such a denominator, the largest |α|, and how the three maps correlate after ReLU. Writes nothing.
"""

import numpy as np
from heatmap_goldens.class_activation import LAYERS, PaperGradCAMPlusPlus, raw_map
from heatmap_goldens.data import CLASSES, read_photo
from heatmap_goldens.network import Network
from pytorch_grad_cam import GradCAM, GradCAMPlusPlus
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget


class AsWritten(GradCAMPlusPlus):
    """Equation 19 as it stands, whatever its denominator is: G² / (2 G² + S G³) = 1 / (2 + S G)."""

    def get_cam_weights(self, input_tensor, target_layers, target_category, activations, grads):
        denominator = 2 + activations.sum((2, 3), keepdims=True) * grads
        with np.errstate(divide="ignore"):
            return np.where(grads > 0, grads / denominator, 0).sum((2, 3))


def tensors(network, image, layer, index):
    with GradCAM(network, [layer]) as cam:
        image = image.clone().requires_grad_(True)
        outputs = cam.activations_and_grads(image)
        ClassifierOutputTarget(index)(outputs[0]).backward()
        return (
            cam.activations_and_grads.activations[0].numpy(),
            cam.activations_and_grads.gradients[0].numpy(),
        )


def alike(a, b):
    a, b = np.maximum(a, 0).ravel(), np.maximum(b, 0).ravel()
    return 0.0 if a.std() == 0 or b.std() == 0 else float(np.corrcoef(a, b)[0, 1])


def main():
    network = Network()
    print("photo class layer | not positive | max alpha | paper:pgc paper:ours pgc:ours cam:paper cam:pgc cam:ours")
    for name, classes in CLASSES.items():
        image = read_photo(name)
        for index in classes:
            for layer in LAYERS:
                module = getattr(network, layer)
                activations, grads = tensors(network, image, module, index)
                denominator = 2 + activations.sum((2, 3), keepdims=True) * grads
                positive = grads > 0
                wrong = positive & (denominator <= 1e-6)
                alpha = np.abs(1 / denominator[positive]).max()
                paper, peer, ours, cam = (
                    raw_map(kind(network, [module]), image, index)
                    for kind in (AsWritten, GradCAMPlusPlus, PaperGradCAMPlusPlus, GradCAM)
                )
                pairs = [(paper, peer), (paper, ours), (peer, ours), (cam, paper), (cam, peer), (cam, ours)]
                figures = " ".join(f"{alike(a, b):7.3f}" for a, b in pairs)
                share = wrong.sum() / max(1, positive.sum())
                print(f"{name} {index} {layer} | {share:.4%} | {alpha:.3g} | {figures}")


if __name__ == "__main__":
    main()
