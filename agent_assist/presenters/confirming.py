""" "I checked it" by key: the one fact that the person went to, and no other.

Rule: a fact is confirmed only where the person stands on it, selected in the text or on its row; never several at once.
"""

from __future__ import annotations

from agent_assist.domain.drafts import Finding, Severity
from agent_assist.presenters.context import Context
from agent_assist.presenters.editing import EditingFlow
from agent_assist.services.assessment import Assessment
from agent_assist.services.review import Review


class ConfirmingFlow:
    """Confirms facts of the ticket on screen, and says what is left."""

    def __init__(self, context: Context, editing: EditingFlow) -> None:
        self._context = context
        self._editing = editing

    def confirm_at(self, start: int | None) -> None:
        """Confirm the fact that stands selected from this code point on; None where none is."""
        review = self._context.review
        assessment = review.assessment if review is not None else None
        if review is None or assessment is None or not review.is_checked:
            self._context.say(self._context.tr("There is no checked text here yet."))
            return
        finding = _finding_at(assessment, start)
        if finding is not None:
            self.confirm(assessment.key_of(finding))
            return
        has_any = any(f.severity is not Severity.INFO for f in assessment.check.findings)
        words = (
            "Go to a fact first ({key}), then confirm it." if has_any else "No fact waits for you."
        )
        keys = "+".join(self._context.keymap.caps("check-next"))
        self._context.say(self._context.tr(words, key=keys))

    def point_out(self, start: int | None) -> None:
        """Say what is wrong with the fact that was gone to, and how it is settled."""
        review, tr = self._context.review, self._context.tr
        assessment = review.assessment if review is not None else None
        finding = _finding_at(assessment, start) if assessment is not None else None
        if finding is not None:
            keys = "+".join(self._context.keymap.caps("confirm"))
            how = tr("Change it, or confirm it with {key}.", key=keys)
            self._context.say(f"{finding.message} {how}")

    def confirm(self, key: str) -> None:
        """Confirm one fact by its key."""
        review = self._context.review
        if review is None or key in review.settled:
            return
        self._editing.confirm(key)
        if key in review.settled:
            self._tell(review)

    def _tell(self, review: Review) -> None:
        tr, left = self._context.tr, _left(review)
        words = (
            tr("Confirmed by you.")
            if left == 0
            else tr("Confirmed by you. 1 fact left to check.")
            if left == 1
            else tr("Confirmed by you. {n} facts left to check.", n=left)
        )
        self._context.say(words)


def _finding_at(assessment: Assessment, start: int | None) -> Finding | None:
    """The gravest open fact that starts there."""
    here = [
        f
        for f in assessment.check.findings
        if f.start == start and f.end > f.start and f.severity is not Severity.INFO
    ]
    return min(here, key=lambda f: f.severity is not Severity.MUST, default=None)


def _left(review: Review) -> int:
    """Facts still to check, those that close approval and the others; the check of the click is already counted."""
    assessment = review.assessment
    found = assessment.check.findings if assessment is not None else ()
    keys = {
        assessment.key_of(f)
        for f in found
        if assessment is not None and f.severity is not Severity.INFO
    }
    return len(keys - set(review.settled))
