"""Ties the regions of the working screen to the workspace.

Rule: it hands views down and acts up, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor

from agent_assist.presenters.banners import COPY_TEXT
from agent_assist.presenters.parts import Part
from agent_assist.presenters.problems import OPEN_PLACE
from agent_assist.presenters.standing_banners import COPY_REPORT
from agent_assist.presenters.view.draft import DraftMode, DraftView
from agent_assist.presenters.view.rationale import RationaleMode
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.rationale.check_rows import CheckCard
from agent_assist.ui.shell.links import Links
from agent_assist.ui.shell.overlays import Overlays
from agent_assist.ui.shell.tab_order import first_stop
from agent_assist.ui.shell.top_bar import TopBar
from agent_assist.ui.shell.work_area import WorkArea
from agent_assist.ui.shown_keys import shown_keys


class Binding(QObject):
    """The connections of one window to its workspace."""

    def __init__(
        self, workspace: Workspace, area: WorkArea, top_bar: TopBar, overlays: Overlays
    ) -> None:
        super().__init__(area)
        self._workspace, self._area = workspace, area
        self._top_bar, self._overlays = top_bar, overlays
        self._links = Links()
        self._open_ticket = ""
        self._streamed = (-1, 0)
        self._draft_wanted_of = ""
        self._connect_regions()
        self._connect_rationale()
        self._painters: dict[Part, Callable[[], None]] = {
            Part.TOP_BAR: lambda: top_bar.show_view(workspace.top_bar),
            Part.QUEUE: lambda: area.queue.show_view(workspace.queue),
            Part.CONVERSATION: self._show_conversation,
            Part.DRAFT: lambda: self._show_draft(workspace.draft),
            Part.RATIONALE: self._show_rationale,
            Part.BESIDE: self._show_beside,
            Part.REVIEW_BAR: lambda: area.review_bar.show_view(workspace.review_bar),
            Part.PREVIEW: lambda: overlays.show_preview(workspace.preview),
            Part.UNDO: self._show_undo,
            Part.REJECT: lambda: overlays.show_reject(workspace.reject_view),
            Part.HAND_OVER: lambda: overlays.show_hand_over(workspace.handing_over.view),
            Part.SHEET: lambda: overlays.show_text_sheet(workspace.sheet),
        }

    def cut(self) -> None:
        """Let go of the workspace."""
        self._links.cut()
        self._overlays.close()

    def repaint(self, parts: frozenset[Part]) -> None:
        """Show these parts as they are now, in a fixed order."""
        for part, paint in self._painters.items():
            if part in parts:
                paint()
        if Part.CONVERSATION in parts:
            self._show_undo()
        self._settle_focus()

    def focus_draft(self, *, at_start: bool = False) -> None:
        """The keyboard goes to the draft's text, or to what stands instead of it."""
        draft = self._area.draft
        if draft.editor.isVisible():
            draft.editor.setFocus()
            if at_start:
                draft.editor.go_to_beginning()
        elif (stop := first_stop(draft) or first_stop(self._area.review_bar)) is not None:
            stop.setFocus()

    def act(self, action: str) -> None:
        """A banner's or an empty state's button; some concern the window alone."""
        if action == "read-message":
            self._area.conversation.show_newest()
            self._area.conversation.take_focus()
        elif action == "insert-truth":
            self._area.draft.editor.setFocus()
            self._area.draft.editor.insertPlainText(self._workspace.truthful_words)
            self._workspace.act("dismiss-asks-if-ai")
            return
        elif action == COPY_TEXT:
            self._area.draft.editor.copy_whole()
        elif action == COPY_REPORT:
            QGuiApplication.clipboard().setText(self._workspace.standing.log_report())
        elif action == OPEN_PLACE:
            QDesktopServices.openUrl(QUrl.fromUserInput(self._workspace.context.reader.location))
            return
        self._workspace.act(action)

    def open_ticket(self, ticket_id: str) -> None:
        """Show a ticket; a queue that lay over the conversation goes away."""
        self._area.close_floating()
        self._workspace.opening.open(ticket_id)

    def _connect_regions(self) -> None:
        workspace, area, join = self._workspace, self._area, self._links.join
        join(area.queue.opened, self.open_ticket)
        join(area.queue.draft_wanted, self._want_draft)
        join(area.queue.filter_chosen, workspace.set_filter)
        join(area.queue.acted, self.act)
        join(area.conversation.step_wanted, workspace.opening.step)
        join(area.conversation.loading.cancelled, workspace.opening.cancel)
        join(area.draft.edited, workspace.edited)
        join(area.draft.shown_whole, workspace.editing.shown_whole)
        join(area.draft.copied, workspace.editing.copied)
        join(area.draft.action, self.act)
        join(area.draft.step_clicked, workspace.take_step)
        join(area.draft.abstain.told, workspace.helping.tell_wrong)
        join(area.draft.editor.suggestions_wanted, workspace.spelling.suggest)
        join(area.draft.editor.word_learned, workspace.spelling.learn)
        enclosing = workspace.enclosing
        join(area.draft.files_given, enclosing.add_files)
        join(area.draft.picture_given, lambda data: enclosing.add_data("picture.png", data))
        join(area.draft.enclosures.removed, enclosing.remove)
        join(area.draft.enclosures.copies_typed, enclosing.set_copies)
        join(area.draft.replies.sought, self._seek_reply)
        join(area.draft.replies.picked, self._replace_by_reply)
        join(area.draft.choose.picked, workspace.choosing.pick)
        join(area.draft.choose.said, workspace.choosing.say)
        bar = area.review_bar
        join(bar.reject, workspace.press_left)
        join(bar.edit, workspace.press_middle)
        join(bar.approve, workspace.approving.open_preview)
        join(bar.new_draft, lambda: workspace.new_draft())
        join(bar.write_myself, workspace.press_small)
        join(bar.stop, workspace.stop)
        join(area.undo_bar.undone, workspace.approving.undo)
        join(self._top_bar.ai_toggled, workspace.switching.toggle)
        join(self._top_bar.sought, workspace.search)
        overlays, approving = self._overlays, workspace.approving
        join(overlays.preview_closed, approving.close_preview)
        join(overlays.preview_shown_whole, approving.preview_shown_whole)
        join(overlays.sent, approving.confirm_send)
        join(overlays.reject_closed, approving.close_reject)
        join(overlays.rejected, approving.reject)
        join(overlays.hand_over_closed, workspace.handing_over.close)
        join(overlays.handed_over, workspace.handing_over.hand_over)
        join(overlays.text_closed, workspace.texts.close)
        join(overlays.text_taken, self._insert_article)

    def _connect_rationale(self) -> None:
        panel, workspace, join = self._area.rationale, self._workspace, self._links.join
        join(panel.go_to, self._go_to)
        join(panel.confirm, workspace.confirming.confirm)
        join(panel.open_source, workspace.texts.open_source)
        join(panel.open_model_card, workspace.texts.show_model_card)
        join(panel.search_help, workspace.search_help)
        join(panel.insert_text, self.insert_saved_reply)
        join(panel.read_article, workspace.helping.read)
        self._connect_beside()

    def _connect_beside(self) -> None:
        panel, workspace, join = self._area.rationale, self._workspace, self._links.join
        join(panel.asked, workspace.asking.ask)
        join(panel.hint_typed, workspace.asking.set_hint)
        join(panel.stepped, workspace.asking.step)
        join(panel.compare_toggled, workspace.asking.toggle_compare)
        join(panel.used, workspace.asking.choose)
        join(panel.taken, lambda key: workspace.polishing.take(key, self._put_ai_words))
        join(panel.left, workspace.polishing.leave)
        join(panel.polish_wanted, workspace.polishing.ask)
        join(panel.beside_closed, workspace.drawers.close)
        join(panel.ask_wanted, workspace.asking.open)
        join(panel.translation_wanted, workspace.reading.translate)
        join(panel.summary_wanted, workspace.reading.summarise)
        join(panel.message_wanted, self._area.conversation.show_message)

    def _put_ai_words(self, start: int, end: int, text: str) -> None:
        self._area.draft.editor.replace_by_ai(start, end, text)

    def reject(self) -> None:
        """The key of Reject and Discard; where the left button is another one, or closed, it is said why."""
        button = self._workspace.review_bar.reject
        if button.keys != shown_keys().caps("reject"):
            self._workspace.say(self.tr("There is no draft here to reject."))
        elif button.is_enabled:
            self._workspace.press_left()
        else:
            self._workspace.say(button.why_not)

    def confirm_fact(self) -> None:
        """ "I checked it" for the fact whose row has the keyboard, or that stands selected in the text."""
        focused = self._area.window().focusWidget() or self._area
        cards = self._area.findChildren(CheckCard)
        card = next((c for c in cards if c.isAncestorOf(focused)), None)
        if card is not None:
            self._workspace.confirming.confirm(card.key)
        else:
            self._workspace.confirming.confirm_at(self._area.draft.editor.selected_mark)

    def _show_conversation(self) -> None:
        view = self._workspace.conversation
        self._area.conversation.show_view(view)
        self._area.conversation.loading.show_view(self._workspace.opening.loading.view)
        ticket_id = view.ticket_id if view is not None else ""
        if ticket_id != self._open_ticket:
            self._open_ticket = ticket_id
            self._area.queue.list.select_ticket(ticket_id)

    def _show_draft(self, view: DraftView) -> None:
        """While words stream in only the new ones are added; the editor loads when the revision changes."""
        pane = self._area.draft
        pane.show_view(view)
        revision, count = self._streamed
        text = view.content.text
        if revision != view.content.revision:
            count = len(text)
        elif view.mode is DraftMode.STREAMING and len(text) > count:
            pane.append_streamed(text[count:])
            count = len(text)
        self._streamed = (view.content.revision, count)
        pane.show_enclosures(self._workspace.enclosing.view)

    def _show_rationale(self) -> None:
        view, is_beside = self._workspace.rationale, self._workspace.drawers.here is not None
        self._area.set_has_rationale(view.mode != RationaleMode.HIDDEN or is_beside)
        self._area.rationale.show_view(view)

    def _show_beside(self) -> None:
        """It stands in the place of the rationale, which is made to be seen when it opens."""
        view, panel = self._workspace.beside, self._area.rationale
        was_open = panel.beside is not None and panel.beside.isVisibleTo(panel)
        panel.show_beside(view)
        self._show_rationale()
        if view is not None and not was_open:
            self._area.show_rationale()

    def _show_undo(self) -> None:
        area, workspace = self._area, self._workspace
        area.undo_bar.show_view(workspace.undo, is_here=workspace.undo_is_here)
        area.rearrange()

    def _go_to(self, key: str) -> None:
        check = next((c for c in self._workspace.rationale.checks if c.key == key), None)
        if check is not None:
            self._area.close_floating()
            self._area.draft.editor.setFocus()
            self._area.draft.editor.select_mark(check.start)

    def _seek_reply(self, typed: str) -> None:
        rows = self._workspace.saved_replies.matching(typed)
        self._area.draft.replies.show_rows(typed, rows)

    def _replace_by_reply(self, passage_id: str) -> None:
        self._workspace.saved_replies.insert(passage_id, self._area.draft.replies.replace_typed)

    def insert_saved_reply(self, text: str) -> None:
        """Put it where the caret is, if the text may be changed now."""
        self._area.close_floating()
        self._area.draft.editor.insert_saved_reply(text)
        self._area.draft.editor.setFocus()

    def _insert_article(self, text: str) -> None:
        self._workspace.texts.close()
        self._area.close_floating()
        self._area.draft.editor.insert_cited(text)
        self._area.draft.editor.setFocus()

    def cite(self) -> None:
        """Put the words of the source at the caret there, if the text may be changed now."""
        editor = self._area.draft.editor
        before = editor.textCursor()
        before.setPosition(before.position())
        before.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
        self._workspace.citing.insert(len(before.selectedText()), editor.insert_cited)
        editor.setFocus()

    def _want_draft(self) -> None:
        self.want_draft_of(self._area.queue.list.current_ticket)

    def want_draft_of(self, ticket_id: str) -> None:
        """The keyboard goes to this ticket's draft as soon as it is on screen."""
        self._draft_wanted_of = ticket_id
        self._settle_focus()

    def _settle_focus(self) -> None:
        if self._draft_wanted_of and self._draft_wanted_of == self._open_ticket:
            self._draft_wanted_of = ""
            self.focus_draft(at_start=True)
