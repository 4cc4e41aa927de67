"""The agent's own words, polished by a model: a list of changes, of which the agent takes some or none.

Rules: nothing is changed until a person takes a change; what a polish adds to the facts is found by the same check as
in a draft, with the agent's own words as the source; a text that took a change says so from then on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from agent_assist.analysis.differences import Difference, differences
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft, ModelStamp
from agent_assist.domain.errors import InputError, StreamIncomplete
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.policy import Policy
from agent_assist.domain.prompts import PromptTemplate, Task
from agent_assist.domain.tickets import Conversation
from agent_assist.ports.clock import Clock, Randomness
from agent_assist.ports.work_store import WorkStore
from agent_assist.services.plain_task import PlainQuestion, PlainTask, plain_text

OWN_WORDS_ID = "own-words"
LEAST_CHARACTERS = 3
_LEAST_SHARE, _MOST_SHARE = 0.4, 2.5
_MARGIN_LESS, _MARGIN_MORE = 20, 60
_TELLING_WORDS = 3


@dataclass(frozen=True, slots=True)
class PolishText:
    """So many characters have come; nothing is shown before all of them are there."""

    characters: int


@dataclass(frozen=True, slots=True)
class Polished:
    """The whole polish: `draft` holds its text and maker, `original` the words it is about."""

    draft: Draft
    original: str
    pieces: tuple[Difference, ...]


class PolishingService:
    """Polishes what an agent wrote."""

    def __init__(
        self,
        *,
        task: PlainTask,
        template: PromptTemplate,
        work: WorkStore,
        policy: Policy,
        clock: Clock,
        randomness: Randomness,
    ) -> None:
        self._task = task
        self._template = template
        self._work = work
        self._policy = policy
        self._clock = clock
        self._randomness = randomness

    def stamp(self) -> ModelStamp:
        """Who would polish; the words stay the agent's, so the source says so."""
        return replace(self._task.stamp(self._template), source=DraftSource.POLISH)

    async def polish(
        self, ticket_id: str, text: str, language: str, instruction: str = ""
    ) -> AsyncIterator[PolishText | Polished]:
        """How far it is, then the changes; the errors of drafting, and InputError for an empty text."""
        if len(text.strip()) < LEAST_CHARACTERS:
            raise InputError("There is nothing to polish yet. Write your reply first.")
        conversation = self._task.conversation(ticket_id)
        question = PlainQuestion(
            Task.POLISH, self._template, language, text=text, instruction=instruction
        )
        answer = ""
        async for piece in self._task.ask(conversation, question):
            answer += piece
            yield PolishText(len(answer))
        polished = _like_the_original(plain_text(answer), text)
        draft = self._draft(conversation, text, polished, language)
        self._work.save_draft(draft)
        yield Polished(draft, text, differences(text, polished))

    def _draft(
        self, conversation: Conversation, original: str, polished: str, language: str
    ) -> Draft:
        """The polish in the shape of a draft: its only source are the agent's own words."""
        newest, now = conversation.last_from_customer, self._clock.now()
        # An order's kind may hold what was done and what is promised: who wrote it answers for both.
        own = Passage(
            OWN_WORDS_ID,
            "Your own words",
            original,
            PassageKind.ORDER,
            language,
            updated=now.date(),
        )
        return Draft(
            id=self._randomness.new_id(),
            ticket_id=conversation.ticket.id,
            text=polished,
            sentences=(),
            passages=(own,),
            missing=(),
            self_rating=None,
            model=self.stamp(),
            language=language,
            created_at=now,
            based_on=newest.id if newest else "",
            is_complete=True,
            guideline=self._policy.version,
        )


def _like_the_original(polished: str, original: str) -> str:
    """The polished text with the original's outer white space; StreamIncomplete when it is another text."""
    long = _MOST_SHARE * len(original) + _MARGIN_MORE
    short = _LEAST_SHARE * len(original) - _MARGIN_LESS
    if not polished or not short <= len(polished) <= long:
        raise StreamIncomplete(
            "What came back is not your text polished. Nothing was changed; ask again, or leave it as it is.",
            title="No polish",
        )
    words = original.strip()
    start = original.index(words)
    return original[:start] + polished + original[start + len(words) :]


def takes_from(text: str, polished: Polished) -> bool:
    """Whether a text holds words that only the polish has, typed or pasted: three in a row are telling."""
    flat = " ".join(text.split()).casefold()
    before = " ".join(polished.original.split()).casefold()
    for piece in polished.pieces:
        words = " ".join(piece.new.split()).casefold()
        if len(words.split()) >= _TELLING_WORDS and words in flat and words not in before:
            return True
    return False
