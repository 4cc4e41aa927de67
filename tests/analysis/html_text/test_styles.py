"""Styles are computed as far as they decide what is seen."""

from __future__ import annotations

import pytest

from agent_assist.analysis.html_text import colours
from agent_assist.analysis.html_text.styles import Style, declarations, derive, pixels


@pytest.mark.parametrize(
    ("value", "expected"),
    [("12px", 12.0), ("9pt", 12.0), ("2em", 20.0), ("50%", 5.0), ("auto", None), ("1..2px", None)],
)
def test_lengths(value: str, expected: float | None) -> None:
    assert pixels(value, 10.0) == (None if expected is None else pytest.approx(expected))


def test_important_wins_over_what_follows() -> None:
    assert declarations("color:red !important;color:blue;x")["color"] == "red"


def test_font_sizes_multiply_down_the_tree() -> None:
    outer = derive(Style(), {"font-size": "50%"})
    assert derive(outer, {"font-size": "0.5em"}).font_pixels == pytest.approx(4.0)


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#fff", (255, 255, 255)),
        ("rgb(1, 2,3)", (1, 2, 3)),
        ("rgb(100% 0% 0%)", (255, 0, 0)),
        ("NAVY", (0, 0, 128)),
    ],
)
def test_colours_are_read(value: str, colour: colours.Colour) -> None:
    assert colours.parse(value) == (colour, 1.0)


@pytest.mark.parametrize("value", ["", "var(--x)", "#12", "rgb(1)", "hsl(a,b,c)", "inherit"])
def test_what_is_no_colour_is_none(value: str) -> None:
    assert colours.parse(value) is None


def test_contrast_decides_what_can_be_read() -> None:
    assert colours.can_be_read((153, 153, 153), colours.WHITE)
    assert not colours.can_be_read((250, 250, 250), colours.WHITE)
