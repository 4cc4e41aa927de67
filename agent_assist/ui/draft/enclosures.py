"""Below the text: files, Cc and Bcc. Rule: opening them takes room from below, so that no typed word moves.

Fields stand there while they are used; what is approved is shown in words, without frames.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.enclosures import AttachmentRow, EnclosuresView
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text

_NAME_CHARS = 32


class Enclosures(QWidget):
    """Shows an `EnclosuresView`.

    Signals: `files_given(tuple)` paths; `removed(str)` a file's key; `copies_typed(str, str)` Cc and Bcc.
    """

    files_given = Signal(tuple)
    removed = Signal(str)
    copies_typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attach = Button(ButtonKind.LINK, self.tr("Attach…"), "paperclip")
        self.copies = Button(ButtonKind.LINK, self.tr("Cc, Bcc"), "users")
        self.cc, self.bcc = TextField(self.tr("Cc")), TextField(self.tr("Bcc"))
        self._wrong = Text(TypeRole.META, "danger", wraps=True)
        self._problem = Text(TypeRole.META, "danger", wraps=True)
        self._files = QWidget()
        self._flow = FlowLayout(6)
        self._files.setLayout(self._flow)
        self._fields = QWidget()
        self._settled = Text(TypeRole.BODY, "text2", wraps=True)
        self._rows: tuple[AttachmentRow, ...] = ()
        self._is_open = False
        self._lay_out()
        self.attach.acted.connect(self._ask_for_files)
        self.copies.acted.connect(self._open_copies)
        for field in (self.cc, self.bcc):
            field.textEdited.connect(
                lambda _text: self.copies_typed.emit(self.cc.text(), self.bcc.text())
            )

    def show_view(self, view: EnclosuresView, *, is_offered: bool) -> None:
        """Show files and recipients; a field that is being typed into keeps its own text."""
        for field, text in ((self.cc, view.cc), (self.bcc, view.bcc)):
            field.setReadOnly(not view.can_change)
            if not field.hasFocus() and field.text() != text:
                field.setText(text)
        is_in_use = self.window().focusWidget() in (self.cc, self.bcc)
        has_copies = bool(view.cc or view.bcc)
        self._is_open = view.can_change and ((is_in_use and is_offered) or has_copies)
        self._fields.setVisible(self._is_open)
        self._settled.set_text("" if view.can_change else self._copies_in_words(view))
        self._settled.setVisible(bool(self._settled.text()))
        self._wrong.set_text(view.cc_problem or view.bcc_problem)
        self._wrong.setVisible(bool(view.cc_problem or view.bcc_problem))
        self._problem.set_text(view.problem)
        self._problem.setVisible(bool(view.problem))
        for button in (self.attach, self.copies):
            button.setVisible(is_offered and view.can_change)
        if self._is_open:
            self.copies.hide()
        self._show_files(view.attachments, can_remove=view.can_change)
        has_any = bool(view.attachments or view.problem or self._is_open or has_copies)
        self.setVisible(has_any)

    def _copies_in_words(self, view: EnclosuresView) -> str:
        named = ((self.tr("Cc"), view.cc), (self.tr("Bcc"), view.bcc))
        return "\n".join(f"{name}  {text}" for name, text in named if text)

    def _show_files(self, rows: tuple[AttachmentRow, ...], *, can_remove: bool) -> None:
        if rows != self._rows:
            self._rows = rows
            while (item := self._flow.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            for row in rows:
                chip = _FileChip(row)
                chip.removed.connect(lambda key=row.key: self.removed.emit(key))
                self._flow.addWidget(chip)
                chip.show()
        self._files.setVisible(bool(rows))
        for chip in self._files.findChildren(_FileChip):
            chip.remove.setVisible(can_remove)

    def _open_copies(self) -> None:
        self._is_open = True
        self._fields.show()
        self.copies.hide()
        self.show()
        self.cc.setFocus()

    def _ask_for_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Attach files"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.files_given.emit(tuple(paths)))
        dialog.open()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for row, (words, field) in enumerate(
            ((self.tr("Cc"), self.cc), (self.tr("Bcc"), self.bcc))
        ):
            grid.addWidget(Text(TypeRole.BODY, "text2", words), row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._fields, self._settled, self._wrong, self._files, self._problem):
            column.addWidget(part)
            part.hide()


class _FileChip(QWidget):
    """A file's name and size, and a cross."""

    removed = Signal()

    def __init__(self, row: AttachmentRow) -> None:
        super().__init__()
        name = (
            row.name
            if len(row.name) <= _NAME_CHARS
            else f"{row.name[: _NAME_CHARS - 9]}…{row.name[-8:]}"
        )
        self.remove = IconButton("x", row.spoken, 14)
        self.remove.acted.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel("paperclip", 14, "text2"))
        words = Text(TypeRole.META, "text", name)
        words.setToolTip(row.name)
        line.addWidget(words)
        line.addWidget(Text(TypeRole.META, "text3", row.size, tabular=True))
        line.addWidget(self.remove)
