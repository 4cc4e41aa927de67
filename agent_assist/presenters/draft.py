"""The draft column: tag, text, marks, footer, or what stands instead of a draft."""

from __future__ import annotations

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.drafts import AbstainReason, Abstention
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.policy import Policy
from agent_assist.domain.provenance import Provenance
from agent_assist.domain.review import ReviewState
from agent_assist.ports.translator import Translator
from agent_assist.presenters import words
from agent_assist.presenters.keymap import USUAL_KEYS, Keymap
from agent_assist.presenters.review_bar import open_words
from agent_assist.presenters.view.draft import (
    AbstainView,
    ChooseView,
    DraftMode,
    DraftView,
    EditorContent,
    MarkView,
)
from agent_assist.presenters.view.parts import BadgeView, BannerView, Cap, TagView, Tone
from agent_assist.services.review import Review

WORDS_EXPECTED = 95
_READ_ONLY = {
    ReviewState.STREAMING,
    ReviewState.INCOMPLETE,
    ReviewState.PREVIEW,
    ReviewState.PREVIEW_SHOWN,
    ReviewState.UNDO_WINDOW,
    ReviewState.SENDING,
    ReviewState.SENT,
}
_TRACKED = {ReviewState.COMPLETE}

NOTHING = DraftView(
    mode=DraftMode.EMPTY,
    tag=None,
    to_line="",
    saved_line="",
    progress_line="",
    content=EditorContent(0, "", Provenance()),
    is_read_only=True,
    marks=(),
    footer="",
    footer_is_locked=False,
    banners=(),
    abstain=None,
    must_track_shown=False,
)


def build_draft(
    tr: Translator,
    review: Review,
    *,
    revision: int,
    marks: tuple[MarkView, ...],
    banners: tuple[BannerView, ...],
    saved_line: str,
    policy: Policy,
    agent_name: str,
    keymap: Keymap = USUAL_KEYS,
    misspelt: tuple[MarkView, ...] = (),
    choose: ChooseView | None = None,
) -> DraftView:
    """The column for one ticket."""
    state = review.state
    is_streaming = state is ReviewState.STREAMING
    name = review.conversation.ticket.customer.label
    tag = _tag(tr, review, agent_name)
    footer, is_locked = _footer(tr, review, policy, agent_name)
    if state in (ReviewState.CHOOSE_FIRST, ReviewState.ABSTAINED):
        footer = ""
    return DraftView(
        mode=_mode(review),
        tag=tag,
        to_line=tr("To {name}", name=name),
        saved_line=saved_line,
        progress_line=_progress(tr, review) if is_streaming else "",
        content=EditorContent(revision, review.text, review.provenance),
        is_read_only=state in _READ_ONLY,
        marks=marks,
        footer=footer,
        footer_is_locked=is_locked,
        banners=banners,
        abstain=_abstain(tr, review, keymap) if _mode(review) is DraftMode.ABSTAINED else None,
        must_track_shown=state in _TRACKED,
        label_line=review.draft.model.label if review.draft and review.source else "",
        accessible_name=tr("Draft reply to {name}", name=name),
        accessible_description=_spoken(tr, review, tag.words),
        choose=choose,
        misspelt=() if state in _READ_ONLY else misspelt,
    )


def _tag(tr: Translator, review: Review, agent_name: str) -> TagView:
    """Who wrote the words in the column; once they were sent, also who sent them."""
    if review.state is ReviewState.SENT:
        return words.sent_tag(tr, review.disclosure, agent_name.split(" ", 1)[0])
    if review.state is ReviewState.CHOOSE_FIRST:
        return TagView(tr("AI draft, hidden until you choose"), Cap.HATCHED, "sparkles")
    return words.draft_tag(
        tr, review.source, is_edited=review.is_edited, is_stale=bool(review.stale_reason)
    )


def _mode(review: Review) -> DraftMode:
    if review.state is ReviewState.STREAMING:
        return DraftMode.STREAMING
    if review.state is ReviewState.ABSTAINED:
        return DraftMode.ABSTAINED
    if review.state is ReviewState.CHOOSE_FIRST:
        return DraftMode.CHOOSING
    return DraftMode.EDITOR


def _footer(tr: Translator, review: Review, policy: Policy, agent_name: str) -> tuple[str, bool]:
    kind = review.disclosure_hint
    if kind is DisclosureKind.HUMAN:
        return tr("No AI footer. The customer gets your words only."), False
    try:
        return policy.footer(kind, review.language, agent_name).replace("\n", " "), True
    except ConfigurationError as error:
        return error.message, True


def _progress(tr: Translator, review: Review) -> str:
    n = len(review.text.split())
    return tr("{n} of about {total} words", n=n, total=max(WORDS_EXPECTED, n))


def _abstain(tr: Translator, review: Review, keymap: Keymap) -> AbstainView:
    abstention = review.abstention
    if abstention is None:
        return AbstainView(None, "", "", (), None)
    if abstention.reason is AbstainReason.PERSON_ASKED:
        title = tr("Your words only")
        why = tr("No draft was made, and none will be for this customer.")
        return AbstainView(None, title, why, (), _step(tr, abstention), keymap.caps("hand-over"))
    badge = BadgeView(tr("I'm not sure"), 1, Tone.DANGER, "")
    return AbstainView(
        badge=badge,
        title=tr("I'm not sure: not enough evidence."),
        why=tr(abstention.why),
        missing=tuple(_in_two(item) for item in abstention.missing),
        step=_step(tr, abstention),
        step_keys=keymap.caps("edit"),
        step_icon="pencil",
    )


def _in_two(words: str) -> tuple[str, str]:
    """What is missing in its first sentence, and the rest below it."""
    first, _, rest = words.partition(". ")
    return (first, rest) if rest else (words, "")


def _step(tr: Translator, abstention: Abstention) -> tuple[str, str]:
    if abstention.reason is AbstainReason.PERSON_ASKED:
        return tr("Hand over"), tr("Pass the ticket to a colleague who can talk to the customer.")
    if abstention.reason is AbstainReason.AUTOMATIC_SENDER:
        return tr("Leave it, or write yourself"), tr("A machine sent this mail.")
    return tr("Write the reply"), tr("Search the articles beside it, or ask a colleague.")


def _spoken(tr: Translator, review: Review, tag: str) -> str:
    parts = [tag + "."]
    if review.assessment is not None and review.source is not None:
        parts.append(words.badge(tr, review.assessment.rating).words + ".")
        if review.open_facts:
            parts.append(open_words(tr, review))
    return " ".join(parts)
