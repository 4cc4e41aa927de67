"""The bar at the top: where we are, finding a ticket, the AI switch, help, and light or dark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from agent_assist.presenters.view.window import TopBarView
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.shown_keys import follow_keys
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CHIP, SEMIBOLD, SIZE_TOP_BAR, TypeRole
from agent_assist.ui.widgets.action_caps import ActionCaps
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.painting import paint_frame
from agent_assist.ui.widgets.switch import Switch
from agent_assist.ui.widgets.text import Text

_SEARCH_PX, _SEARCH_LEAST_PX, _COMPANION_PX = 344, 190, 48
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TopBar(QWidget):
    """Shows a `TopBarView`.

    Signals: `ai_toggled()`, `sought(words)`, `help_wanted()`, `theme_wanted()`, `menu_wanted()`.
    """

    ai_toggled = Signal()
    sought = Signal(str)
    help_wanted = Signal()
    theme_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._menu = IconButton("menu", self.tr("Tickets and screens"))
        self._menu.acted.connect(self.menu_wanted)
        self._menu.hide()
        self._title = Text(TypeRole.BODY, "text", weight=SEMIBOLD)
        self._subtitle = Text(TypeRole.BODY, "text2")
        self._mark = _Mark()
        self._search_words = self.tr("Find a ticket or run a command")
        self.search = TextField(self._search_words, "search")
        self.search.textChanged.connect(self.sought)
        self.search.installEventFilter(self)
        self._find = IconButton("search", self._search_words)
        self._find.acted.connect(self.focus_search)
        self._is_narrow = self._is_finding = False
        self._ai_words = Text(TypeRole.BODY, "text", weight=SEMIBOLD)
        self.ai_switch = Switch(self.tr("AI drafting for me"))
        self.ai_switch.clicked.connect(lambda _on: self._on_switch())
        self._ai_keys = ActionCaps("ai")
        self._keys = follow_keys(self._show_find_keys)
        self._help = IconButton("circle-help", self.tr("Keys and help"))
        self._help.acted.connect(self.help_wanted)
        self._shade = IconButton("moon", "")
        self._shade.acted.connect(self.theme_wanted)
        self._is_on = False
        self._lay_out()
        self._restyle()
        self._show_find_keys()

    def show_view(self, view: TopBarView) -> None:
        """Show title, queue, mark and how the switch stands."""
        self._title.set_text(view.title)
        self._subtitle.set_text(view.subtitle)
        self._mark.set_words(view.mark)
        self._is_on = view.ai_is_on
        self._ai_words.set_text(view.ai_words)
        self.ai_switch.setChecked(view.ai_is_on)
        self.ai_switch.set_locked("" if view.ai_can_change else view.ai_why_not or " ")
        self.arrange()

    def show_title(self, title: str, subtitle: str = "") -> None:
        """Another screen is open."""
        self._title.set_text(title)
        self._subtitle.set_text(subtitle)

    def focus_search(self) -> None:
        """Type what to find; a narrow bar makes room for it."""
        self._is_finding = True
        self.arrange()
        self.search.setFocus()
        self.search.selectAll()

    def set_narrow(self, *, has_menu: bool) -> None:
        """Without the rail, a menu button takes its place, and the search field waits behind an icon."""
        self._is_narrow = has_menu
        self._menu.setVisible(has_menu)
        self._restyle()
        self.arrange()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A search that was left empty gives its room back."""
        if event.type() == QEvent.Type.FocusOut and self._is_finding and not self.search.text():
            self._is_finding = False
            self.arrange()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Drop the least needed parts, one after the other, before anything is cut."""
        px, width = self._theme.px, self.width()
        is_hidden = self._is_narrow and not self._is_finding and not self.search.text()
        self.search.setVisible(not is_hidden)
        self._find.setVisible(is_hidden)
        least = 0 if is_hidden else px(_SEARCH_LEAST_PX)
        parts = (self._subtitle, self._ai_keys, self._shade, self._help, self._mark, self._title,
                 self._ai_words)  # fmt: skip
        for part in parts:
            part.setVisible(part is not self._mark or bool(self._mark.text()))
        self.search.setMinimumWidth(min(px(_SEARCH_LEAST_PX), width // 2))
        for part in parts:
            search = 0 if is_hidden else self.search.sizeHint().width()
            if self._needed() - search + least <= width:
                break
            part.hide()
        has_room = self.search.minimumWidth() >= px(_SEARCH_LEAST_PX)
        self.search.setPlaceholderText(self._search_words if has_room else "")

    def _show_find_keys(self) -> None:
        self.search.set_keys(self._keys.caps("find"))
        self.arrange()

    def _needed(self) -> int:
        # Qt does not tell the inner rows that one of their widgets was hidden.
        for row in (self._left, self._right, self._row):
            row.invalidate()
        return self._row.totalSizeHint().width()

    def _on_switch(self) -> None:
        self.ai_switch.setChecked(self._is_on)
        self.ai_toggled.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and the line below."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.ink("canvas"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.ink("line"))

    def _lay_out(self) -> None:
        self._left = left = QHBoxLayout()
        left.setSpacing(8)
        for widget in (self._menu, self._title, self._subtitle, self._mark):
            left.addWidget(widget, 0, _MIDDLE)
        self._right = right = QHBoxLayout()
        right.setSpacing(4)
        for part in (self._ai_words, self.ai_switch, self._ai_keys):
            right.addWidget(part, 0, _MIDDLE)
        right.addSpacing(8)
        right.addWidget(self._find, 0, _MIDDLE)
        right.addWidget(self._help, 0, _MIDDLE)
        right.addWidget(self._shade, 0, _MIDDLE)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addLayout(left)
        self._row.addStretch(1)
        self._row.addWidget(self.search, 100, _MIDDLE)
        self._row.addStretch(1)
        self._row.addLayout(right)

    def _restyle(self) -> None:
        theme = self._theme
        height = theme.px(_COMPANION_PX if self._is_narrow else SIZE_TOP_BAR)
        self.setFixedHeight(height)
        self._row.setContentsMargins(theme.px(8 if self._is_narrow else 16), 0, theme.px(8), 1)
        self.search.setFixedHeight(min(theme.px(36), height))
        self.search.setMaximumWidth(theme.px(_SEARCH_PX))
        words = self.tr("Light") if theme.is_dark else self.tr("Dark")
        self._shade.set_face("sun" if theme.is_dark else "moon", words)
        self.update()


class _Mark(QLabel):
    """A word in a frame, such as "Demo": never mistaken for a real desk."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = follow_theme(self._restyle)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        self._restyle()

    def set_words(self, words: str) -> None:
        """Show it, or nothing."""
        self.setText(words)
        self.setVisible(bool(words))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Words and padding."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(int(width) + self._theme.px(14), self._theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame and words."""
        painter, theme = QPainter(self), self._theme
        fill, line = theme.ink("accent_soft"), theme.ink("accent")
        paint_frame(painter, QRectF(self.rect()), RADIUS_CHIP, fill, line)
        painter.setFont(self.font())
        painter.setPen(line)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _restyle(self) -> None:
        self.setFont(self._theme.font(TypeRole.MICRO, MEDIUM))
        self.updateGeometry()
