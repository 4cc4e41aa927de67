"""The review bar: why Approve is open or closed, in words, and three buttons of equal weight."""

from __future__ import annotations

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.review import ReviewState
from agent_assist.ports.translator import Translator
from agent_assist.presenters.keymap import USUAL_KEYS, Keymap
from agent_assist.presenters.languages import language_name
from agent_assist.presenters.view.draft import ReviewBarView
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.services.review import Review
from agent_assist.services.translating import reads

_S = ReviewState
_HIDDEN = ButtonView("", is_shown=False)
_NO_FACTS = frozenset({"placeholder_left", "image_or_code", "denies_ai"})
_ALMOST = (_S.COMPLETE, _S.SHOWN_WHOLE, _S.READY)


def build_review_bar(
    tr: Translator,
    review: Review | None,
    *,
    ai_is_on: bool,
    ai_off_since: str,
    keymap: Keymap = USUAL_KEYS,
    reads: tuple[str, ...] = ("en",),
) -> ReviewBarView:
    """The bar for one ticket; `reads`: the languages that the agent reads; `ai_off_since`: "" under a team stop."""
    if review is None:
        return _bar(tr, tr("Open a ticket to begin."), "info", keymap)
    if review.state is _S.ABSTAINED:
        return _abstained(tr, keymap)
    if review.source is None and review.state not in (_S.REQUESTED, _S.STREAMING):
        since = ai_off_since
        return _own_words(tr, review, ai_is_on=ai_is_on, ai_off_since=since, keymap=keymap)
    return _draft(tr, review, keymap, reads)


def _draft(
    tr: Translator, review: Review, keymap: Keymap, reads_these: tuple[str, ...]
) -> ReviewBarView:
    sentence, icon = why(tr, review)
    is_unread = not reads(review.language, reads_these)
    if is_handed_over(review, reads_these):
        sentence, icon = unread(tr, review), "circle-alert"
    is_open = review.state is _S.READY and not is_unread
    is_polish = review.source is DraftSource.POLISH
    no = tr("Discard…") if is_polish else tr("Reject…")
    is_streaming = review.state in (_S.REQUESTED, _S.STREAMING)
    is_done = review.state in (_S.UNDO_WINDOW, _S.SENDING, _S.SENT)
    can_edit = not (is_streaming or is_done or review.state is _S.INCOMPLETE)
    return ReviewBarView(
        sentence=sentence,
        short="" if is_handed_over(review, reads_these) else _in_short(tr, review),
        icon=icon,
        is_problem=icon == "circle-alert",
        is_ok=is_open and icon == "circle-check",
        reject=ButtonView(no, "x", keymap.caps("reject"), not is_done, sentence if is_done else ""),
        edit=_hand_over(tr, keymap)
        if is_handed_over(review, reads_these)
        else ButtonView(
            tr("Edit"), "pencil", keymap.caps("edit"), can_edit, "" if can_edit else sentence
        ),
        approve=ButtonView(
            tr("Approve…"), "check", keymap.caps("approve"), is_open, "" if is_open else sentence
        ),
        new_draft=ButtonView(
            tr("New draft"),
            "refresh-cw",
            is_shown=not (is_streaming or is_done or review.state is _S.UNKNOWN),
        ),
        write_myself=ButtonView(
            tr("Write it myself"), "square-pen", is_shown=not is_streaming and not is_done
        ),
        stop=ButtonView(tr("Stop"), "circle-stop", keymap.caps("escape"), is_shown=is_streaming),
    )


def is_handed_over(review: Review, reads_these: tuple[str, ...]) -> bool:
    """Whether a draft stands here that the agent cannot read, so that handing over takes the place of Edit."""
    has_draft = review.source is not None and review.state in _ALMOST
    return has_draft and not reads(review.language, reads_these)


def _hand_over(tr: Translator, keymap: Keymap, *, may: bool = True) -> ButtonView:
    return ButtonView(tr("Hand over…"), "phone-forwarded", keymap.caps("hand-over"), may)


def unread(tr: Translator, review: Review) -> str:
    """Why AI's words in this language cannot be approved here (R24)."""
    name = language_name(tr, review.language)
    return tr(
        "You do not read {language}: somebody who does has to approve. Hand it over.", language=name
    )


def why(tr: Translator, review: Review) -> tuple[str, str]:
    """The sentence that says why Approve is open or closed, and its icon."""
    fixed = _SENTENCES.get(review.state)
    if fixed is not None:
        return tr(fixed[0]), fixed[1]
    if review.stale_reason:
        return review.stale_reason, "circle-alert"
    if not review.is_checked:
        return tr("Checking the text."), "loader"
    if review.open_facts:
        return tr("{what} {how}", what=open_words(tr, review), how=_how(tr, review)), "circle-alert"
    if not review.was_shown_whole:
        return tr("Scroll to the end to approve."), "info"
    if review.state is _S.READY:
        return _ready(tr, review)
    return tr("Approve opens when the whole draft is on screen."), "info"


def _ready(tr: Translator, review: Review) -> tuple[str, str]:
    """Open; what should be looked at but does not close it is still said, without the tick of a clean draft."""
    marked = review.still_to_check
    if marked == 1:
        return tr("Whole draft shown. 1 point is still marked to check."), "info"
    if marked:
        return tr("Whole draft shown. {n} points are still marked to check.", n=marked), "info"
    return tr("Whole draft shown, checks done."), "circle-check"


def open_words(tr: Translator, review: Review) -> str:
    """What closes approval, each kind by its own words: a sentence."""
    from agent_assist.analysis.claims import contradicts  # start-up time

    musts = review.assessment.open_musts if review.assessment is not None else ()
    against = sum(contradicts(finding) for finding in musts)
    unclean = sum(finding.rule in _NO_FACTS for finding in musts)
    without = len(musts) - against - unclean
    parts = [
        _counted(
            tr, against, "1 fact contradicts its source", "{n} facts contradict their sources"
        ),
        _counted(tr, without, "1 fact has no source", "{n} facts have no source"),
        _counted(
            tr,
            unclean,
            "1 place may not be sent as it is",
            "{n} places may not be sent as they are",
        ),
    ]
    return ", ".join(part for part in parts if part) + "."


def _counted(tr: Translator, number: int, one: str, many: str) -> str:
    if not number:
        return ""
    return tr(one) if number == 1 else tr(many, n=number)


def _how(tr: Translator, review: Review) -> str:
    if review.open_facts == 1:
        return tr("Edit it, remove it or confirm it to approve.")
    return tr("Edit, remove or confirm them to approve.")


def _first_sentence(words: str) -> str:
    return words.partition(". ")[0].rstrip(".") + "."


def _in_short(tr: Translator, review: Review) -> str:
    """The same in fewer words, for a narrow window; "" where the sentence is short enough."""
    if review.state in (_S.REQUESTED, _S.STREAMING):
        return tr("Approve opens with the whole draft.")
    if review.stale_reason:
        return _first_sentence(review.stale_reason)
    if review.state not in _ALMOST or not review.is_checked:
        return ""
    if review.open_facts:
        how = (
            tr("Fix or confirm it first.") if review.open_facts == 1 else tr("Fix or confirm them.")
        )
        return tr("{what} {how}", what=open_words(tr, review), how=how)
    if review.state is _S.READY and (marked := review.still_to_check):
        one = tr("1 point is still marked to check.")
        return one if marked == 1 else tr("{n} points are still marked to check.", n=marked)
    return ""


_SENTENCES = {
    _S.REQUESTED: ("Approve opens when the whole draft is on screen.", "loader"),
    _S.STREAMING: ("Approve opens when the whole draft is on screen.", "loader"),
    _S.INCOMPLETE: ("This draft is incomplete and can never be approved.", "circle-alert"),
    _S.PREVIEW: ("The preview is open. Nothing was sent.", "eye"),
    _S.PREVIEW_SHOWN: ("The preview is open. Nothing was sent.", "eye"),
    _S.SENDING: ("Sending now.", "send"),
    _S.SENT: ("Sent. It is in the conversation.", "circle-check"),
    _S.UNKNOWN: ("We don't know whether it was sent.", "circle-alert"),
    _S.REJECTED: ("The draft was rejected. Nothing was sent.", "info"),
    _S.UNDO_WINDOW: ("Approved. Nothing has left yet.", "send"),
}


def _own_words(
    tr: Translator, review: Review, *, ai_is_on: bool, ai_off_since: str, keymap: Keymap
) -> ReviewBarView:
    fixed, short = _SENTENCES.get(review.state), ""
    has_text = bool(review.text.strip())
    is_done = fixed is not None and review.state is not _S.REJECTED
    if fixed is not None:
        sentence, icon = tr(fixed[0]), fixed[1]
    elif review.stale_reason:
        sentence, icon = review.stale_reason, "circle-alert"
        short = _first_sentence(sentence)
    elif not ai_is_on:
        short, icon = tr("AI is stopped for this whole profile."), "circle-stop"
        if ai_off_since:
            short = tr("AI is off for you since {time}.", time=ai_off_since)
        sentence = tr("{which} No ticket text leaves this app.", which=short)
    else:
        sentence, icon = tr("Your own words. Preview shows what the customer receives."), "user"
        short = tr("Your own words.")
    can_preview = has_text and not is_done and not review.stale_reason
    why_not = sentence if is_done or review.stale_reason else tr("Write something first.")
    turn_on = ButtonView(tr("Turn on"), "power", keymap.caps("ai"), is_shown=bool(ai_off_since))
    return ReviewBarView(
        sentence=sentence,
        short=short,
        icon=icon,
        is_problem=icon == "circle-alert",
        is_ok=False,
        reject=ButtonView(
            tr("Discard…"), "x", keymap.caps("reject"), has_text and not is_done, why_not
        ),
        edit=_hand_over(tr, keymap, may=not is_done),
        approve=ButtonView(
            tr("Preview…"),
            "eye",
            keymap.caps("approve"),
            can_preview,
            "" if can_preview else why_not,
        ),
        new_draft=ButtonView(
            tr("New draft"),
            "refresh-cw",
            is_shown=ai_is_on and not review.person_was_asked and not is_done,
        ),
        write_myself=_HIDDEN if ai_is_on else turn_on,
        stop=_HIDDEN,
    )


def _abstained(tr: Translator, keymap: Keymap) -> ReviewBarView:
    return ReviewBarView(
        sentence=tr("There is no draft to approve for this ticket."),
        icon="info",
        is_problem=False,
        is_ok=False,
        reject=_hand_over(tr, keymap),
        edit=ButtonView(tr("Write the reply"), "pencil", keymap.caps("edit")),
        approve=_HIDDEN,
        new_draft=_HIDDEN,
        write_myself=_HIDDEN,
        stop=_HIDDEN,
    )


def _bar(tr: Translator, sentence: str, icon: str, keymap: Keymap) -> ReviewBarView:
    def closed(words: str, icon: str, keys: tuple[str, ...]) -> ButtonView:
        return ButtonView(words, icon, keys, is_enabled=False, why_not=sentence)

    return ReviewBarView(
        sentence=sentence,
        icon=icon,
        is_problem=False,
        is_ok=False,
        reject=closed(tr("Reject…"), "x", keymap.caps("reject")),
        edit=closed(tr("Edit"), "pencil", keymap.caps("edit")),
        approve=closed(tr("Approve…"), "check", keymap.caps("approve")),
        new_draft=_HIDDEN,
        write_myself=_HIDDEN,
        stop=_HIDDEN,
    )
