"""The window is drawn with the bundled fonts, whatever the machine has."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF

from agent_assist.ui.theme.fonts import FontLoadError, load_fonts
from agent_assist.ui.theme.tokens import TypeRole


@pytest.mark.parametrize(
    ("role", "mono", "family"),
    [
        (TypeRole.BODY, False, "Inter"),
        (TypeRole.PAGE, False, "Inter Display"),
        (TypeRole.BODY, True, "JetBrains Mono"),
    ],
)
def test_each_role_gets_its_bundled_family(theme, role, mono, family):
    assert QFontInfo(theme.font(role, mono=mono)).family() == family


def test_the_three_weights_are_really_different(theme):
    widths = {
        QFontMetricsF(theme.font(TypeRole.BODY, w)).horizontalAdvance("Weight")
        for w in (400, 500, 600)
    }
    assert len(widths) == 3


def test_tabular_figures_have_one_width_and_others_do_not(theme):
    tabular = QFontMetricsF(theme.font(TypeRole.STAT, tabular=True))
    plain = QFontMetricsF(theme.font(TypeRole.STAT))
    assert tabular.horizontalAdvance("1111") == tabular.horizontalAdvance("0000")
    assert plain.horizontalAdvance("1111") != plain.horizontalAdvance("0000")


def test_a_font_handed_out_can_be_changed_without_changing_the_next(theme):
    theme.font(TypeRole.BODY).setPixelSize(99)
    assert theme.font(TypeRole.BODY).pixelSize() == 13


def test_a_damaged_installation_is_told_in_a_sentence(theme, tmp_path: Path):
    with pytest.raises(FontLoadError, match="Inter is missing"):
        load_fonts(tmp_path)
    (tmp_path / "Inter-Regular.otf").write_bytes(b"no font")
    with pytest.raises(FontLoadError, match=r"Inter-Regular\.otf cannot be read"):
        load_fonts(tmp_path)


def test_no_font_of_the_machine_is_needed(theme):
    assert set(QFontDatabase.families()) >= {"Inter", "Inter Display", "JetBrains Mono"}
