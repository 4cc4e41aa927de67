"""The rationale in two lines, where there is no room for its column. It unfolds to the first open check.

Rule: only the person unfolds it, so that nothing moves under a typing hand.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.presenters.view.rationale import CheckRow, RationaleMode, RationaleView
from agent_assist.ui.rationale.check_rows import CheckRows
from agent_assist.ui.rationale.strip_words import StripWords
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.action_caps import ActionCaps
from agent_assist.ui.widgets.badge import ConfidenceBadge
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.row_button import RowButton
from agent_assist.ui.widgets.text import Text

_SIDE_PX = 14


class SummaryStrip(QWidget):
    """Paints a `RationaleView`. Signals: `go_to(str)`, `confirm(str)` with a check's key; `panel_wanted()`."""

    go_to = Signal(str)
    confirm = Signal(str)
    panel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = StripWords(self)
        self._open_check: CheckRow | None = None
        self.is_unfolded = False
        self.row = RowButton()
        self.row.clicked.connect(self.toggle)
        self._badge = ConfidenceBadge()
        self._line = Text(TypeRole.BODY, "text2")
        self._counts = Text(TypeRole.BODY, "text2", tabular=True)
        self._chevron = IconLabel("chevron-up", 16, "text2")
        self.checks = CheckRows()
        self.checks.go_to.connect(self.go_to)
        self.checks.confirm.connect(self.confirm)
        self._all = Button(ButtonKind.LINK, self.tr("Checks and sources"))
        self._all.acted.connect(self.panel_wanted)
        self._check_part = QWidget()
        self._lay_out()
        self._theme = follow_theme(self.update)

    def show_view(self, view: RationaleView) -> None:
        """Show rating and counts; unfolded, the first check that is still open."""
        self._badge.setVisible(view.badge is not None)
        if view.badge is not None:
            self._badge.show_view(view.badge)
        line, counts = self._words.line(view), self._words.counts(view)
        self._line.set_text(line)
        self._counts.set_text(counts)
        self.row.setAccessibleName(f"{view.title}: {line} {counts}".strip())
        checks = view.checks if view.mode == RationaleMode.WHY else ()
        self._open_check = next((c for c in checks if c.kind is not MarkKind.SETTLED), None)
        had_focus = self._check_part.isAncestorOf(self.window().focusWidget() or self)
        self._fold(is_unfolded=self.is_unfolded and self._open_check is not None)
        if had_focus and not self.is_unfolded:
            self.row.setFocus()

    def set_side(self, side_px: int) -> None:
        """Room at both sides, in line with the draft above; the row keeps 4 px of it for its ring."""
        self._column.setContentsMargins(side_px - 4, 4, side_px - 4, 4)

    def toggle(self) -> None:
        """Unfold to the first open check or fold again; without one, ask for the whole panel."""
        if self._open_check is None:
            self.panel_wanted.emit()
        else:
            self._fold(is_unfolded=not self.is_unfolded)

    def height_for(self, width: int) -> int:
        """The height it needs at this width."""
        layout = self.layout()
        if layout is None:
            return 0
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        return max(wanted, layout.totalSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The column's ground, and the line above."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.ink("panel"))
        painter.setPen(theme.ink("line"))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))

    def _fold(self, *, is_unfolded: bool) -> None:
        self.is_unfolded = is_unfolded
        shown = (self._open_check,) if is_unfolded and self._open_check is not None else ()
        self.checks.show_rows(shown)
        self._check_part.setVisible(is_unfolded)
        self._second.setVisible(not is_unfolded)
        self._chevron.set_icon("chevron-down" if is_unfolded else "chevron-up", "text2")
        self.updateGeometry()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._badge)
        first.addWidget(self._line, 1)
        first.addWidget(self._chevron)
        self._second = QWidget()
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(self._counts, 1)
        second.addWidget(ActionCaps("why"))
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 2, 0, 2)
        rows.setSpacing(4)
        rows.addLayout(first)
        rows.addWidget(self._second)
        self.row.set_content(rows)
        part = QVBoxLayout(self._check_part)
        part.setContentsMargins(4, 0, 4, 0)
        part.setSpacing(2)
        part.addWidget(self.checks)
        part.addWidget(self._all)
        self._check_part.hide()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.row)
        self._column.addWidget(self._check_part)
        self.set_side(_SIDE_PX)
