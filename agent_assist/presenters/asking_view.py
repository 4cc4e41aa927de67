"""Turns what is open beside the text into a view."""

from __future__ import annotations

from agent_assist.analysis.differences import Difference, differences
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft
from agent_assist.ports.translator import Translator
from agent_assist.presenters import words
from agent_assist.presenters.asking import AskingFlow, versions_of
from agent_assist.presenters.asking_drawers import Drawer, Drawers
from agent_assist.presenters.context import Context
from agent_assist.presenters.languages import language_name
from agent_assist.presenters.rationale import model_line
from agent_assist.presenters.view.asking import (
    BesidePage,
    BesideView,
    ComparedText,
    PieceView,
    Strand,
    VersionView,
)
from agent_assist.presenters.view.parts import ButtonView, Cap, TagView
from agent_assist.services.asking import Wish, is_overtaken
from agent_assist.services.review import Review

_AROUND, _LEAST_SAME = 28, 0.25


class BesideBuilder:
    """Builds the view of the ticket on screen."""

    def __init__(self, context: Context, drawers: Drawers, asking: AskingFlow) -> None:
        self._context = context
        self._drawers = drawers
        self._asking = asking

    @property
    def view(self) -> BesideView | None:
        """What is open, None for nothing; nothing made by AI is shown to who asked for a person."""
        drawer, review = self._drawers.here, self._context.review
        if drawer is None or review is None:
            return None
        if drawer.page is BesidePage.DRAFTS:
            return self._drafts(review, drawer)
        if drawer.page is BesidePage.POLISH:
            return self._polish(review, drawer)
        return self._reading(review, drawer)

    def _drafts(self, review: Review, drawer: Drawer) -> BesideView:
        tr, why = self._context.tr, self._drawers.why_not(review)
        return BesideView(
            page=BesidePage.DRAFTS,
            title=tr("Other drafts"),
            mark=words.draft_tag(tr, _source(review), is_edited=False, is_stale=False),
            line=tr("Your text stays where it is until you use a draft."),
            wishes=tuple(_sentence_case(tr(wish.value)) for wish in Wish),
            may_ask=not why and drawer.stream is None,
            why_not=why or (drawer.progress if drawer.stream is not None else ""),
            hint=drawer.hint,
            version=None if why else self._version(review, drawer),
            progress=drawer.progress,
            problem=why or drawer.problem,
        )

    def _version(self, review: Review, drawer: Drawer) -> VersionView | None:
        tr = self._context.tr
        draft = self._asking.seen(review, drawer)
        if draft is None and not drawer.arriving:
            return None
        ids = [known.id for known in versions_of(review)]
        if drawer.arriving or draft is None:
            place, name = tr("New draft"), drawer.asked
            text, note, why = plain(drawer.arriving), "", drawer.progress
            maker = self._context.ready.drafting.stamp()
        else:
            here = ids.index(draft.id) + 1
            place = tr("Draft {n} of {total}", n=here, total=len(ids))
            name, maker = self._name(review, draft), draft.model
            text = self._text(review, drawer, draft)
            why = self._asking.why_not_choose(review, draft)
            note = self._note(review, why)
        here_index = ids.index(draft.id) if draft is not None else 0
        return VersionView(
            place=place,
            name=name,
            tag=words.draft_tag(
                tr,
                maker.source,
                is_edited=False,
                is_stale=draft is not None and is_overtaken(draft, review.conversation),
            ),
            model_line=model_line(maker),
            text=text,
            note=note,
            previous=ButtonView(
                tr("Previous draft"),
                "chevron-up",
                (),
                here_index > 0,
                tr("This is the first."),
            ),
            next=ButtonView(
                tr("Next draft"),
                "chevron-down",
                (),
                here_index < len(ids) - 1,
                tr("This is the newest."),
            ),
            compare=ButtonView(
                tr("Hide differences") if drawer.compares else tr("Show differences"), "scale"
            ),
            use=ButtonView(tr("Use this draft"), "check", (), not why, why),
        )

    def _name(self, review: Review, draft: Draft) -> str:
        tr = self._context.tr
        language = language_name(tr, draft.language)
        asked = tr("asked for: {words}", words=draft.instruction) if draft.instruction else ""
        made_by = self._context.ready.drafting.stamp().source
        if draft.model.source is DraftSource.KNOWLEDGE and made_by is not DraftSource.KNOWLEDGE:
            asked = tr("from help articles")
        other = language if draft.language != review.screening.language else ""
        return ", ".join(part for part in (asked or tr("first draft"), other) if part)

    def _text(self, review: Review, drawer: Drawer, draft: Draft) -> ComparedText:
        if not drawer.compares or not review.text.strip() or draft.text == review.text:
            return plain(draft.text)
        view = compared(self._context.tr, review.text, draft.text)
        same = sum(len(text) for kind, text in view.strands if kind is Strand.SAME)
        # Another language, or another reply altogether: marks all over it would only hide the words.
        return view if same >= _LEAST_SAME * len(draft.text) else plain(draft.text)

    def _note(self, review: Review, why: str) -> str:
        if why:
            return why
        if review.is_typed:
            return self._context.tr("Using it puts your words aside; they can be brought back.")
        return ""

    def _polish(self, review: Review, drawer: Drawer) -> BesideView:
        tr, why = self._context.tr, self._drawers.why_not(review)
        return BesideView(
            page=BesidePage.POLISH,
            title=tr("Your words, polished"),
            mark=TagView(tr("Your words, polished by AI"), Cap.HALF, "sparkles"),
            line=tr("Take a change or leave it. Nothing changes by itself."),
            may_ask=not why and drawer.stream is None,
            why_not=why,
            pieces=() if why else tuple(_piece(tr, review.text, piece) for piece in drawer.left),
            progress=drawer.progress,
            problem=why or drawer.problem,
            note=drawer.note,
        )

    def _reading(self, review: Review, drawer: Drawer) -> BesideView:
        tr, why = self._context.tr, self._drawers.why_not(review)
        is_summary = drawer.page is BesidePage.SUMMARY
        mark = tr("Summary by AI") if is_summary else tr("Translated by AI, for reading only")
        line = (
            tr("Each line names the messages it rests on. Read them before you rely on it.")
            if is_summary
            else tr("It may be wrong. It cannot be copied and is never sent.")
        )
        return BesideView(
            page=drawer.page,
            title=tr("Summary") if is_summary else tr("Translation"),
            mark=TagView(mark, Cap.HATCHED, "sparkles" if is_summary else "languages"),
            line=line,
            may_ask=not why and drawer.stream is None,
            why_not=why,
            sections=() if why else drawer.sections,
            progress=drawer.progress,
            problem=why or drawer.problem,
            note=drawer.note,
        )


def plain(text: str) -> ComparedText:
    """A text that is compared with nothing."""
    return ComparedText(((Strand.SAME, text),), text)


def compared(tr: Translator, before: str, after: str) -> ComparedText:
    """`after` with what stands only in it, and what stands only in `before`, set apart."""
    strands: list[tuple[Strand, str]] = []
    at = 0
    for piece in differences(before, after):
        strands += [(Strand.SAME, before[at : piece.start]), (Strand.OLD, piece.old)]
        strands.append((Strand.NEW, piece.new))
        at = piece.end
    strands.append((Strand.SAME, before[at:]))
    kept = tuple((kind, text) for kind, text in strands if text)
    changes = sum(kind is Strand.NEW for kind, _ in kept)
    spoken = tr("{n} passages differ from your text.", n=changes)
    return ComparedText(kept, f"{spoken} {after}")


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Whole words before and behind a change, within its line."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    if start > _AROUND and len(before) == _AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == _AROUND and end + _AROUND < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return before, after


def _piece(tr: Translator, text: str, piece: Difference) -> PieceView:
    before, after = _around(text, piece.start, piece.end)
    if not piece.old:
        spoken = tr("Add “{new}”", new=piece.new)
    elif not piece.new:
        spoken = tr("Remove “{old}”", old=piece.old)
    else:
        spoken = tr("“{old}” becomes “{new}”", old=piece.old, new=piece.new)
    return PieceView(piece.after, before, piece.old, piece.new, after, spoken)


def _source(review: Review) -> DraftSource | None:
    versions = versions_of(review)
    return versions[-1].model.source if versions else DraftSource.MODEL
