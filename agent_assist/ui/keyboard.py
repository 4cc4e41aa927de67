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

from agent_assist.ui.sheets.keys import KeyLine


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
    """Alternatives of one key combination ("Ctrl+Return"), what it does, and its line in the list of keys.

    `repeats` keys act again while held down.
    """

    sequences: tuple[str, ...]
    act: Callable[[], None]
    section: str
    words: str
    reach: Reach = Reach.WORK
    repeats: bool = False


class Keyboard(QObject):
    """Installs keys on a window; `reach_now` tells which keys may act: those that reach at least so far."""

    def __init__(self, window: QWidget, reach_now: Callable[[], Reach]) -> None:
        super().__init__(window)
        self._window, self._reach_now = window, reach_now
        self._keys: list[Key] = []
        self._sequences: set[str] = set()
        self._shortcuts: list[QShortcut] = []
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)
            self._watch(None, app.focusWidget())

    def install(self, keys: list[Key]) -> None:
        """Make these keys work in place of those before, and list them in this order."""
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts, self._keys = [], []
        for key in keys:
            self._keys.append(key)
            for sequence in key.sequences:
                shortcut = QShortcut(QKeySequence(sequence), self._window)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.setAutoRepeat(key.repeats)
                shortcut.activated.connect(lambda chosen=key: self._press(chosen))
                self._shortcuts.append(shortcut)
                self._sequences.add(QKeySequence(sequence).toString())

    def lines(self, extra: list[tuple[str, KeyLine]]) -> list[tuple[str, list[KeyLine]]]:
        """The list of keys by section, with lines for keys that single regions know."""
        sections: dict[str, list[KeyLine]] = {}
        for section, line in extra:
            sections.setdefault(section, []).append(line)
        for key in self._keys:
            caps = tuple(caps_of(sequence) for sequence in key.sequences if "Enter" not in sequence)
            sections.setdefault(key.section, []).append((caps, key.words))
        return list(sections.items())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Text fields may not claim our combinations for themselves (Ctrl+K cuts a line on some systems)."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in self._sequences:
                event.ignore()
                return True
        return False

    def _press(self, key: Key) -> None:
        if key.reach.value >= self._reach_now().value:
            key.act()

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and now.window() is self._window else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def caps_of(sequence: str) -> tuple[str, ...]:
    """The key caps of a combination: "Ctrl+Return" is Ctrl and Enter."""
    names = {"Return": "Enter", "Escape": "Esc", "/": "/"}
    return tuple(names.get(part, part) for part in sequence.split("+"))
