"""How likely a model found the words of its statements (S12). Rule: facts and commitments only, never their tags.

Tags and quotes are copied from the prompt, so their words are likely whatever the model believes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from agent_assist.analysis.tagged.tags import Mark, parse_tag, tag_end
from agent_assist.domain.drafts import SentenceKind

_STATING = frozenset({SentenceKind.FACT, SentenceKind.COMMITMENT})


def fact_logprob(tokens: Sequence[tuple[str, float]]) -> float | None:
    """The mean natural log probability of the tokens inside statements; None where no line is tagged as one.

    `tokens` are the answer's pieces in order, as the model wrote them, each with its log probability.
    """
    text = "".join(token for token, _ in tokens)
    spans = list(_statements(text))
    inside, at, place = [], 0, 0
    for token, likelihood in tokens:
        end = at + len(token)
        while place < len(spans) and spans[place][1] <= at:
            place += 1
        if place < len(spans) and end > spans[place][0] and token.strip():
            inside.append(likelihood)
        at = end
    return math.fsum(inside) / len(inside) if inside else None


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """`[start, end)` of each sentence behind a tag that states or promises something."""
    start = 0
    for line in text.splitlines(keepends=True):
        head = line.lstrip()
        opened = start + len(line) - len(head)
        length = tag_end(head[1:]) if head.startswith("[") else -1
        if length >= 0:
            tag = parse_tag(head[1 : 1 + length], at_line_start=True)
            if tag is not None and tag.mark is Mark.SENTENCE and tag.kind in _STATING:
                sentence = head[length + 2 :]
                spaces = len(sentence) - len(sentence.lstrip())
                yield opened + length + 2 + spaces, start + len(line.rstrip())
        start += len(line)
