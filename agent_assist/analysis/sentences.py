"""Splits a reply into sentences. Rule: every word belongs to one sentence, and no number, date or link is cut.

A line of its own (greeting, closing, list item) is a sentence of its own; a long line that goes on in
lower case on the next one was wrapped and is joined, as is every full line of a mail wrapped at a width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from agent_assist.analysis.facts.calendar_words import MONTHS
from agent_assist.analysis.facts.flat import flat

_ABBREVIATIONS_WORDS = """
    mr mrs ms dr prof st sr sra srta jr no nos nr nro num art abs aufl bd bsp bspw bzw ca evtl
    exkl ggf ggfs inkl incl excl max min mind sog tel telef usw vgl vs zzgl z b u a d h o i e g
    p ex m mm mme mlle env approx av avda c cf ed eds esp fig gen hr fr ing inc ltd co corp dept
    est ext lt pag pp ref tab vol ud uds dn dna pn sig sigg dott dott.ssa egr spett dhr mevr mw
    bijv enz o.a t.a.v m.b.t i.v.m nl ul al tzn tzw np itd itp m.in godz pkt bl ev f.eks bl.a
    t.ex osv m.m kl st.k tlf orn vb vd sn s
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())
_CLOCK_HALVES = ("a.m", "p.m")
_WRAPPED_LINE_MIN = 50
_WRAP_WIDTHS = range(60, 101)
_RAGGED_EDGE = 12
_LOOK_AHEAD = 40
_SHORT_MONTH_MAX = 5
_RUN_ON_QUESTION = re.compile(
    r"(?<=[a-z]) (?=(?:Do|Does|Did|Would|Could|Can|May|Shall|Should|Is|Are|Will|Was|What|How|When|Where|Anything|Need|Want)"
    r" (?:you|I|we|they|it|there|that|this|else|can|may|would|could|do|does|is|are|me)\b[^.!\n]*\?)"
)
_END = re.compile(
    r"(?P<mark>[.!?…]+|[。！？]+)(?P<close>[\"'”“’»)\]]*)(?P<gap>\s+|$|(?<=[。！？])|(?=[A-ZÀ-Þ][a-zà-ÿ']))"
)
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\(?\d{1,2}[.)])\s")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """`[start, end)` in code points of each sentence, in order, without the white space around it."""
    return tuple(
        span
        for start, end in _blocks(text)
        for span in _sentences(text, start, end)
        if re.search(r"\w", text[span[0] : span[1]])
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Lines, where a wrapped line is joined with the one that it goes on in."""
    start: int | None = None
    width = _wrap_width(text)
    for line in re.finditer(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|$)", text):
        if not line.group():
            break
        if start is None:
            start = line.start()
        if not _goes_on(line.group(), text[line.end() : line.end() + _LOOK_AHEAD], width):
            yield start, line.end()
            start = None
    if start is not None:
        yield start, len(text)


def _goes_on(line: str, rest: str, width: int) -> bool:
    """Whether the sentence continues: in lower case, or where the next word did not fit into the line."""
    words = line.strip()
    is_open = len(words) >= _WRAPPED_LINE_MIN and words[-1] not in ".!?:;…。！？"
    if not is_open or not rest.strip() or rest[0] in "\r\n" or _LIST_ITEM.match(rest):
        return False
    return rest[0].islower() or len(words) + 1 + len(rest.split(None, 1)[0]) > width > 0


def _wrap_width(text: str) -> int:
    """The width, in characters, at which a mail program broke the lines; 0 where none did."""
    lengths = [len(line.strip()) for line in text.splitlines()]
    widest = max(lengths, default=0)
    least = widest - _RAGGED_EDGE
    is_wrapped = any(a >= least and b >= least for a, b in pairwise(lengths))
    return widest if widest in _WRAP_WIDTHS and is_wrapped else 0


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end("close") < end and not _ends(text, begin, match):
            continue
        yield from _run_on(text, begin, match.end("close"))
        begin = match.end()
    yield from _run_on(text, begin, end)


def _run_on(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A question that follows without a full stop stands alone, so that it hides no statement."""
    for match in _RUN_ON_QUESTION.finditer(text, start, end):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if right > left:
        yield left, right


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the mark ends a sentence, judged by the words on both sides."""
    before = flat(
        re.split(r"[\s(\[\"'«“„]", text[max(begin, match.start() - _LOOK_AHEAD) : match.start()])[
            -1
        ]
    )
    after = text[match.end() : match.end() + _LOOK_AHEAD]
    if match["mark"] != ".":
        return bool(match["gap"]) or match["mark"] not in "…..."
    if not match["gap"]:
        return len(before) >= 3 and before.isalpha()
    if before.isdigit():
        return not _is_number_dot(text, begin, match, flat(after))
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        return False
    is_address = "/" in before or "@" in before
    if "." in before and before not in _CLOCK_HALVES and not is_address:
        return False
    return _starts_sentence(after, before)


def _starts_sentence(after: str, before: str) -> bool:
    first = after.lstrip("\"'“„«([¿¡-–• ")[:1]
    if first.islower():
        if before in MONTHS and len(before) <= _SHORT_MONTH_MAX:
            return False
        return len(before) >= 3 and before.isalnum() and not before.startswith(("www", "http"))
    return True


def _is_number_dot(text: str, begin: int, match: re.Match[str], after: str) -> bool:
    """`1. ` of a list and `27. November` go on; `in 2026. We` does not."""
    is_list_marker = not text[begin : match.start()].strip().strip("(").rstrip("0123456789")
    word = re.match(r"\w*", after)
    follows = word[0] if word else ""
    return is_list_marker or follows in MONTHS or text[match.end() : match.end() + 1].islower()
