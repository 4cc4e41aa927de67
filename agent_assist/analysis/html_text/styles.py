"""What an element's style makes of its text: shown, or hidden in one of the ways CSS offers.

Rule: font size, colour and ground are inherited as browsers do it, so that white text on a dark button
is seen and text coloured like its ground is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from agent_assist.analysis.html_text import colours

_LENGTH = re.compile(r"([-+]?[\d.]{1,12})\s*(px|pt|em|rem|ex|%|vw|vh|cm|mm|in|q)?")
_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "rem": 16.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "q": 0.945,
           "vw": 8.0, "vh": 6.0}  # fmt: skip
_KEYWORD_PIXELS = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
                   "x-large": 24.0, "xx-large": 32.0, "initial": 16.0}  # fmt: skip
_SMALLEST_READ_PIXELS = 3.0
_OFF_SCREEN_PIXELS = -400.0
_ZERO_CLIP = re.compile(r"rect\(\s*0|rect\(\s*1px|inset\(\s*(?:50|100)%|circle\(\s*0")
_ZERO_SCALE = re.compile(r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]|translate[xy]?\(\s*-\d{3,}")

# `dis\\70lay` and `/**/` hide a property from simple readers (CSS Syntax 3, section 4.3.7).
_CSS_COMMENT = re.compile(r"/\*[^*]{0,1000}\*/")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """The computed style of an element, as far as it decides whether text is seen."""

    font_pixels: float = 16.0
    colour: colours.Colour = colours.BLACK
    colour_opacity: float = 1.0
    ground: colours.Colour | None = colours.WHITE
    is_gone: bool = False
    is_invisible: bool = False
    keeps_space: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether nobody would see text in this style."""
        return (
            self.is_gone
            or self.is_invisible
            or self.font_pixels < _SMALLEST_READ_PIXELS
            or self.colour_opacity < colours.TRANSPARENT_BELOW
            or (self.ground is not None and not colours.can_be_read(self.colour, self.ground))
        )


def declarations(css: str) -> Declarations:
    """`name: value` pairs of a style attribute; the last one wins, unless an earlier one is !important."""
    if "/*" in css or "\\" in css:
        css = _ESCAPE.sub(_unescaped, _CSS_COMMENT.sub("", css[:10_000]))
    found: Declarations = {}
    important: set[str] = set()
    for part in css[:10_000].split(";"):
        name, colon, value = part.partition(":")
        name, value = name.strip().lower(), value.strip().lower()
        if not colon or name in important:
            continue
        if value.endswith("!important"):
            important.add(name)
            value = value.removesuffix("!important").strip()
        found[name] = value
    return found


def _unescaped(match: re.Match[str]) -> str:
    code = int(match.group(1), 16)
    return chr(code) if code < 0x110000 else ""


def pixels(value: str, relative_to: float) -> float | None:
    """A CSS length in pixels; None where it is no length."""
    match = _LENGTH.match(value.strip())
    if match is None:
        return None
    try:
        number = float(match.group(1))
    except ValueError:
        return None
    unit = match.group(2) or ""
    if unit == "%":
        return number / 100 * relative_to
    if unit in ("em", "ex"):
        return number * relative_to
    return number * _PIXELS[unit]


def derive(parent: Style, css: Declarations) -> Style:
    """The style of a child with these declarations."""
    if not css:
        return parent
    style = _with_ground(_with_font(parent, css), css)
    if _is_gone(css, style.font_pixels):
        style = replace(style, is_gone=True)
    if visibility := css.get("visibility"):
        style = replace(style, is_invisible=visibility in ("hidden", "collapse"))
    if space := css.get("white-space"):
        style = replace(style, keeps_space=space.startswith("pre"))
    return style


def _font_size(css: Declarations) -> str:
    """The size named by `font-size`, or inside the short form `font: … 0/0 Arial`."""
    if "font-size" in css:
        return css["font-size"]
    for word in css.get("font", "").split():
        if (_LENGTH.match(word) and not word.isdigit()) or word.startswith("0"):
            return word.split("/")[0]
    return ""


def _with_font(style: Style, css: Declarations) -> Style:
    size = _font_size(css)
    if not size:
        return style
    if size in _KEYWORD_PIXELS:
        return replace(style, font_pixels=_KEYWORD_PIXELS[size])
    value = pixels(size, style.font_pixels)
    return style if value is None else replace(style, font_pixels=max(0.0, value))


def _with_ground(style: Style, css: Declarations) -> Style:
    text = css.get("-webkit-text-fill-color") or css.get("color", "")
    if parsed := colours.parse(text):
        style = replace(style, colour=parsed[0], colour_opacity=parsed[1])
    if "url(" in css.get("background", "") + css.get("background-image", "") or "gradient(" in (
        css.get("background", "") + css.get("background-image", "")
    ):
        return replace(style, ground=None)
    ground = colours.parse(css.get("background-color") or css.get("background", ""))
    if ground is None or ground[1] < 0.5:
        return style
    return replace(style, ground=ground[0])


def _is_zero(value: str | None) -> bool:
    length = None if value is None else pixels(value, 100.0)
    return length is not None and abs(length) <= 1.0


def _is_gone(css: Declarations, font_pixels: float) -> bool:
    """Ways to take a box off the page that a child cannot undo."""
    if (
        css.get("display") == "none"
        or css.get("mso-hide") == "all"
        or css.get("content-visibility") == "hidden"
    ):
        return True
    opacity = pixels(css.get("opacity", ""), 1.0)
    if opacity is not None and opacity < colours.TRANSPARENT_BELOW:
        return True
    if "opacity(0" in css.get("filter", "") or _ZERO_SCALE.search(css.get("transform", "")):
        return True
    return _is_clipped(css) or _is_off_screen(css, font_pixels)


def _is_clipped(css: Declarations) -> bool:
    if _ZERO_CLIP.search(css.get("clip", "") + css.get("clip-path", "")):
        return True
    if _is_zero(css.get("max-height")) or _is_zero(css.get("max-width")):
        return True
    cuts = "hidden" in css.get("overflow", "") or "clip" in css.get("overflow", "")
    return cuts and (_is_zero(css.get("height")) or _is_zero(css.get("width")))


def _is_off_screen(css: Declarations, font_pixels: float) -> bool:
    names = ["text-indent", "margin-left", "margin-top", "margin"]
    if css.get("position") in ("absolute", "fixed", "relative"):
        names += ["left", "top", "right", "bottom"]
    lengths = (pixels(css[name], font_pixels) for name in names if name in css)
    return any(length is not None and length < _OFF_SCREEN_PIXELS for length in lengths)
