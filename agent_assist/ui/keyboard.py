"""Every key that works from anywhere in the window.

Rules: nothing unmodified acts while a text field has the focus, except Esc, F-keys and Tab; keys that approve or
send never act by being held down; while a sheet is open, only its own keys do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

LISTENS = "listens_to_all_keys"
"""Property of a widget that waits for the next key, whatever it is."""


class Reach(Enum):
    """Where a key acts."""

    WORK = 1
    """On the working screen, with no sheet over it."""
    SCREENS = 2
    """On every screen, with no sheet over it."""
    ALWAYS = 3
    """Over sheets too."""


@dataclass(frozen=True, slots=True)
class Key:
    """Alternatives of one key combination ("Ctrl+Return"), and what it does.

    `may_act` tells whether it applies now: one combination may belong to several, of which the first that may acts.
    """

    sequences: tuple[str, ...]
    act: Callable[[], object]
    reach: Reach = Reach.WORK
    may_act: Callable[[], bool] = lambda: True


class Keyboard(QObject):
    """Installs keys on a window; `reach_now` tells which keys may act: those that reach at least so far."""

    def __init__(self, window: QWidget, reach_now: Callable[[], Reach]) -> None:
        super().__init__(window)
        self._window, self._reach_now = window, reach_now
        self._sequences: set[str] = set()
        self._shortcuts: list[QShortcut] = []
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)
            self._watch(None, app.focusWidget())

    def install(self, keys: list[Key]) -> None:
        """Make these keys work in place of those before."""
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts, self._sequences = [], set()
        table: dict[str, list[Key]] = {}
        for key in keys:
            for sequence in key.sequences:
                for written in _both_enters(sequence):
                    table.setdefault(QKeySequence(written).toString(), []).append(key)
        for sequence, candidates in table.items():
            shortcut = QShortcut(QKeySequence(sequence), self._window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda chosen=candidates: self._press(chosen))
            self._shortcuts.append(shortcut)
            self._sequences.add(sequence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Text fields may not claim our combinations for themselves (Ctrl+K cuts a line on some systems)."""
        if watched.property(LISTENS):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in self._sequences:
                event.ignore()
                return True
        return False

    def _press(self, candidates: list[Key]) -> None:
        now = self._reach_now().value
        key = next((k for k in candidates if k.reach.value >= now and k.may_act()), None)
        if key is not None:
            key.act()

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        is_ours = now is not None and now.window() is self._window.window()
        self._watched = now if is_ours else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _both_enters(sequence: str) -> tuple[str, ...]:
    """Enter is two keys: the big one, and the one of the number pad."""
    if sequence.endswith("Return"):
        return sequence, sequence.replace("Return", "Enter")
    return (sequence,)
