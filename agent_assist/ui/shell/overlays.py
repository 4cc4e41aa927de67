"""What is open over the working screen, one sheet at a time, and where the keyboard returns afterwards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from agent_assist.presenters.guide_text import GuidePart
from agent_assist.presenters.view.sheets import PreviewView, RejectView, TextSheetView
from agent_assist.ui.sheets.keys import KeyLine, KeysSheet
from agent_assist.ui.sheets.passphrase import PassphraseSheet
from agent_assist.ui.sheets.preview import PreviewSheet
from agent_assist.ui.sheets.reject import HandOverPopover, ReasonPopover, RejectPopover
from agent_assist.ui.sheets.sheet import Sheet
from agent_assist.ui.sheets.text_sheet import TextSheet
from agent_assist.ui.widgets.overlay import Scrim


class Overlays(QObject):
    """Sheets and the two popovers with reasons of one window; the signals are the sheets' own."""

    preview_closed = Signal()
    preview_shown_whole = Signal(int)
    sent = Signal()
    reject_closed = Signal()
    rejected = Signal(tuple, str)
    hand_over_closed = Signal()
    handed_over = Signal(tuple, str)
    text_closed = Signal()
    text_taken = Signal(str)
    passphrase_given = Signal(str)
    passphrase_refused = Signal()

    def __init__(self, window: QWidget, reject_anchor: QWidget) -> None:
        super().__init__(window)
        self._window, self._anchor = window, reject_anchor
        self._scrim: Scrim | None = None
        self._sheet: Sheet | None = None
        self._focus_before: QWidget | None = None
        window.installEventFilter(self)

    @property
    def sheet(self) -> Sheet | None:
        """What is open, None for nothing."""
        return self._sheet

    def show_preview(self, view: PreviewView | None) -> None:
        """Show, refresh or close the preview."""
        now = self._sheet
        if view is None:
            self._close_if(PreviewSheet)
        elif isinstance(now, PreviewSheet) and now.shows(view):
            now.show_view(view)
        else:
            sheet = PreviewSheet(view, self._window)
            sheet.closed.connect(self.preview_closed)
            sheet.sent.connect(self.sent)
            sheet.shown_whole.connect(self.preview_shown_whole)
            self._open(sheet)

    def show_reject(self, view: RejectView | None) -> None:
        """Show or close the reasons; what was ticked stays while it is open."""
        self._show_reasons(view, RejectPopover, self.reject_closed, self.rejected)

    def show_hand_over(self, view: RejectView | None) -> None:
        """Show or close the reasons for handing a ticket over."""
        self._show_reasons(view, HandOverPopover, self.hand_over_closed, self.handed_over)

    def show_text_sheet(self, view: TextSheetView | None) -> None:
        """Show or close a text."""
        now = self._sheet
        if view is None:
            self._close_if(TextSheet)
        elif not (isinstance(now, TextSheet) and now.view == view):
            sheet = TextSheet(view, self._window)
            sheet.closed.connect(self.text_closed)
            sheet.taken.connect(self.text_taken)
            self._open(sheet)

    def ask_passphrase(self, title: str, reason: str) -> None:
        """Ask; the answer comes as `passphrase_given` or `passphrase_refused`."""
        sheet = PassphraseSheet(title, reason, self._window)
        sheet.given.connect(self._on_passphrase)
        sheet.closed.connect(self._on_no_passphrase)
        self._open(sheet)

    def show_keys(
        self, sections: list[tuple[str, list[KeyLine]]], about: GuidePart | None = None
    ) -> None:
        """Show what the guide says about the screen and the list of keys, or close it."""
        if isinstance(self._sheet, KeysSheet):
            self.close()
            return
        if self._sheet is not None:
            return
        sheet = KeysSheet(sections, self._window, about)
        sheet.closed.connect(self.close)
        self._open(sheet)

    def close(self) -> None:
        """Close what is open; the keyboard returns to where it was."""
        sheet, scrim, before = self._sheet, self._scrim, self._focus_before
        self._sheet = self._scrim = self._focus_before = None
        for widget in (sheet, scrim):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if before is not None and before.isVisible():
            before.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A sheet follows the window's size."""
        if event.type() == QEvent.Type.Resize and self._sheet is not None:
            self._sheet.fit()
        return False

    def _open(self, sheet: Sheet, *, darkens: bool = True) -> None:
        before = self._focus_before if self._sheet is not None else self._window.focusWidget()
        if self._sheet is not None:
            self.close()
        self._focus_before = before
        self._sheet = sheet
        if darkens:
            self._scrim = Scrim(self._window)
            self._scrim.show()
        sheet.show()
        focus = sheet.first_focus()
        if focus is not None:
            focus.setFocus()

    def _show_reasons(
        self,
        view: RejectView | None,
        kind: type[ReasonPopover],
        closed: SignalInstance,
        given: SignalInstance,
    ) -> None:
        if view is None:
            self._close_if(kind)
        elif not isinstance(self._sheet, kind):
            popover = kind(view, self._anchor, self._window)
            popover.closed.connect(closed)
            popover.given.connect(given)
            self._open(popover, darkens=False)

    def _close_if(self, kind: type[Sheet]) -> None:
        if isinstance(self._sheet, kind):
            self.close()

    def _on_passphrase(self, words: str) -> None:
        self.close()
        self.passphrase_given.emit(words)

    def _on_no_passphrase(self) -> None:
        self.close()
        self.passphrase_refused.emit()
