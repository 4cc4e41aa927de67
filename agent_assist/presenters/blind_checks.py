"""Blind checks on screen: judge one sent draft after the other. Rule: no score, no rating, no name, no outcome."""

from __future__ import annotations

from agent_assist.domain.calibration import BlindVerdict
from agent_assist.domain.errors import AgentAssistError
from agent_assist.ports.translator import Translator
from agent_assist.presenters.context import LOG_LANE, Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.view.parts import ButtonView, EmptyView
from agent_assist.presenters.view.review import BlindCheckView
from agent_assist.services.blind_checks import BlindItem

_ANSWERS = (
    (BlindVerdict.CORRECT, "Correct", "check"),
    (BlindVerdict.NOT_CORRECT, "Not correct", "x"),
    (BlindVerdict.CANNOT_TELL, "I can't tell", "circle-help"),
)


class BlindChecksFlow:
    """Holds the drafts that wait, and hands each verdict to the log."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._items: tuple[BlindItem, ...] = ()
        self._judged = 0
        self._is_looking = False
        self._problem = ""

    def open(self) -> None:
        """Look what waits, off the window's thread."""
        context = self._context
        if context.services is None or self._is_looking:
            return
        self._is_looking, self._judged, self._problem = True, 0, ""
        context.run.run(context.services.blind_checks.waiting, self._found, self._failed)
        context.changed(Part.BLIND_CHECKS)

    def judge(self, draft_id: str, verdict: str) -> None:
        """Log the verdict about the draft on screen and go on to the next; a stale click does nothing."""
        context = self._context
        if not self._items or self._items[0].draft_id != draft_id:
            return
        item, checks = self._items[0], context.ready.blind_checks
        self._items, self._judged, self._problem = self._items[1:], self._judged + 1, ""
        context.run.run_in_order(
            LOG_LANE,
            lambda: checks.judge(draft_id, BlindVerdict(verdict)),
            lambda _: None,
            lambda error: self._put_back(item, error),
        )
        context.changed(Part.BLIND_CHECKS)

    @property
    def view(self) -> BlindCheckView:
        """The screen as it is now."""
        tr = self._context.tr
        item = self._items[0] if self._items else None
        return BlindCheckView(
            title=tr("Blind checks"),
            subtitle=tr(
                "A small sample of sent replies, as they were drafted. Names are masked, and ratings are not"
                " shown. Judge the words only; nobody is judged by it."
            ),
            progress=self._progress(),
            draft_id=item.draft_id if item else "",
            sections=_sections(tr, item) if item else (),
            answers=tuple((v.value, ButtonView(tr(w), icon)) for v, w, icon in _ANSWERS)
            if item
            else (),
            empty=None if item else self._nothing(),
            problem=self._problem,
        )

    def _progress(self) -> str:
        if not self._items:
            return ""
        total = self._judged + len(self._items)
        return self._context.tr("{n} of {total}", n=self._judged + 1, total=total)

    def _nothing(self) -> EmptyView:
        tr = self._context.tr
        if self._is_looking:
            return EmptyView("loader", tr("Looking for replies to check…"), "")
        if self._judged:
            return EmptyView(
                "check", tr("All checked"), tr("Your answers count from the next day on.")
            )
        line = tr(
            "One in ten sent drafts comes up here, a day after it was decided at the earliest."
        )
        return EmptyView("search-check", tr("Nothing to check"), line)

    def _found(self, items: tuple[BlindItem, ...]) -> None:
        self._items, self._is_looking = items, False
        self._context.changed(Part.BLIND_CHECKS)

    def _put_back(self, item: BlindItem, error: AgentAssistError) -> None:
        self._items, self._judged = (item, *self._items), self._judged - 1
        self._failed(error)

    def _failed(self, error: AgentAssistError) -> None:
        self._is_looking, self._problem = False, error.message
        self._context.changed(Part.BLIND_CHECKS)


def _sections(tr: Translator, item: BlindItem) -> tuple[tuple[str, str], ...]:
    sources = tuple((tr("Source: {title}", title=title), text) for title, text in item.sources)
    return (
        (tr("The customer wrote"), item.question),
        (tr("The reply as drafted"), item.reply),
        *sources,
    )
