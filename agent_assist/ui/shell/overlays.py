"""What is open over the working screen, one thing at a time, and where the keyboard returns afterwards."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from agent_assist.presenters.view.sheets import PreviewView, RejectView, TextSheetView


class Overlays(QObject):
    """Sheets and the reject popover of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)

    def show_preview(self, view: PreviewView | None) -> None:
        """Show, refresh or close the preview."""

    def show_reject(self, view: RejectView | None) -> None:
        """Show or close the reasons."""

    def show_text_sheet(self, view: TextSheetView | None) -> None:
        """Show or close a text."""
