"""The layers of EfficientNet-Lite0, as the converter builds them.

After Tan and Le, "EfficientNet", arXiv 1905.11946, in the Lite variant of the TensorFlow TPU
repository: no squeeze-and-excite, ReLU6 everywhere, fixed stem and head.
"""

from dataclasses import dataclass

INPUT_SIZE = 224
BATCH_NORM_EPSILON = 1e-3
STEM_CHANNELS = 32
HEAD_CHANNELS = 1280
CLASSES = 1000


@dataclass(frozen=True)
class Block:
    """One inverted residual block (MBConv)."""

    inputs: int
    expand: int
    kernel: int
    stride: int
    outputs: int

    @property
    def middle(self) -> int:
        return self.inputs * self.expand

    @property
    def skip(self) -> bool:
        return self.stride == 1 and self.inputs == self.outputs


BLOCKS = (
    Block(32, 1, 3, 1, 16),
    Block(16, 6, 3, 2, 24),
    Block(24, 6, 3, 1, 24),
    Block(24, 6, 5, 2, 40),
    Block(40, 6, 5, 1, 40),
    Block(40, 6, 3, 2, 80),
    Block(80, 6, 3, 1, 80),
    Block(80, 6, 3, 1, 80),
    Block(80, 6, 5, 1, 112),
    Block(112, 6, 5, 1, 112),
    Block(112, 6, 5, 1, 112),
    Block(112, 6, 5, 2, 192),
    Block(192, 6, 5, 1, 192),
    Block(192, 6, 5, 1, 192),
    Block(192, 6, 5, 1, 192),
    Block(192, 6, 3, 1, 320),
)
