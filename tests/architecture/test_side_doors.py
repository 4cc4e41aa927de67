"""Unapproved AI words have no side door: nothing prints, nothing is dragged out, one widget alone fills the clipboard (R3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "agent_assist" / "ui"
SOURCES = {path.relative_to(UI).as_posix(): path.read_text("utf-8") for path in UI.rglob("*.py")}


@pytest.mark.parametrize(
    "way", [r"\bQPrint", r"QtPrintSupport", r"\bQDrag\(", r"setDragEnabled\(True"]
)
def test_nothing_prints_and_nothing_starts_a_drag(way: str):
    assert [name for name, text in SOURCES.items() if re.search(way, text)] == []


def test_the_clipboard_is_filled_by_the_guarded_editor_alone():
    filling = re.compile(r"clipboard\(\)\s*\.set(MimeData|Text|Pixmap|Image)\(")
    # What the check of the log found, for whoever is to be told: nothing that a model wrote.
    report = "clipboard().setText(self._workspace.standing.log_report())"
    found = {name for name, text in SOURCES.items() if filling.search(text.replace(report, ""))}
    # The settings copy a locked value, the log's words or a diagnosis: nothing that a model wrote.
    assert found <= {"draft/guarded_edit.py", "settings/locked_value.py"}, found


def test_what_shows_another_draft_beside_the_text_cannot_be_selected():
    assert "NoTextInteraction" in SOURCES["asking/compared_text.py"]


def test_the_audit_screen_shows_texts_that_cannot_be_selected():
    """A rejected draft stands there, too."""
    audit = "".join(text for name, text in SOURCES.items() if name.startswith("audit/"))
    assert not re.search(r"QTextBrowser|QTextEdit|QPlainTextEdit|TextSelectable", audit)
