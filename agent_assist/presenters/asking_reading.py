"""Help to read: a translation of draft and messages, and a summary of a long conversation.

Rule: for the agent's eyes; nothing here can be copied into a reply, kept, or sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent_assist.domain.tickets import Direction, Message
from agent_assist.presenters.asking_drawers import Drawer, Drawers
from agent_assist.presenters.context import Context
from agent_assist.presenters.languages import language_name
from agent_assist.presenters.parts import Focus
from agent_assist.presenters.times import day_and_time
from agent_assist.presenters.view.asking import BesidePage, ReadingSection
from agent_assist.services.review import Review
from agent_assist.services.summary import Summary
from agent_assist.services.translating import MOST_TEXTS, TranslatedText, reads

_ENGLISH = "en"


class ReadingFlow:
    """Translations and summaries of the ticket on screen."""

    def __init__(self, context: Context, drawers: Drawers) -> None:
        self._context = context
        self._drawers = drawers

    @property
    def into(self) -> str:
        """The language that the agent reads first."""
        services = self._context.services
        return next(iter(services.reads), _ENGLISH) if services is not None else _ENGLISH

    def translate(self) -> None:
        """The draft, if the agent does not read it, and the messages, the newest first, in the agent's language."""
        review = self._context.review
        if not self._drawers.may_open() or review is None:
            return
        drawer = self._opened(BesidePage.TRANSLATION)
        titles, texts = self._texts(review)
        if not texts:
            drawer.problem = self._context.tr("There is nothing to translate.")
            return
        drawer.sections = tuple(ReadingSection(title, "") for title in titles)
        services, into, ticket_id = self._context.ready, self.into, review.conversation.ticket.id
        self._drawers.follow(
            review,
            drawer,
            lambda: services.translating.translate(ticket_id, texts, into),
            lambda events: self._translated(drawer, events),
        )
        drawer.progress = self._context.tr("Translating…")

    def summarise(self) -> None:
        """A few lines about the conversation, each with the messages it rests on."""
        review = self._context.review
        if not self._drawers.may_open() or review is None:
            return
        drawer = self._opened(BesidePage.SUMMARY)
        drawer.sections = ()
        services, into, ticket_id = self._context.ready, self.into, review.conversation.ticket.id
        self._drawers.follow(
            review,
            drawer,
            lambda: services.summary.summarise(ticket_id, into),
            lambda events: self._summarised(drawer, events),
        )
        drawer.progress = self._context.tr("Reading the conversation…")

    def _opened(self, page: BesidePage) -> Drawer:
        drawer = self._drawers.open(page)
        self._context.listener.focus(Focus.BESIDE)
        return drawer

    def _texts(self, review: Review) -> tuple[list[str], list[str]]:
        """Titles and texts; what the agent reads anyway is left out, unless that is everything."""
        services, tr = self._context.ready, self._context.tr
        spoken = [m for m in review.conversation.messages if m.direction is not Direction.NOTE]
        rows = [(self._title(message), message.text) for message in reversed(spoken)]
        if review.text.strip() and not reads(review.language, services.reads):
            name = language_name(tr, review.language)
            rows.insert(0, (tr("The draft in {language}", language=name), review.text))
        rows = [(title, text) for title, text in rows if text.strip()][:MOST_TEXTS]
        return [title for title, _ in rows], [text for _, text in rows]

    def _title(self, message: Message) -> str:
        when = day_and_time(self._context.tr, message.sent_at, self._context.clock.now())
        return f"{message.author.label}, {when}"

    def _translated(self, drawer: Drawer, events: Sequence[TranslatedText]) -> None:
        sections = list(drawer.sections)
        for event in events:
            if event.index < len(sections):
                section = sections[event.index]
                sections[event.index] = replace(section, text=section.text + event.text)
        drawer.sections = tuple(sections)

    def _summarised(self, drawer: Drawer, events: Sequence[int | Summary]) -> None:
        tr = self._context.tr
        for event in events:
            if isinstance(event, int):
                drawer.progress = tr("{n} characters so far", n=event)
                continue
            numbers = {message.id: n for n, message in enumerate(event.messages, 1)}
            drawer.sections = tuple(
                ReadingSection(
                    "",
                    line.words,
                    line.message_ids,
                    ", ".join(self._source(event.messages, numbers[i]) for i in line.message_ids),
                )
                for line in event.lines
            )
            if event.left_out == 1:
                drawer.note = tr("1 line named no message and was left out.")
            elif event.left_out:
                drawer.note = tr("{n} lines named no message and were left out.", n=event.left_out)

    def _source(self, messages: tuple[Message, ...], number: int) -> str:
        message = messages[number - 1]
        name = message.author.label.split(" ", 1)[0]
        when = day_and_time(self._context.tr, message.sent_at, self._context.clock.now())
        return self._context.tr("{name}, {when}", name=name, when=when)
