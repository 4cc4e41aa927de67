"""Files, Cc and Bcc of the reply on screen. Rule: kept like the text, and locked while it is being approved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from agent_assist.domain.enclosures import in_words
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.review import ReviewState
from agent_assist.domain.tickets import Attachment
from agent_assist.presenters.context import Context
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.parts import Part
from agent_assist.presenters.view.enclosures import AttachmentRow, EnclosuresView
from agent_assist.services.enclosing import wrong_addresses
from agent_assist.services.review import Review

_S = ReviewState
_LOCKED = {_S.PREVIEW, _S.PREVIEW_SHOWN, _S.UNDO_WINDOW, _S.SENDING, _S.SENT, _S.UNKNOWN}
NONE = EnclosuresView("", "", "", "", (), "", can_change=False)


class EnclosingFlow:
    """What goes with the reply beside its text."""

    def __init__(self, context: Context, editing: EditingFlow) -> None:
        self._context, self._editing = context, editing
        self._problems: dict[str, str] = {}

    @property
    def view(self) -> EnclosuresView:
        """Files and recipients of the ticket on screen."""
        review, tr = self._context.review, self._context.tr
        if review is None:
            return NONE
        rows = tuple(
            AttachmentRow(
                a.name,
                a.name,
                in_words(a.size_bytes),
                tr("Remove {name}", name=a.name),
            )
            for a in review.attachments
        )
        return EnclosuresView(
            review.cc,
            review.bcc,
            self._wrong(review.cc),
            self._wrong(review.bcc),
            rows,
            self._problems.get(self._context.current_id, ""),
            can_change=review.state not in _LOCKED,
        )

    def add_files(self, paths: tuple[str, ...]) -> None:
        """Hang files of this computer on the reply, in their order."""
        services, ticket_id = self._context.services, self._context.current_id
        if services is not None:
            for path in paths:
                self._add(partial(services.enclosing.add_file, ticket_id, path))

    def add_data(self, name: str, data: bytes) -> None:
        """Hang on what was pasted, such as a picture."""
        services, ticket_id = self._context.services, self._context.current_id
        if services is not None:
            self._add(partial(services.enclosing.add, ticket_id, name, data))

    def remove(self, name: str) -> None:
        """Take a file away again."""
        review = self._changeable()
        if review is not None:
            review.attachments = tuple(a for a in review.attachments if a.name != name)
            self._keep(review, "")

    def set_copies(self, cc: str, bcc: str) -> None:
        """Who else receives it; what is no address is said, and no preview opens until it is mended."""
        review = self._changeable()
        if review is not None and (cc, bcc) != (review.cc, review.bcc):
            review.cc, review.bcc = cc, bcc
            self._keep(review, self._problems.get(self._context.current_id, ""))

    def _add(self, make: Callable[[tuple[Attachment, ...]], Attachment]) -> None:
        review = self._changeable()
        if review is None:
            return
        ticket_id = review.conversation.ticket.id

        def added(attachment: Attachment) -> None:
            has = any(a.sha256_hex == attachment.sha256_hex for a in review.attachments)
            if not has and review.state not in _LOCKED:
                review.attachments = (*review.attachments, attachment)
            self._keep(review, "")

        def failed(error: AgentAssistError) -> None:
            self._problems[ticket_id] = error.message
            self._context.listener.announce(error.message, is_urgent=False)
            self._context.changed_for(ticket_id, Part.DRAFT)

        # One after the other, so that each knows the room that those before it left.
        work = partial(self._made, review, make)
        self._context.run.run_in_order(f"files/{ticket_id}", work, added, failed)

    @staticmethod
    def _made(review: Review, make: Callable[[tuple[Attachment, ...]], Attachment]) -> Attachment:
        return make(review.attachments)

    def _keep(self, review: Review, problem: str) -> None:
        ticket_id = review.conversation.ticket.id
        self._problems[ticket_id] = problem
        self._editing.save_now(review)
        self._context.changed_for(ticket_id, Part.DRAFT)

    def _changeable(self) -> Review | None:
        review = self._context.review
        return review if review is not None and review.state not in _LOCKED else None

    def _wrong(self, text: str) -> str:
        wrong = wrong_addresses(text)
        if not wrong:
            return ""
        return self._context.tr("“{text}” is no mail address.", text=wrong[0])
