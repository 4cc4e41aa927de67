"""Icons take the theme's colour and are drawn once per size, colour and pixel ratio."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from agent_assist.ui.theme.icons import IconBook
from agent_assist.ui.theme.paths import resources_dir


@pytest.fixture
def icons(theme):
    return IconBook(resources_dir() / "icons")


def colours_of(pixmap):
    image = pixmap.toImage()
    seen = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {(c.red(), c.green(), c.blue()) for c in seen if c.alpha() == 255}


def test_an_icon_is_painted_in_the_asked_colour_only(icons):
    assert colours_of(icons.pixmap("square-pen", 64, QColor("#AE2419"), 1.0)) == {
        (0xAE, 0x24, 0x19)
    }


def test_a_fine_screen_gets_more_pixels_for_the_same_size(icons):
    pixmap = icons.pixmap("check", 16, QColor("black"), 2.0)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (32, 16)


def test_an_icon_is_rendered_once(icons):
    first = icons.pixmap("check", 16, QColor("black"), 1.0)
    assert icons.pixmap("check", 16, QColor("black"), 1.0).cacheKey() == first.cacheKey()


def test_an_unknown_icon_is_named(icons):
    with pytest.raises(KeyError, match="no-such-icon"):
        icons.pixmap("no-such-icon", 16, QColor("black"), 1.0)
