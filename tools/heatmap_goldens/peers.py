"""pytorch-grad-cam without torchvision, which it imports but does not need here.

It takes from it `resize`, `Compose`, `Normalize`, `ToTensor` and `ops.box_iou`, for images, frames
and SESS. No code that makes a golden value calls them; whatever does stops with an AttributeError.
"""

import sys
from types import ModuleType


def stand_in_for_torchvision():
    names = {
        "torchvision": (),
        "torchvision.transforms": ("Compose", "Normalize", "ToTensor"),
        "torchvision.transforms.functional": ("resize",),
    }
    for name, wanted in names.items():
        module = sys.modules.setdefault(name, ModuleType(name))
        for each in wanted:
            setattr(module, each, None)


try:
    import torchvision  # noqa: F401
except ImportError:
    stand_in_for_torchvision()
