"""Make src/cli/glyphs.ts: the letters that the command line writes on its pictures.

They are those of Aileron Regular, which comes with Pillow, in the printable part of ASCII.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).parent.parent / "src" / "cli" / "glyphs.ts"
SIZE = 13
HEIGHT = 16
HEAD = """/**
 * Letters of Aileron Regular (Sora Sagano, CC0 1.0), 13 pixels high; made by tools/make_glyphs.py.
 * Of each its coverage, 0 to f, row by row; all have as many rows.
 */
export const glyphRows = %d;

export const glyphs: Readonly<Record<string, string>> = {
""" % HEIGHT


def coverage(font, letter):
    """One hexadecimal digit a pixel; the width is how far the next letter is."""
    width = round(font.getlength(letter))
    image = Image.new("L", (width, HEIGHT))
    ImageDraw.Draw(image).text((0, 0), letter, fill=255, font=font)
    return "".join("%x" % round(value / 17) for value in image.tobytes())


def main():
    font = ImageFont.load_default(size=SIZE)
    letters = [chr(code) for code in range(32, 127)]
    lines = []
    for letter in letters:
        quoted = {"'": '"\'"', "\\": "'\\\\'"}.get(letter, f"'{letter}'")
        lines.append(f"  {quoted}: '{coverage(font, letter)}',\n")
    TARGET.write_text(HEAD + "".join(lines) + "};\n")


if __name__ == "__main__":
    main()
