"""Signals tied to slots that can all be cut again: a window may get another workspace behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMetaObject, QObject, SignalInstance


class Links:
    """Connections of one binding."""

    def __init__(self) -> None:
        self._made: list[QMetaObject.Connection] = []

    def join(self, signal: SignalInstance, slot: Callable[..., object]) -> None:
        """Call `slot` at every `signal`, until cut."""
        self._made.append(signal.connect(slot))

    def cut(self) -> None:
        """Undo every connection."""
        for connection in self._made:
            QObject.disconnect(connection)
        self._made.clear()
