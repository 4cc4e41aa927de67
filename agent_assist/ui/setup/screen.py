"""The set-up screen: what the app promises at the left, one step at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.window import SetupView
from agent_assist.ui.setup.art import SetupArt
from agent_assist.ui.setup.continue_button import ContinueButton
from agent_assist.ui.setup.step_page import StepPage
from agent_assist.ui.setup.stepper import Stepper
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import BREAKPOINT_MEDIUM, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind, Detail
from agent_assist.ui.widgets.text import Text

_PROMISE_PX, _SIDE_PX, _SIDE_NARROW_PX, _COLUMN_PX = 500, 70, 14, 800


class SetupScreen(QWidget):
    """Shows a `SetupView`.

    Signals: `chosen(key)`, `field_edited(key, text)`, `test_wanted()`, `back()`, `skipped()`, `went_on()`.
    """

    chosen = Signal(str)
    field_edited = Signal(str, str)
    test_wanted = Signal()
    back = Signal()
    skipped = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._shape: tuple[object, ...] = ()
        self.step: StepPage | None = None
        self._promise = _Promise()
        self._stepper = Stepper()
        self._page = Page()
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back_button = Button(ButtonKind.LARGE, parent=self)
        self.skip_button = Button(ButtonKind.PLAIN, parent=self)
        self.test_button = Button(ButtonKind.LARGE, parent=self)
        self.continue_button = ContinueButton(self)
        self.back_button.acted.connect(self.back)
        self.skip_button.acted.connect(self.skipped)
        self.test_button.acted.connect(self.test_wanted)
        self.continue_button.acted.connect(self.went_on)
        self._lay_out()
        self._restyle()

    def show_view(self, view: SetupView) -> None:
        """Show a step; its fields are built again only when the step itself changed."""
        self._stepper.show_steps(view.steps, view.current)
        shape = (view.current, view.title, view.choices, tuple(f.key for f in view.fields))
        if shape != self._shape or self.step is None:
            self._shape = shape
            self._build(view)
        else:
            self.step.show_view(view)
        self.back_button.show_view(view.back)
        self.skip_button.show_view(view.skip)
        self.test_button.show_view(view.test)
        self.continue_button.show_view(view.go_on)

    def take_focus(self) -> None:
        """To what has to be filled in next; where nothing has, or one only chooses, to the button that goes on."""
        step = self.step
        fields = step.fields if step is not None and not step.cards else []
        empty = (row.field for row in fields if not row.field.text())
        next(empty, self.continue_button).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, from anywhere but another button."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() and not event.isAutoRepeat():
            self.continue_button.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The promise goes where there is no room for it."""
        super().resizeEvent(event)
        self._restyle()

    def _build(self, view: SetupView) -> None:
        is_first = self.step is None
        step = StepPage(view)
        step.chosen.connect(self.chosen)
        step.edited.connect(self.field_edited)
        while (item := self._page.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._page.column.addWidget(step, 1)
        self.step = step
        if not is_first:
            self.take_focus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.skip_button)
        buttons.addStretch(1)
        buttons.addWidget(self.test_button)
        buttons.addWidget(self.continue_button)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        steps = QHBoxLayout()
        # In line with the title, which stands in by the room of the cards' focus ring.
        steps.setContentsMargins(3, 0, 3, 0)
        steps.addWidget(self._stepper)
        self._right.addLayout(steps)
        self._right.addSpacing(28)
        self._right.addWidget(self._page, 1)
        self._right.addSpacing(12)
        self._skip_row = QHBoxLayout()
        self._right.addLayout(self._skip_row)
        self._right.addLayout(buttons)
        self._buttons = buttons
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._promise)
        whole.addLayout(self._right, 1)

    def _restyle(self) -> None:
        px = self._theme.px
        has_promise = self.width() >= px(BREAKPOINT_MEDIUM) + 120
        self._promise.setVisible(has_promise)
        room = self.width() - (_PROMISE_PX if has_promise else 0)
        is_narrow = room <= px(620)
        side = _SIDE_NARROW_PX if is_narrow else _SIDE_PX
        self.continue_button.set_detail(Detail.NO_KEYS if is_narrow else Detail.ALL)
        self.test_button.set_compact(is_narrow)
        if is_narrow:
            self._skip_row.addWidget(self.skip_button, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._buttons.insertWidget(1, self.skip_button)
        spare = max(0, room - 2 * side - px(_COLUMN_PX))
        self._right.setContentsMargins(
            side, 47 if has_promise else 20, side + spare, 14 if is_narrow else 30
        )
        self.update()


class _Promise(QWidget):
    """What the app promises, and a picture of it."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = follow_theme(self.update)
        self.setFixedWidth(_PROMISE_PX)
        title = Text(
            TypeRole.STAT, "text", self.tr("Nothing is sent until you say so."), wraps=True
        )
        words = self.tr(
            "Agent Assist writes a first version, shows its sources and says when it is not sure."
            " You read, change, reject or approve."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(38, 64, 36, 40)
        column.setSpacing(0)
        column.addWidget(title)
        column.addSpacing(12)
        column.addWidget(Text(TypeRole.READ, "text2", words, wraps=True))
        column.addStretch(1)
        column.addWidget(SetupArt())
        column.addStretch(2)
        title.setMaximumWidth(self._theme.px(225))
        title.setFont(self._theme.font(TypeRole.STAT, SEMIBOLD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and the line at the right."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.ink("canvas"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.ink("line"))
