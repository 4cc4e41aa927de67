"""Spelling of the reply on screen. Rule: looked up when typing rests, off the window's thread; the text stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from agent_assist.analysis.spelling_words import (
    SpelledWord,
    known_words,
    names_in,
    words_to_check,
)
from agent_assist.domain.review import ReviewState
from agent_assist.domain.tickets import Conversation
from agent_assist.presenters.context import Context
from agent_assist.presenters.languages import language_name
from agent_assist.presenters.marks import shift_marks
from agent_assist.presenters.parts import Part
from agent_assist.presenters.runner import Handle
from agent_assist.presenters.view.draft import MarkKind, MarkView
from agent_assist.services.desk import Services
from agent_assist.services.review import Review

REST_MS = 500
OWN_WORDS = "spelling/own-words"
_LANE = "spelling"
_UNCHECKED = {ReviewState.REQUESTED, ReviewState.STREAMING, ReviewState.SENT}


class SpellingFlow:
    """Marks words of the ticket on screen that no dictionary has."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._of, self._text = "", ""
        self._marks: tuple[MarkView, ...] = ()
        self._waiting: Handle | None = None

    def marks(self, review: Review) -> tuple[MarkView, ...]:
        """The marks where they stand in the text as it is now; a text not yet looked up is, as soon as it rests."""
        ticket_id = review.conversation.ticket.id
        services = self._context.services
        if services is None or not services.checks_spelling or review.state in _UNCHECKED:
            return ()
        if (ticket_id, review.text) != (self._of, self._text):
            same = ticket_id == self._of
            moved = shift_marks(self._marks, self._text, review.text) if same else ()
            self._marks = tuple(mark for mark in moved if _is_whole(review.text, mark))
            self._of, self._text = ticket_id, review.text
            self._check_soon(review)
        return self._marks

    def suggest(self, word: str, show: Callable[[tuple[str, ...], str], None]) -> None:
        """Find what may have been meant; `show` gets the words, or a sentence why there are none."""
        services, language = self._context.services, self._language()
        if services is None:
            return
        checker, tr = services.spelling, self._context.tr

        def found(words: tuple[str, ...] | None) -> None:
            name = language_name(tr, language)
            why = tr("No dictionary of {language} on this computer", language=name)
            show(words or (), why if words is None else tr("No suggestions"))

        self._context.run.run_in_order(
            _LANE,
            lambda: checker.suggestions(word, language) if checker.knows(language) else None,
            found,
            lambda _error: None,
        )

    def learn(self, word: str) -> None:
        """Never mark this word again; it is kept in the encrypted profile."""
        services = self._context.services
        if services is None:
            return

        def keep() -> None:
            own = _own_words(services)
            services.work.save_setting(OWN_WORDS, "\n".join(sorted({*own, word.casefold()})))

        self._context.run.run_in_order(_LANE, keep, self._again, lambda _error: None)

    def _again(self, _done: None) -> None:
        review = self._context.review
        if review is not None:
            self._check_now(review)

    def _check_soon(self, review: Review) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = self._context.run.after(REST_MS, lambda: self._check_now(review))

    def _check_now(self, review: Review) -> None:
        services, text, language = self._context.services, review.text, review.language
        if services is None or review is not self._context.review:
            return
        conversation, names = review.conversation, _company_words(review, services)
        sources = [p.text for p in review.draft.passages] if review.draft is not None else []

        def look() -> tuple[SpelledWord, ...]:
            known = names | _own_words(services) | names_in(*sources)
            agent = services.identity.current().display_name
            words = _without_names(words_to_check(text, known), text, conversation, agent)
            wrong = services.spelling.wrong({w.word for w in words}, language)
            return tuple(w for w in words if w.word in wrong)

        def found(wrong: tuple[SpelledWord, ...]) -> None:
            if review is self._context.review and review.text == text:
                said = self._context.tr("Not in the dictionary")
                self._marks = tuple(
                    MarkView(w.start, w.end, MarkKind.SPELLING, "", said) for w in wrong
                )
                self._context.changed(Part.DRAFT)

        self._context.run.run_in_order(_LANE, look, found, lambda _error: None)

    def _language(self) -> str:
        review = self._context.review
        return review.language if review is not None else ""


def _company_words(review: Review, services: Services) -> frozenset[str]:
    """The company's name and the words of the subject: nobody wants them marked."""
    policy = services.policy
    return known_words(policy.organisation, policy.sender_name, review.conversation.ticket.subject)


def _without_names(
    words: tuple[SpelledWord, ...], text: str, conversation: Conversation, agent: str
) -> tuple[SpelledWord, ...]:
    """The words that name nobody of this conversation, however the name is written."""
    from agent_assist.analysis.personal_data.known_names import (  # start-up time
        find_known_names,
        known_names,
    )

    names = known_names((agent, *_people(conversation)))
    spans = tuple(find_known_names(text, names))
    return tuple(
        w for w in words if not any(w.start < end and start < w.end for start, end in spans)
    )


def _people(conversation: Conversation) -> Iterator[str]:
    """Names, addresses and signatures of who is in a conversation."""
    from agent_assist.analysis.personal_data.name_cues import find_announced_names  # start-up time

    customer = conversation.ticket.customer
    yield from (customer.name, customer.email)
    for message in conversation.messages:
        for who in (message.author, *message.to, *message.cc):
            yield from (who.name, who.email)
        for start, end in find_announced_names(message.text):
            yield message.text[start:end]


def _is_whole(text: str, mark: MarkView) -> bool:
    """Whether the marked word has not grown at either end."""
    around = text[mark.start - 1 : mark.start] + text[mark.end : mark.end + 1]
    return not any(c.isalpha() for c in around)


def _own_words(services: Services) -> frozenset[str]:
    return frozenset((services.work.setting(OWN_WORDS) or "").split("\n"))
