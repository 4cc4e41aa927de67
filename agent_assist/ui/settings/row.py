"""One setting: what it is, what it does, who locked it, and its control."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from agent_assist.presenters.view.window import SettingRow
from agent_assist.ui.settings.choice import Choice
from agent_assist.ui.settings.key_control import KeyControl
from agent_assist.ui.settings.locked_value import LockedValue
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.switch import Switch
from agent_assist.ui.widgets.text import Text

ON, OFF = "on", "off"
_CONTROL_PX, _STACK_BELOW_PX, _UNLIMITED_PX = 306, 560, 16777215


class SettingRowWidget(QWidget):
    """Shows a `SettingRow`. Signal `changed(key, value)`: a switch gives "on" or "off"."""

    changed = Signal(str, str)

    def __init__(self, row: SettingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.control = self._build_control(row)
        self.control.setAccessibleName(row.title)
        self.control.setAccessibleDescription(f"{row.detail} {row.lock_line} {row.problem}".strip())
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 11, 0, 11)
        self._line.setSpacing(24)
        self._line.addLayout(self._words(row), 1)
        top = Qt.AlignmentFlag.AlignTop
        right = Qt.AlignmentFlag.AlignRight
        is_switch = isinstance(self.control, Switch)
        self._line.addWidget(self.control, 0, top | right if is_switch else top)
        self._theme = follow_theme(self.update)

    def fit(self, width: int) -> None:
        """The control goes below the words where there is no room beside them."""
        stacks = width < self._theme.px(_STACK_BELOW_PX) and not isinstance(self.control, Switch)
        direction = QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(direction)
        self._line.setSpacing(6 if stacks else 24)
        if not isinstance(self.control, Switch):
            widest = self._theme.px(_CONTROL_PX)
            self.control.setMaximumWidth(_UNLIMITED_PX if stacks else widest)
            self.control.setMinimumWidth(0 if stacks else widest)

    def _words(self, row: SettingRow) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(TypeRole.BODY, "text", row.title, weight=SEMIBOLD, wraps=True))
        if row.detail:
            column.addWidget(Text(TypeRole.META, "text2", row.detail, wraps=True))
        if row.problem:
            column.addSpacing(3)
            said = QHBoxLayout()
            said.setSpacing(6)
            icon = IconLabel("circle-alert", 14, "danger")
            said.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            said.addWidget(Text(TypeRole.META, "danger", row.problem, weight=MEDIUM, wraps=True), 1)
            column.addLayout(said)
        if row.lock_line:
            column.addSpacing(3)
            lock = QHBoxLayout()
            lock.setSpacing(6)
            lock.addWidget(
                IconLabel("building-2" if row.is_by_policy else "lock", 14),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            lock.addWidget(
                Text(TypeRole.META, "text2", row.lock_line, weight=MEDIUM, wraps=True), 1
            )
            column.addLayout(lock)
        column.addStretch(1)
        return column

    def _build_control(self, row: SettingRow) -> QWidget:
        if row.kind == "switch":
            return self._build_switch(row)
        if row.is_locked or row.kind == "value":
            return LockedValue(_words_of(row), has_lock=row.is_locked)
        if row.kind == "key":
            keys = KeyControl(row.title, row.value, is_changed=row.is_changed)
            keys.changed.connect(lambda key: self.changed.emit(row.key, key))
            return keys
        if row.kind == "choice":
            choice = Choice(row.options, row.value)
            choice.activated.connect(lambda _index: self._emit(choice.value))
            return choice
        field = TextField()
        field.setText(row.value)
        if row.kind == "secret":
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.editingFinished.connect(lambda: self._emit(field.text()))
        return field

    def _build_switch(self, row: SettingRow) -> QWidget:
        switch = Switch(row.title)
        switch.setChecked(row.value == ON)
        switch.set_locked(row.lock_line if row.is_locked else "")
        switch.clicked.connect(
            lambda is_on: None if row.is_locked else self._emit(ON if is_on else OFF)
        )
        return switch

    def _emit(self, value: str) -> None:
        if value != self.row.value:
            self.changed.emit(self.row.key, value)


def _words_of(row: SettingRow) -> str:
    if row.kind == "secret":
        return "••••••••" if row.value else ""
    return dict(row.options).get(row.value, row.value)
