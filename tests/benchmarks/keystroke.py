"""What a keystroke costs in a long draft, beside a bare QTextEdit. Run: python tests/benchmarks/keystroke.py

10,000 characters, 60 marks, origins that change every sentence; typing in the middle, the window repainted each
time. Budget: 4 ms for the median keystroke.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from agent_assist.domain.provenance import Origin, Provenance, Run
from agent_assist.presenters.view.draft import EditorContent, MarkKind, MarkView
from agent_assist.ui.draft.editor import DraftEditor
from agent_assist.ui.theme.theme import ThemeMode, install_theme

SENTENCE = "Your parcel for order 48213 is at the depot and is held until Friday 27 November. "
KEYSTROKES, MARKS, LENGTH = 300, 60, 10_000


def long_text() -> str:
    """Paragraphs of five sentences."""
    text = ""
    while len(text) < LENGTH:
        text += SENTENCE * 5 + "\n\n"
    return text[:LENGTH]


def origins(text: str) -> Provenance:
    """AI words with a person's sentence every other time."""
    size = len(SENTENCE)
    sizes = [size] * (len(text) // size) + [len(text) % size]
    kinds = (Origin.AI, Origin.PERSON)
    return Provenance.of([Run(length, kinds[index % 2]) for index, length in enumerate(sizes)])


def marks(text: str) -> tuple[MarkView, ...]:
    """Sixty marks of all kinds, evenly spread."""
    step, kinds = len(text) // MARKS, tuple(MarkKind)
    return tuple(
        MarkView(index * step, index * step + 40, kinds[index % 4], str(index % 10), "")
        for index in range(MARKS)
    )


def measure(edit: QTextEdit, app: QApplication) -> list[float]:
    """Milliseconds of each keystroke, painting included."""
    edit.resize(456, 640)
    edit.show()
    cursor = edit.textCursor()
    cursor.setPosition(LENGTH // 2)
    edit.setTextCursor(cursor)
    app.processEvents()
    taken = []
    for index in range(KEYSTROKES):
        started = time.perf_counter()
        QTest.keyClick(edit, Qt.Key(ord("A") + index % 26))
        app.processEvents()
        taken.append((time.perf_counter() - started) * 1000)
    edit.hide()
    return taken


def report(name: str, taken: list[float]) -> float:
    """Print p50 and p99; returns p50."""
    p50 = statistics.median(taken)
    p99 = statistics.quantiles(taken, n=100)[98]
    print(f"{name:<22} p50 {p50:5.2f} ms   p99 {p99:5.2f} ms   {len(taken)} keystrokes")
    return p50


def bare(app: QApplication, text: str) -> list[float]:
    """The yardstick: Qt's editor with the same text and font."""
    edit = QTextEdit()
    edit.setPlainText(text)
    return measure(edit, app)


def ours(app: QApplication, text: str) -> list[float]:
    """The draft editor with origins, marks and tracking."""
    edit = DraftEditor()
    edit.load(EditorContent(1, text, origins(text)))
    edit.set_marks(marks(text))
    edit.set_tracking(True)
    return measure(edit, app)


def main() -> int:
    """Measure both, print, and say whether the budget holds."""
    app = QApplication(sys.argv[:1])
    install_theme(app, ThemeMode.LIGHT)
    text = long_text()
    run: Callable[[QApplication, str], list[float]]
    medians = []
    for name, run in (("bare QTextEdit", bare), ("draft editor", ours)):
        medians.append(report(name, run(app, text)))
    print(f"ratio of medians       {medians[1] / medians[0]:.1f}")
    return 0 if medians[1] <= 4 else 1


if __name__ == "__main__":
    raise SystemExit(main())
