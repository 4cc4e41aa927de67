"""Bundled fonts and icons are whole, usable and carry their licences."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

FONTS = {
    "Inter-Regular.otf": "OFL-Inter.txt",
    "Inter-Medium.otf": "OFL-Inter.txt",
    "Inter-SemiBold.otf": "OFL-Inter.txt",
    "InterDisplay-SemiBold.otf": "OFL-Inter.txt",
    "JetBrainsMono-Regular.ttf": "OFL-JetBrainsMono.txt",
    "JetBrainsMono-Medium.ttf": "OFL-JetBrainsMono.txt",
}
LICENCE_ENTRY = 13  # of the name table: https://learn.microsoft.com/typography/opentype/spec/name
ICONS_IN_THE_RAIL = ("inbox", "gauge", "scroll-text", "graduation-cap", "settings")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def fonts(repository: Path) -> Path:
    return repository / "resources" / "fonts"


@pytest.fixture
def icons(repository: Path) -> Path:
    return repository / "resources" / "icons"


def names(font: bytes, entry: int) -> Iterator[str]:
    """Yield the texts of one entry of a font's name table (Windows platform, UTF-16)."""
    (count,) = struct.unpack(">H", font[4:6])
    tables = (struct.unpack(">4sIII", font[12 + 16 * i : 28 + 16 * i]) for i in range(count))
    start = next(offset for tag, _, offset, _ in tables if tag == b"name")
    _, records, texts = struct.unpack(">HHH", font[start : start + 6])
    for i in range(records):
        at = start + 6 + 12 * i
        platform, _, _, name, length, offset = struct.unpack(">6H", font[at : at + 12])
        if platform == 3 and name == entry:
            text = start + texts + offset
            yield font[text : text + length].decode("utf-16-be")


def test_exactly_the_listed_fonts_are_bundled(fonts: Path) -> None:
    assert {path.name for path in fonts.glob("*.[ot]tf")} == set(FONTS)


@pytest.mark.parametrize(("font", "licence"), FONTS.items())
def test_a_font_names_its_licence_and_has_it_beside_it(
    fonts: Path, font: str, licence: str
) -> None:
    stated = list(names((fonts / font).read_bytes(), LICENCE_ENTRY))
    text = (fonts / licence).read_text(encoding="utf-8")

    assert stated
    assert all("SIL Open Font License, Version 1.1" in name for name in stated)
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert text.startswith("Copyright 2020 The ")


def test_the_fonts_page_names_each_file(fonts: Path) -> None:
    page = (fonts / "README.md").read_text(encoding="utf-8")

    assert all(f"`{name}`" in page for name in [*FONTS, *FONTS.values()])


def test_the_icons_have_their_licence(icons: Path) -> None:
    text = (icons / "LICENSE").read_text(encoding="utf-8")

    assert text.startswith("ISC License")
    assert "The MIT License (MIT)" in text


def test_an_icon_takes_its_colour_from_where_it_is_used(icons: Path) -> None:
    found = list(icons.glob("*.svg"))
    assert {f"{name}.svg" for name in ICONS_IN_THE_RAIL} <= {path.name for path in found}
    for path in found:
        root = ElementTree.parse(path).getroot()
        stated = [root.get(key) for key in ("viewBox", "stroke", "stroke-width", "fill")]
        assert stated == ["0 0 24 24", "currentColor", "2", "none"], path.name


def test_the_mark_of_the_app_uses_only_what_every_renderer_draws(icons: Path) -> None:
    root = ElementTree.parse(icons / "app" / "agent-assist.svg").getroot()

    assert root.get("viewBox") == "0 0 64 64"
    assert {child.tag for child in root.iter()} == {f"{SVG}svg", f"{SVG}title", f"{SVG}path"}
    assert {"#5344BE", "#0A6570"} <= {path.get("fill") for path in root.iter(f"{SVG}path")}
