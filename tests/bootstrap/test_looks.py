"""What the settings say about looks reaches the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.bootstrap.opening import apply_looks
from agent_assist.domain.settings import Settings
from agent_assist.ui.theme.theme import Theme


def test_reduced_motion_and_text_size_reach_the_theme(qapp: QApplication) -> None:
    theme = Theme(qapp)
    apply_looks(theme, Settings(theme="dark", text_scale_percent=150, motion="reduced"))
    assert theme.is_dark
    assert theme.text_scale_percent == 150
    assert theme.motion_ms(180) == 0
    apply_looks(theme, Settings())
    assert theme.motion_ms(180) == 180


def test_the_choice_of_motion_is_kept_in_the_file(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings(motion="reduced"))
    assert file.load().motion == "reduced"
    (tmp_path / "settings.json").write_text('{"motion": "wild"}', encoding="utf-8")
    assert file.load().motion == "full"
