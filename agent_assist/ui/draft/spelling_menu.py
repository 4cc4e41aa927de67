"""The top of the editor's menu over a word that no dictionary has: what may have been meant, and "Add to my words".

Rule: a suggestion replaces the word only when it is chosen; it is then the person's own word.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


class SpellingMenu:
    """Adds itself above what stands in `menu`; `show` fills in the suggestions when they come."""

    def __init__(
        self, menu: QMenu, replace: Callable[[str], None], learn: Callable[[], None]
    ) -> None:
        self._menu, self._replace = menu, replace
        first = menu.actions()[0]
        self._waiting = QAction(_tr("Looking for suggestions…"), menu)
        self._waiting.setEnabled(False)
        learned = QAction(_tr("Add to my words"), menu)
        learned.triggered.connect(learn)
        menu.insertActions(first, [self._waiting, learned])
        menu.insertSeparator(first)

    def show(self, words: tuple[str, ...], otherwise: str) -> None:
        """Offer these words, or say why there are none; a menu that is gone hears nothing."""
        try:
            self._waiting.setText(otherwise)
        except RuntimeError:
            return  # Qt deleted it: the menu was closed before the answer came
        self._waiting.setVisible(not words)
        for word in words:
            action = QAction(word, self._menu)
            action.triggered.connect(lambda _on=False, chosen=word: self._replace(chosen))
            self._menu.insertAction(self._waiting, action)


def _tr(words: str) -> str:
    return QCoreApplication.translate("SpellingMenu", words)
