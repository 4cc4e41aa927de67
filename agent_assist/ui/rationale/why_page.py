"""Why this draft: rating, facts, checks, sources, what is missing, and how the rating came about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.presenters.view.rationale import RationaleMode, RationaleView, SourceRow
from agent_assist.ui.rationale.check_rows import CheckRows
from agent_assist.ui.rationale.list_row import ListRow
from agent_assist.ui.rationale.listing import Listing
from agent_assist.ui.rationale.points import PointsTable
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.badge import ConfidenceBadge
from agent_assist.ui.widgets.section_header import SectionHeader
from agent_assist.ui.widgets.skeleton import SkeletonBars
from agent_assist.ui.widgets.text import Text


class WhyPage(QWidget):
    """Paints a `RationaleView` in its modes WHY and WAITING.

    Signals: `go_to(str)`, `confirm(str)` with a check's key; `open_source(str)` with a passage's id.
    """

    go_to = Signal(str)
    confirm = Signal(str)
    open_source = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = ConfidenceBadge()
        self._line = Text(TypeRole.BODY, wraps=True)
        self._facts = Text(TypeRole.META, "text2", wraps=True)
        self._points = PointsTable()
        self._checks_header = SectionHeader()
        self._checks = CheckRows()
        self._skeleton = SkeletonBars()
        self._sources = Listing()
        self._missing = Listing()
        self._checks.go_to.connect(self.go_to)
        self._checks.confirm.connect(self.confirm)
        self._check_part = QWidget()
        self._parts = QVBoxLayout()
        self._build()

    def show_view(self, view: RationaleView) -> None:
        """Show the view; parts that did not change stay as they are."""
        is_waiting = view.mode == RationaleMode.WAITING
        self._badge.setVisible(view.badge is not None)
        self._line.setVisible(view.badge is not None)
        if view.badge is not None:
            self._badge.show_view(view.badge)
            self._line.set_text(view.badge.line, view.badge.headline)
            self._line.set_ink("text2" if view.badge.bars == 0 else "text")
        self._facts.set_text(view.facts_line)
        self._facts.setVisible(bool(view.facts_line))
        self._points.show_points(view.points, view.points_total, view.number_lines)
        self._checks_header.set_words(view.checks_title, view.checks_count)
        self._checks_header.setVisible(bool(view.checks or is_waiting))
        self._checks.show_rows(view.checks)
        self._skeleton.setVisible(is_waiting)
        self._show_sources(view)
        self._show_missing(view.missing)
        self._order(is_waiting)

    def _show_sources(self, view: RationaleView) -> None:
        if self._sources.holds((view.sources_title, view.sources)):
            return
        rows = [self._source(source) for source in view.sources]
        self._sources.show_rows(view.sources_title, str(len(rows)), rows)

    def _source(self, source: SourceRow) -> ListRow:
        row = ListRow(source.title, source.line, source.accessible, source.number)
        row.clicked.connect(lambda _=False, key=source.passage_id: self.open_source.emit(key))
        return row

    def _show_missing(self, missing: tuple[str, ...]) -> None:
        if self._missing.holds(missing):
            return
        rows = [_missing_line(sentence) for sentence in missing]
        self._missing.show_rows(self.tr("Missing"), "", rows)

    def _build(self) -> None:
        # Buttons and rows keep 4 px for their focus ring; words stand in by as much.
        rating = QVBoxLayout()
        rating.setContentsMargins(4, 0, 4, 0)
        rating.setSpacing(6)
        rating.addWidget(self._badge)
        rating.addWidget(self._line)
        rating.addWidget(self._facts)
        checks = QVBoxLayout(self._check_part)
        checks.setContentsMargins(4, 0, 4, 0)
        checks.setSpacing(6)
        checks.addWidget(self._checks_header)
        checks.addWidget(self._checks)
        checks.addWidget(self._skeleton)
        self._parts.setContentsMargins(0, 12, 0, 0)
        self._parts.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(0)
        column.addLayout(rating)
        column.addWidget(self._points)
        column.addLayout(self._parts)
        column.addStretch(1)
        self._order(is_waiting=False)

    def _order(self, is_waiting: bool) -> None:
        # While waiting, what is there already comes first.
        parts = [self._check_part, self._sources, self._missing]
        if is_waiting:
            parts = [self._sources, self._check_part, self._missing]
        for index, part in enumerate(parts):
            if self._parts.indexOf(part) != index:
                self._parts.insertWidget(index, part)


def _missing_line(sentence: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(4, 0, 4, 4)
    column.addWidget(Text(TypeRole.META, "text2", sentence, wraps=True))
    return holder
