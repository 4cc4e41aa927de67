"""CSS colours and whether one can be read upon another. Contrast after WCAG 2.2, relative luminance."""

from __future__ import annotations

import colorsys
import re

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
_NAMED: dict[str, Colour] = {
    "white": WHITE, "black": BLACK, "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240), "whitesmoke": (245, 245, 245),
    "azure": (240, 255, 255), "mintcream": (245, 255, 250), "honeydew": (240, 255, 240),
    "aliceblue": (240, 248, 255), "seashell": (255, 245, 238), "lightyellow": (255, 255, 224),
    "red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0),
    "navy": (0, 0, 128), "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192),
    "orange": (255, 165, 0), "purple": (128, 0, 128), "teal": (0, 128, 128), "maroon": (128, 0, 0),
    "lightgray": (211, 211, 211), "lightgrey": (211, 211, 211), "darkgray": (169, 169, 169),
    "cyan": (0, 255, 255), "aqua": (0, 255, 255), "magenta": (255, 0, 255), "lime": (0, 255, 0),
    "windowtext": BLACK, "window": WHITE, "canvas": WHITE, "canvastext": BLACK,
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,8})(?![0-9a-f])")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_NUMBER = re.compile(r"([-+]?[\d.]{1,12})(%|deg)?")
_LEAST_CONTRAST = 1.12
TRANSPARENT_BELOW = 0.05


def parse(value: str) -> tuple[Colour, float] | None:
    """The colour and its opacity (0 to 1) named in a CSS value; None where it names none."""
    value = value.strip().lower()
    if "transparent" in value:
        return WHITE, 0.0
    if match := _HEX.search(value):
        return _from_hex(match.group(1))
    if match := _FUNCTION.search(value):
        return _from_function(match.group(1), match.group(2))
    for word in value.replace(",", " ").split()[:8]:
        if word in _NAMED:
            return _NAMED[word], 1.0
    return None


def _from_hex(digits: str) -> tuple[Colour, float] | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    opacity = int(digits[6:8], 16) / 255 if len(digits) == 8 else 1.0
    return (red, green, blue), opacity


def _number(part: tuple[str, str], whole: float) -> float:
    """The value of a number with its unit; a percentage is taken of `whole`."""
    text, unit = part
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value / 100 * whole if unit == "%" else value


def _from_function(kind: str, inside: str) -> tuple[Colour, float] | None:
    numbers: list[tuple[str, str]] = _NUMBER.findall(inside)[:4]
    if len(numbers) < 3:
        return None
    opacity = _number(numbers[3], 1.0) if len(numbers) == 4 else 1.0
    if kind == "rgb":
        red, green, blue = (min(255, max(0, int(_number(part, 255.0)))) for part in numbers[:3])
        return (red, green, blue), opacity
    hue = (_number(numbers[0], 360.0) % 360) / 360
    saturation, lightness = (min(1.0, max(0.0, _number(part, 1.0))) for part in numbers[1:3])
    channels = colorsys.hls_to_rgb(hue, lightness, saturation)
    return (int(channels[0] * 255), int(channels[1] * 255), int(channels[2] * 255)), opacity


def _luminance(colour: Colour) -> float:
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def can_be_read(text: Colour, ground: Colour) -> bool:
    """Whether the two differ enough for an eye: in luminance, or clearly in one channel."""
    if max(abs(one - other) for one, other in zip(text, ground, strict=True)) > 40:
        return True
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05) >= _LEAST_CONTRAST
