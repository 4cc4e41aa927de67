"""The shape of one language's phrase table, and the patterns made of it.

Rule: tables are data; each entry is a regular expression over folded text (lower case, single blanks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_GAP = r"(?:[^\w.!?]+[\w'-]+){0,%d}?[^\w.!?]+"


@dataclass(frozen=True)
class Phrases:
    """How one language asks for a person.

    `contact` are verbs of getting in touch, `person` who is to be reached; `wishes` whole phrases that
    need neither; `questions` ask whether a machine is writing; `refusals` directly before the verb say
    that no contact is wanted. `noun_first` for languages that put the person before the verb.
    """

    contact: str
    person: str
    wishes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    refusals: str = r"(?!)"
    bare: frozenset[str] = frozenset()
    noun_first: bool = False
    gap_words: int = 4

    @cached_property
    def wish(self) -> re.Pattern[str]:
        """Matches a wish for a person."""
        gap = _GAP % self.gap_words
        orders = [rf"\b(?P<verb>(?:{self.contact}))\b{gap}(?:{self.person})\b"]
        if self.noun_first:
            orders.append(rf"\b(?:{self.person})\b{gap}(?P<verb_last>{self.contact})\b")
        return re.compile("|".join((*orders, *self.wishes)))

    @cached_property
    def question(self) -> re.Pattern[str]:
        """Matches a question about the machine."""
        return re.compile("|".join(self.questions) or r"(?!)")

    @cached_property
    def refusal(self) -> re.Pattern[str]:
        """Matches a refusal that ends where a wish would begin."""
        return re.compile(rf"(?:{self.refusals})[^\w.!?]*$")
