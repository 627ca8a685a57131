"""Make the pictures of test/golden/pictures: what people drop that is not an ordinary photo.

Most show the same flag: red and green above, blue and yellow below, so that a test sees at once
what was turned, lost or mixed up.
"""

import json
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageOps

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "test" / "golden" / "pictures"
WIDTH, HEIGHT = 48, 32
RED, GREEN, BLUE, YELLOW = (230, 30, 30), (30, 180, 60), (40, 60, 210), (240, 210, 40)
ORIENTATION_TAG = 0x0112
HUGE = 10_000


def flag():
    image = Image.new("RGB", (WIDTH, HEIGHT), RED)
    draw = ImageDraw.Draw(image)
    half_x, half_y = WIDTH // 2, HEIGHT // 2
    draw.rectangle((half_x, 0, WIDTH, half_y - 1), GREEN)
    draw.rectangle((0, half_y, half_x - 1, HEIGHT), BLUE)
    draw.rectangle((half_x, half_y, WIDTH, HEIGHT), YELLOW)
    return image


def column_ramp(highest):
    """0 in the first column, `highest` in the last, all rows alike."""
    levels = np.linspace(0, highest, WIDTH).round().astype(np.uint16)
    return np.tile(levels, (HEIGHT, 1))


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def write_16_bit_png(path, values):
    """`values`: uint16, (height, width) or (height, width, 3). Pillow writes no 16-bit RGB."""
    height, width = values.shape[:2]
    colour_type = 0 if values.ndim == 2 else 2
    header = struct.pack(">IIBBBBB", width, height, 16, colour_type, 0, 0, 0)
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    chunks = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def ordinary_but_rare():
    image = flag()
    Image.new("RGB", (1, 1), RED).save(FOLDER / "1x1.png")
    grey = Image.fromarray(column_ramp(255).astype(np.uint8))
    grey.save(FOLDER / "grey.png")
    opacity = Image.new("L", image.size, 255)
    ImageDraw.Draw(opacity).rectangle((0, 0, WIDTH, HEIGHT // 2 - 1), 0)
    Image.merge("LA", (grey, opacity)).save(FOLDER / "grey-alpha.png")
    # Clear, half and full from left to right; the colours stay in the file where it is clear.
    opacity = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(opacity)
    draw.rectangle((WIDTH // 3, 0, WIDTH, HEIGHT), 128)
    draw.rectangle((2 * WIDTH // 3, 0, WIDTH, HEIGHT), 255)
    Image.merge("RGBA", (*image.split(), opacity)).save(FOLDER / "alpha.png")
    image.quantize(4).save(FOLDER / "palette.png")
    image.convert("CMYK").save(FOLDER / "cmyk.jpg", quality=95)
    write_16_bit_png(FOLDER / "16-bit-grey.png", column_ramp(65535))
    # 257 takes 0..255 to 0..65535.
    write_16_bit_png(FOLDER / "16-bit-rgb.png", np.asarray(image, np.uint16) * 257)


def turned():
    """Stored a quarter turn anticlockwise, with orientation 6: turn clockwise to show."""
    path = FOLDER / "exif-orientation-6.jpg"
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = 6
    stored = flag().transpose(Image.Transpose.ROTATE_90)
    stored.save(path, quality=95, subsampling=0, exif=exif)
    with Image.open(path) as image:
        ImageOps.exif_transpose(image).save(FOLDER / "exif-orientation-6-upright.png")


def broken():
    noise = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    whole = FOLDER / "truncated.png"
    Image.fromarray(noise).save(whole)
    data = whole.read_bytes()
    whole.write_bytes(data[: len(data) // 2])
    (FOLDER / "not-an-image.png").write_text("This is a text that calls itself a picture.\n")


def huge():
    """100 megapixels in few bytes: a grey ground with a white disc in the middle."""
    image = Image.new("L", (HUGE, HUGE), 96)
    quarter = HUGE // 4
    ImageDraw.Draw(image).ellipse((quarter, quarter, 3 * quarter, 3 * quarter), 255)
    image.save(FOLDER / "huge.png", compress_level=9)


def photo():
    """A cat's face at the size of the flag: what every format must bring out alike."""
    with Image.open(ROOT / "test" / "golden" / "chelsea-224.png") as image:
        part = image.convert("RGB").crop((10, 20, 10 + 4 * WIDTH, 20 + 4 * HEIGHT))
    return part.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def formats():
    """The same photo in every format that people have; `decoded.json` says what Pillow reads."""
    folder = FOLDER / "formats"
    folder.mkdir(exist_ok=True)
    image = photo()
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = 6
    stored = image.transpose(Image.Transpose.ROTATE_90)
    image.save(folder / "4-2-0.jpg", quality=90)
    image.save(folder / "progressive.jpg", quality=90, progressive=True)
    image.save(folder / "lossy.webp", quality=90)
    image.save(folder / "moving.webp", save_all=True, append_images=[flag()], lossless=True)
    image.save(folder / "moving.gif", save_all=True, append_images=[flag()])
    image.save(folder / "lossy.avif", quality=80, subsampling="4:2:0")
    image.save(folder / "full-colour.avif", quality=80, subsampling="4:4:4")
    stored.save(folder / "turned.png", exif=exif)
    stored.save(folder / "turned.jpg", exif=exif, quality=95, subsampling=0)
    stored.save(folder / "turned.webp", exif=exif, lossless=True)
    stored.save(folder / "turned.avif", exif=exif, quality=80, subsampling="4:4:4")
    write_inks(folder, image)
    profile = display_p3()
    image.save(folder / "display-p3.png", icc_profile=profile)
    image.save(folder / "display-p3.jpg", icc_profile=profile, quality=95, subsampling=0)
    image.save(folder / "display-p3.webp", icc_profile=profile, lossless=True)
    # Opacity from 1 to 8 of 255, which leaves few levels where colours are multiplied by it.
    opacity = np.tile(np.arange(WIDTH, dtype=np.uint8) % 8 + 1, (HEIGHT, 1))
    image.putalpha(Image.fromarray(opacity))
    image.save(folder / "nearly-clear.png")
    image = photo()
    sixteen = np.asarray(image, np.uint16) * 256 + 200
    write_16_bit_png(folder / "16-bit.png", sixteen)
    for ending in ("bmp", "tif"):
        image.save(folder / f"photo.{ending}")
    wanted = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in (".json", ".bmp", ".tif"):
            continue
        with Image.open(path) as stored:
            wanted[path.name] = decoded(ImageOps.exif_transpose(stored).convert("RGB"))
    (folder / "decoded.json").write_text(json.dumps(wanted, separators=(",", ":")) + "\n")


def display_p3():
    """An ICC profile of the colours that an iPhone's photos are in (SMPTE EG 432-1, adapted to D50)."""

    def fixed(*values):
        return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))

    def text(words):
        data = words.encode("utf-16-be")
        return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(data), 28) + data

    xyz = b"XYZ \0\0\0\0"
    curve = fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + curve
    tags = {
        b"desc": text("Display P3"),
        b"cprt": text("CC0"),
        b"wtpt": xyz + fixed(0.9642, 1, 0.82491),
        b"rXYZ": xyz + fixed(0.51512, 0.2412, -0.00105),
        b"gXYZ": xyz + fixed(0.29198, 0.69225, 0.04189),
        b"bXYZ": xyz + fixed(0.1571, 0.06657, 0.78407),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at = 132 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += struct.pack(">4sII", name, at + len(data), len(content))
        data += content + b"\0" * (-len(content) % 4)
    header = struct.pack(">I4sI4s4s4s12s4s", at + len(data), b"", 0x04000000, b"mntr", b"RGB ", b"XYZ ", bytes(12), b"acsp")
    header += bytes(28) + fixed(0.9642, 1, 0.82491) + bytes(48)
    return header + table + data


def write_inks(folder, image):
    """CMYK as Photoshop writes it, and the same file said to be YCCK."""
    red, green, blue = (np.asarray(band, np.int32) for band in image.split())
    inks = np.stack([230 - red, 230 - green, 230 - blue, np.full_like(red, 40)], -1)
    cmyk = Image.fromarray(inks.clip(0, 255).astype(np.uint8), "CMYK")
    cmyk.save(folder / "cmyk.jpg", quality=95)
    data = bytearray((folder / "cmyk.jpg").read_bytes())
    transform = data.index(b"Adobe") + 11
    data[transform] = 2
    (folder / "ycck.jpg").write_bytes(data)


def decoded(image):
    """Size, mean of each colour, and the levels of a grid of 8 × 8 pixels, row by row."""
    levels = np.asarray(image, np.float64)
    height, width = levels.shape[:2]
    places = [
        (int((row + 0.5) * height / 8), int((column + 0.5) * width / 8))
        for row in range(8)
        for column in range(8)
    ]
    return {
        "size": [width, height],
        "mean": levels.mean((0, 1)).round(2).tolist(),
        "grid": [int(level) for y, x in places for level in levels[y, x]],
    }


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    ordinary_but_rare()
    turned()
    broken()
    huge()
    formats()


if __name__ == "__main__":
    main()
