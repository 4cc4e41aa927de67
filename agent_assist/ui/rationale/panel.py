"""The rationale column: a title, one of three faces that scrolls, and the model's line at its foot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from agent_assist.presenters.view.asking import BesideView
from agent_assist.presenters.view.rationale import RationaleMode, RationaleView
from agent_assist.ui.rationale.help_page import HelpPage
from agent_assist.ui.rationale.strip import SummaryStrip
from agent_assist.ui.rationale.why_page import WhyPage
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.shell.tab_order import first_stop
from agent_assist.ui.shown_keys import follow_keys
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.action_caps import ActionCaps
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

if TYPE_CHECKING:
    from agent_assist.ui.asking.panel import BesidePanel

_ASKS = ("ask", "polish", "translate", "summarise")
_FOR_WORDS = {"ask", "polish"}


class RationalePanel(QWidget):
    """Paints a `RationaleView`.

    Signals: `go_to(str)` and `confirm(str)` with a check's key; `open_source(str)` with a passage's id;
    `open_model_card()`; `insert_text(str)`; `read_article(str)`; `search_help(str)`; `closed()` where it floats.
    What stands beside the text takes its place while it is open, with signals of its own: `asked(str)`,
    `hint_typed(str)`, `stepped(int)`, `compare_toggled()`, `used()`, `taken(int)`, `left(int)`, `polish_wanted()`,
    `message_wanted(str)`, `beside_closed()`; `ask_wanted()`, `translation_wanted()` and
    `summary_wanted()` open it.
    """

    go_to = Signal(str)
    confirm = Signal(str)
    open_source = Signal(str)
    open_model_card = Signal()
    insert_text = Signal(str)
    read_article = Signal(str)
    search_help = Signal(str)
    closed = Signal()
    asked = Signal(str)
    hint_typed = Signal(str)
    stepped = Signal(int)
    compare_toggled = Signal()
    used = Signal()
    taken = Signal(int)
    left = Signal(int)
    polish_wanted = Signal()
    message_wanted = Signal(str)
    beside_closed = Signal()
    ask_wanted = Signal()
    translation_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(TypeRole.READ, weight=SEMIBOLD)
        self._keys = ActionCaps("why")
        self._close = IconButton("x", self.tr("Close"))
        self._close.hide()
        self.strip = SummaryStrip(self)
        self.strip.hide()
        self.why = WhyPage()
        self.help = HelpPage()
        self._model = Text(TypeRole.META, "text3")
        self._card = Button(ButtonKind.LINK, self.tr("Model card"))
        self._foot = QWidget()
        self.asks = [
            Button(ButtonKind.LINK, words, icon)
            for words, icon in (
                (self.tr("Another draft…"), "refresh-cw"),
                (self.tr("Polish my words"), "sparkles"),
                (self.tr("Translate"), "languages"),
                (self.tr("Summary"), "file-text"),
            )
        ]
        self._keymap = follow_keys(self._show_asks)
        self._view: RationaleView | None = None
        self.beside: BesidePanel | None = None
        self._why = QWidget()
        self._floats = False
        self._build()
        self._connect()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: RationaleView) -> None:
        """Show the face that the view asks for; HIDDEN shows none. The same view again costs nothing."""
        if view == self._view:
            return
        self._view = view
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.strip.show_view(view)
        self._title.set_text(view.title)
        is_help = view.mode == RationaleMode.WITHOUT_AI
        is_why = view.mode in (RationaleMode.WHY, RationaleMode.WAITING)
        self.help.setVisible(is_help)
        self.why.setVisible(is_why)
        self._keys.setVisible(is_why and not self._floats)
        if is_help:
            self.help.show_view(view)
        elif is_why:
            self.why.show_view(view)
        self._show_asks()
        self._model.set_text(view.model_line)
        self._foot.setVisible(is_why and bool(view.model_line))
        if had_focus:
            self._keep_focus()

    def _keep_focus(self) -> None:
        """What had the keyboard may be gone with its face: the keyboard stays in this column, not wherever Qt finds."""
        focused = self.window().focusWidget()
        stop = first_stop(self)
        if stop is not None and not (focused is not None and self.isAncestorOf(focused)):
            stop.setFocus()

    def _show_asks(self) -> None:
        """What AI may be asked for; where it may not, each button says why and stays to be read."""
        view = self._view
        for button, action in zip(self.asks, _ASKS, strict=True):
            why_not = view.ask_why_not if view is not None else ""
            if view is not None and action in _FOR_WORDS:
                why_not = view.words_why_not
            button.show_view(replace(button.view, is_enabled=not why_not, why_not=why_not))
            if not why_not:
                keys = "+".join(self._keymap.caps(action))
                button.setToolTip(
                    self.tr("{words} ({keys})").format(words=button.text(), keys=keys)
                )
                button.setAccessibleDescription(keys)

    def show_beside(self, view: BesideView | None) -> None:
        """Show what stands beside the text in the place of all else, or take it away."""
        if view is not None and self.beside is None:
            self.beside = self._built_beside()
        if self.beside is not None:
            if view is not None:
                self.beside.show_view(view)
            self.beside.setVisible(view is not None)
        self._why.setVisible(view is None)

    def focus_beside(self) -> None:
        """The keyboard goes to what stands beside the text."""
        if self.beside is not None and self.beside.isVisibleTo(self):
            self.beside.focus_first()

    def _built_beside(self) -> BesidePanel:
        """Built when it is first asked for (start-up time)."""
        from agent_assist.ui.asking.panel import BesidePanel

        made = BesidePanel()
        drafts, polish = made.drafts, made.polish
        for signal, ours in (
            (drafts.asked, self.asked),
            (drafts.hint_typed, self.hint_typed),
            (drafts.stepped, self.stepped),
            (drafts.compare_toggled, self.compare_toggled),
            (drafts.used, self.used),
            (polish.taken, self.taken),
            (polish.left, self.left),
            (polish.polish_wanted, self.polish_wanted),
            (made.reading.message_wanted, self.message_wanted),
            (made.closed, self.beside_closed),
        ):
            signal.connect(ours)
        whole = self.layout()
        if whole is not None:
            whole.addWidget(made)
        return made

    def set_floating(self, *, floats: bool) -> None:
        """Where it lies over other regions it can be closed by a button too."""
        self._floats = floats
        self._close.setVisible(floats)
        is_why = self._view is not None and self._view.mode != RationaleMode.WITHOUT_AI
        self._keys.setVisible(is_why and not floats)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._keys)
        head.addWidget(self._close)
        pages = QWidget()
        stack = QVBoxLayout(pages)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.why)
        stack.addWidget(self.help)
        scroll = QScrollArea()
        use_slim_scroll_bars(scroll)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(pages)
        pages.setAutoFillBackground(False)
        column = QVBoxLayout(self._why)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(self._foot)
        asks = FlowLayout(2)
        for button in self.asks:
            asks.addWidget(button)
        in_line = QHBoxLayout()
        in_line.setContentsMargins(8, 0, 8, 6)
        in_line.addLayout(asks)
        column.addLayout(in_line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._why)
        self._build_foot()

    def _build_foot(self) -> None:
        words = QHBoxLayout()
        words.setContentsMargins(8, 0, 0, 0)
        words.addWidget(self._model, 1)
        words.addWidget(self._card)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(8, 0, 8, 0)
        foot.setSpacing(0)
        foot.addWidget(Separator())
        foot.addLayout(words)

    def _connect(self) -> None:
        self.why.go_to.connect(self.go_to)
        self.why.confirm.connect(self.confirm)
        self.why.open_source.connect(self.open_source)
        self.help.insert_text.connect(self.insert_text)
        self.help.read_article.connect(self.read_article)
        self.help.search_help.connect(self.search_help)
        self.strip.go_to.connect(self.go_to)
        self.strip.confirm.connect(self.confirm)
        self._close.acted.connect(self.closed)
        wanted = (self.ask_wanted, self.polish_wanted, self.translation_wanted, self.summary_wanted)
        for button, signal in zip(self.asks, wanted, strict=True):
            button.acted.connect(signal)
        self._card.acted.connect(self.open_model_card)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.ink("panel"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
