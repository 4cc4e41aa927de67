"""The Team screen's filters: queue, period, channel. Signal `chosen(what, value)`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from agent_assist.presenters.view.team import Options, TeamView
from agent_assist.ui.settings.choice import Choice
from agent_assist.ui.theme.theme import follow_theme

_WIDTH_PX, _UNLIMITED_PX = 156, 1 << 20


class Filters(QWidget):
    """Three fields of choices; the channel's gives way where it is narrow."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_narrow = False
        self.fields: dict[str, Choice] = {}
        self._theme = follow_theme(self._restyle)
        self._names = {
            "queue": self.tr("Queue"),
            "period": self.tr("Period"),
            "channel": self.tr("Channel"),
        }
        self.fields = {what: self._field(what) for what in self._names}
        self._options: dict[str, Options] = dict.fromkeys(self._names, ())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        for field in self.fields.values():
            self._row.addWidget(field)

    def show_view(self, view: TeamView) -> None:
        """Show what can be chosen and what is."""
        wanted = {
            "queue": (view.queues, view.queue),
            "period": (view.periods, view.period),
            "channel": (view.channels, view.channel),
        }
        for what, (options, value) in wanted.items():
            field = self.fields[what]
            if options != self._options[what]:
                self._options[what] = options
                field.clear()
                for key, words in options:
                    field.addItem(words, key)
            field.show_value(value)
        self._show()

    def set_narrow(self, *, is_narrow: bool, is_stacked: bool) -> None:
        """Where it is narrow two filters have room; with large text one below the other."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)
        self._is_narrow = is_narrow
        self._show()

    def take_focus(self) -> bool:
        """Focus the first filter; False when there is none."""
        if self.isHidden() or not self._options["queue"]:
            return False
        self.fields["queue"].setFocus()
        return True

    def _show(self) -> None:
        for what, field in self.fields.items():
            field.setVisible(
                bool(self._options[what]) and not (self._is_narrow and what == "channel")
            )
        self.setVisible(any(self._options.values()))
        self._restyle()

    def _field(self, what: str) -> Choice:
        field = Choice((), "")
        field.setAccessibleName(self._names[what])
        field.activated.connect(lambda _: self.chosen.emit(what, field.value))
        return field

    def _restyle(self) -> None:
        for field in self.fields.values():
            field.setMinimumWidth(self._theme.px(80 if self._is_narrow else _WIDTH_PX))
            field.setMaximumWidth(_UNLIMITED_PX if self._is_narrow else self._theme.px(_WIDTH_PX))
