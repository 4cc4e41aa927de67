"""The editor of an article: title, Markdown, and the questions to answer. Rule: typed text is never replaced."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from agent_assist.presenters.view.knowledge import ArticleEditorView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.focus_frame import FocusFrame
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars
from agent_assist.ui.widgets.text import Text


class ArticleEditor(QWidget):
    """Shows an `ArticleEditorView`. Signals `typed(title, text)`, `saved()`, `closed()`."""

    typed = Signal(str, str)
    saved = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._revision = -1
        self._heading = Text(TypeRole.TITLE, "text", weight=SEMIBOLD)
        self._questions = Text(TypeRole.META, "text2", wraps=True, most_lines=8)
        self._hint = Text(TypeRole.META, "text3", wraps=True)
        self._problem = Text(TypeRole.BODY, "danger", wraps=True)
        self.title = TextField(self.tr("Title"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text of the article"))
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        use_slim_scroll_bars(self.text)
        self._ring = FocusFrame(self.text)
        self.save = Button(ButtonKind.SMALL)
        self.back = Button(ButtonKind.PLAIN, self.tr("Discard"), "x")
        self.title.textEdited.connect(self._tell)
        self.text.textChanged.connect(self._tell)
        self.save.acted.connect(self.saved)
        self.back.acted.connect(self.closed)
        self._lay_out()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: ArticleEditorView) -> None:
        """Show it; the fields are loaded only when another article was begun."""
        self._heading.set_text(view.heading)
        self._hint.set_text(view.hint)
        self._problem.set_text(view.problem)
        self._problem.setVisible(bool(view.problem))
        self._questions.set_text("\n".join(f"“{question}”" for question in view.questions))
        self._questions.setVisible(bool(view.questions))
        self.save.show_view(view.save)
        if view.revision != self._revision:
            self._revision = view.revision
            self.title.setText(view.title)
            self.text.blockSignals(True)  # loading is no typing
            self.text.setPlainText(view.text)
            self.text.blockSignals(False)

    def _tell(self) -> None:
        self.typed.emit(self.title.text(), self.text.toPlainText())

    def _lay_out(self) -> None:
        frame = Card("surface", "line_strong")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.text)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._questions)
        column.addWidget(self.title)
        column.addWidget(frame, 1)
        column.addWidget(self._hint)
        column.addWidget(self._problem)
        column.addLayout(buttons)

    def _restyle(self) -> None:
        self.text.setFont(self._theme.font(TypeRole.READ))
        palette = self.text.palette()
        for role, ink in ((QPalette.ColorRole.Base, "surface"), (QPalette.ColorRole.Text, "text")):
            palette.setColor(role, self._theme.ink(ink))  # type: ignore[arg-type]
        self.text.setPalette(palette)
