"""What is explained, and how numbers are written."""

import json
import re
from pathlib import Path

import numpy as np
import torch
from check_efficientnet_lite0 import GOLDEN
from PIL import Image

# The first two classes of each photo in efficientnet-lite0-gradcam.json.
CLASSES = {"chelsea": (285, 282), "coffee": (967, 504)}
SIZE = 224
BLOCK = 16
DIGITS = 6


def read_photo(name):
    """The preprocessed image `[1, 3, 224, 224]`, float64."""
    pixels = np.asarray(Image.open(GOLDEN / file_of(name)).convert("RGB"), np.float64)
    return torch.tensor((pixels - 127.0) / 128.0).permute(2, 0, 1)[None]


def file_of(name):
    return f"{name}-{SIZE}.png"


def block_means(image):
    """Means over 16 × 16 cells of the last two axes."""
    cells = SIZE // BLOCK
    return np.reshape(image, (*np.shape(image)[:-2], cells, BLOCK, cells, BLOCK)).mean((-3, -1))


def summary(attribution):
    """An attribution `[1, 3, 224, 224]` in what float32 does not move.

    `blocks` and `strongest` are means over 16 × 16 pixels: of each channel, and of the largest
    absolute value of each pixel's channels. `sum` and `absSum` are each channel's.
    """
    values = attribution[0].detach().numpy()
    return {
        "blocks": rounded(block_means(values)),
        "strongest": rounded(block_means(np.abs(values).max(0))),
        "sum": rounded(values.sum((1, 2))),
        "absSum": rounded(np.abs(values).sum((1, 2))),
    }


def rounded(values):
    """To six significant digits; arrays as nested lists."""
    if np.ndim(values) > 0:
        return [rounded(value) for value in values]
    return float(f"{float(values):.{DIGITS}g}") + 0.0


def write(folder, file, content):
    text = json.dumps(content, sort_keys=True, indent=1, ensure_ascii=False)
    # Rows of numbers on one line each.
    text = re.sub(r"\[[^][{}\"]*\]", lambda row: re.sub(r"\s+", " ", row[0]), text)
    text = text.replace("[ ", "[").replace(" ]", "]")
    path = Path(folder) / file
    path.write_text(text + "\n")
    print(f"{file}: {path.stat().st_size:,} bytes")
