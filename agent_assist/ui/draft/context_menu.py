"""The editor's menu. Rule: Copy and Cut go through the editor's guarded way, unlike Qt's own menu."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QTextEdit


def edit_menu(edit: QTextEdit) -> QMenu:
    """Undo, redo, cut, copy, paste, select all, each enabled as the editor allows."""
    menu = QMenu(edit)
    document, may_write = edit.document(), not edit.isReadOnly()
    is_selected = edit.textCursor().hasSelection()
    rows = (
        (edit.tr("Undo"), edit.undo, may_write and document.isUndoAvailable()),
        (edit.tr("Redo"), edit.redo, may_write and document.isRedoAvailable()),
        (edit.tr("Cut"), edit.cut, may_write and is_selected),
        (edit.tr("Copy"), edit.copy, is_selected),
        (edit.tr("Paste"), edit.paste, may_write and edit.canPaste()),
        (edit.tr("Select all"), edit.selectAll, not document.isEmpty()),
    )
    for words, run, is_enabled in rows:
        action = menu.addAction(words)
        action.triggered.connect(run)
        action.setEnabled(is_enabled)
    return menu
