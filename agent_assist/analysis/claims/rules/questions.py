"""A question of the customer that the reply does not touch. Rule: judged only where several were asked.

Each question is known by the words that the customer's other questions do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.content import Words, is_generic, read_words
from agent_assist.analysis.claims.evidence import Evidence
from agent_assist.analysis.facts import FactKind, find_facts
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.drafts import Finding, Severity

_LEAST_OPEN = 1
_LEAST_OTHER = 3
_TOUCHED = 0.2
# Questions that want a place or a way; others are too often answered in other words.
_OPEN = re.compile(
    r"\b(?:where|how (?:do|can|could|should) (?:i|we)|wo|wohin|wie (?:kann|konnen|komme) (?:ich|wir)|ou (?:puis|peut|est|sont|trouver|se)|comment (?:puis|peut|faire)"
    r"|donde|como (?:puedo|podemos)|dove|come (?:posso|possiamo)|waar|hoe (?:kan|kunnen) (?:ik|we|wij)|gdzie|jak (?:moge|mozemy)|onde|var kan|hvor kan)\b"
)


def check_questions(text: str, claims: Sequence[Claim], evidence: Evidence) -> Iterator[Finding]:
    """Findings at the end of the reply, with the customer's question as their quote."""
    questions = _questions(evidence.customer_text)
    if len(questions) < 2 or not claims:
        return
    asked = [read_words(question, evidence.language) for question in questions]
    said = [read_words(text, evidence.language)]
    said += [source.content for claim in claims for source in claim.sources if source.is_comparable]
    for index, question in enumerate(questions):
        others = frozenset[str]().union(*(w.stems for i, w in enumerate(asked) if i != index))
        asking = read_words(_asking_clause(question), evidence.language)
        own = Words(asking.stems - others - _named(question, evidence.language))
        least = _LEAST_OPEN if _OPEN.search(flat(question)) else _LEAST_OTHER
        if _telling(own, evidence) >= least and evidence.coverage(own, said) < _TOUCHED:
            message = f"The customer also asked: “{question}”"
            yield Finding(
                "question_not_answered", Severity.SHOULD, len(text), len(text), message, question
            )


def _named(question: str, language: str) -> frozenset[str]:
    """The words of names and addresses: a reply need not repeat them."""
    names = [f for f in find_facts(question, language) if f.kind is FactKind.NAME]
    return read_words(" ".join(question[f.start : f.end] for f in names), language).stems


def _telling(words: Words, evidence: Evidence) -> int:
    return sum(not is_generic(stem, evidence.language) for stem in words.stems)


def _asking_clause(question: str) -> str:
    """From the question word on; else what stands before a colon (an address follows)."""
    match = _OPEN.search(flat(question))
    return question[match.start() :] if match else question.split(": ")[0].split(" :")[0]


def _questions(text: str) -> list[str]:
    """The sentences that end with a question mark."""
    sentences = [text[a:b] for a, b in split_sentences(text)]
    return [sentence for sentence in sentences if sentence.rstrip().endswith(("?", "？"))]
