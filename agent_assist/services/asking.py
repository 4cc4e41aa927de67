"""How an agent asks for another draft: what should be different, in which language, and which draft it varies.

Rule: an instruction says how a reply should read; it is never a source of facts, and it unlocks nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from agent_assist.analysis.phrases.languages import language_called
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft, ModelStamp
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.tickets import Conversation

MOST_CHARACTERS = 500
_IN_LANGUAGE = re.compile(r"(?:\b(?:in|auf|en|into)\s+)?(?P<name>[^\W\d_]{4,})", re.IGNORECASE)


class Wish(StrEnum):
    """Instructions that are asked for again and again; any other is free text."""

    SHORTER = "shorter"
    WARMER = "warmer"
    IN_FRENCH = "in French"


@dataclass(frozen=True, slots=True)
class Asked:
    """Another draft: the agent's own words about it, and the draft that it varies ("" for none).

    `language` is the one the instruction names, "" where it names none: the customer's stays.
    """

    instruction: str
    text: str = ""

    @property
    def language(self) -> str:
        """The language that the instruction asks for (ISO 639-1), "" for none."""
        for match in _IN_LANGUAGE.finditer(self.instruction):
            code = language_called(match["name"])
            if code and (match[0] != match["name"] or len(self.instruction.split()) == 1):
                return code
        return ""


def ensure_can_follow(stamp: ModelStamp) -> None:
    """ConfigurationError where no language model drafts: articles cannot be told to be warmer."""
    if stamp.source is DraftSource.KNOWLEDGE:
        raise ConfigurationError(
            "This needs a language model. Drafts here are put together from help articles, word for word; "
            "choose a drafting service in the settings."
        )


def is_overtaken(draft: Draft, conversation: Conversation) -> bool:
    """Whether the customer wrote again after the message that this draft answers."""
    newest = conversation.last_from_customer
    return newest is not None and newest.id != draft.based_on
