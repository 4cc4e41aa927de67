"""Finds what a customer asks, question by question. Rule: at most a handful, none lost for want of a question mark."""

from __future__ import annotations

import re

from agent_assist.analysis.retrieval.terms import fold

MAX_QUESTIONS = 6
MAX_QUESTION_CHARACTERS = 400
_SENTENCE = re.compile(r"[^.!?。？！\n]+[.!?。？！]*")
_NO_END = re.compile(r"(?<=\b\w)\.(?=\s?\w)|(?<=\w)\.(?=\w)|\.(?=\s+[^\W\d_A-ZÀ-ÖØ-ÞĀ-ž])")
"""Dots inside a number or a name, after one letter, and before a word in lower case (`USt-IdNr. vorliegt`)."""
_ASKS = re.compile(
    r"^\s*(?:and |und |et |y |e |en |i |och |og )?"
    r"(can|could|may|how|what|when|where|why|which|who|is|are|do|does|did|will|would|please|i (?:want|need|would)"
    r"|kann|konnen|konnten|wie|was|wann|wo|warum|wieso|welche\w*|bitte|ich (?:mochte|will|brauche)"
    r"|comment|quand|pourquoi|quel\w*|est-ce|pouvez|pourriez|puis-je|je (?:voudrais|souhaite)"
    r"|como|cuando|donde|que|puedo|pueden|podrian|quisiera|quiero"
    r"|quando|dove|perche|posso|potete|vorrei|kan|kunt|hoe|wanneer|waarom|wat|waar|ik (?:wil|zou)"
    r"|jak|kiedy|gdzie|czy|dlaczego|prosze|chce|chcial\w*|onde|gostaria|hur|nar|vad|varfor|hvordan|hvornar|hvad)\b"
)


def split_questions(text: str) -> list[str]:
    """The asking sentences of a message, at most MAX_QUESTIONS; empty where nothing is plainly asked."""
    found: dict[str, None] = {}
    for sentence in sentences(text):
        if sentence.rstrip().endswith(("?", "？")) or _ASKS.match(fold(sentence)):
            found.setdefault(sentence[:MAX_QUESTION_CHARACTERS])
    return list(found)[:MAX_QUESTIONS]


def sentences(text: str) -> list[str]:
    """The sentences of a text, trimmed; a line end closes one, the dots of `3.95` and `z.B.` do not."""
    guarded = _NO_END.sub("\0", text)
    pieces: list[str] = []
    for match in _SENTENCE.finditer(guarded):
        original = text[match.start() : match.end()].strip()
        if re.search(r"\w", original):
            pieces.append(original)
    return pieces
