"""Filter pictures in PyTorch as lucid and its followers grow them: a Fourier spectrum with
decorrelated colours, whole-pixel jitter with grey coming in, Adam. A step costs what one of convlens
costs, whose optimiser is another."""

import random

import torch

COLOUR = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.0, -0.05], [0.27, -0.09, 0.03]])
MEAN, DEVIATION = 127.0, 128.0


def scale(size):
    rows, columns = torch.fft.fftfreq(size), torch.fft.rfftfreq(size)
    frequency = torch.hypot(rows[:, None], columns[None, :])
    return 1 / (4 * frequency.clamp(min=1 / size))


def shifted(image, most):
    """Moved by up to `most` pixels each way."""
    down, right = random.randint(-most, most), random.randint(-most, most)
    sides = (max(0, right), max(0, -right), max(0, down), max(0, -down))
    height, width = image.shape[-2:]
    kept = image[
        ..., max(0, -down) : height - max(0, down), max(0, -right) : width - max(0, right)
    ]
    return torch.nn.functional.pad(kept, sides, value=0.5)


def grow(excite, batch, size, steps):
    """The pictures after so many steps that raise `excite`, which gets what the network reads."""
    colour = COLOUR / COLOUR.norm(dim=0).max()
    factors = scale(size)
    spectrum = (0.01 * torch.randn(batch, 3, size, size // 2 + 1, 2)).requires_grad_(True)
    optimiser = torch.optim.Adam([spectrum], lr=0.1)

    def pixels():
        coefficients = torch.view_as_complex(spectrum) * factors
        plane = torch.fft.irfft2(coefficients, s=(size, size), norm="ortho")
        return torch.sigmoid(torch.einsum("ij,njhw->nihw", colour, plane))

    for _ in range(steps):
        optimiser.zero_grad()
        image = shifted(pixels(), size // 8)
        (-excite((255 * image - MEAN) / DEVIATION)).backward()
        optimiser.step()
    with torch.no_grad():
        return pixels()
