"""The grammar of one tag: `[kind ids "verbatim quote"]`. Rule: read generously, never fail.

Models misspell, translate and decorate; a bracket that is plainly no tag stays prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from agent_assist.domain.drafts import SelfRating, SentenceKind

MAX_TAG_CHARACTERS = 800
"""Kind, ids and a quote of a few sentences; more is no tag."""
_MAX_UNSURE_CHARACTERS = 80


class Mark(Enum):
    """What a tag does."""

    SENTENCE = auto()
    MISSING = auto()
    RATING = auto()
    BREAK = auto()
    CITATION = auto()


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as read; `kind` counts for SENTENCE only."""

    mark: Mark
    kind: SentenceKind = SentenceKind.FACT
    cited: tuple[str, ...] = ()
    quote: str = ""


_FACT, _PROMISE = SentenceKind.FACT, SentenceKind.COMMITMENT
_COURTESY, _QUESTION = SentenceKind.COURTESY, SentenceKind.QUESTION
_KINDS = {
    **dict.fromkeys(("fact", "facts", "factual", "statement", "claim", "info", "policy"), _FACT),
    **dict.fromkeys(("commitment", "commitments", "promise", "action"), _PROMISE),
    **dict.fromkeys(("courtesy", "greeting", "closing", "apology", "empathy"), _COURTESY),
    **dict.fromkeys(("question", "questions", "clarification"), _QUESTION),
}
_MARKS = {"missing": Mark.MISSING, "rating": Mark.RATING, "br": Mark.BREAK}
_FILLER = frozenset({"id", "ids", "source", "sources", "passage", "passages", "quote", "none", "-"})
_WORD = re.compile(r"\s*/?\s*([A-Za-z]+)(?![\w#.\-])\s*[:|,]?\s*")
_STRICT_ID = re.compile(r"[\w.\-]+#\d+|(?:order|reply|ticket):[\w.\-]+")
_QUOTE_OPENS = re.compile(r'["“„]')
_QUOTE_ENDS = re.compile(r'(?<!\\)["”“]\s*\]')
_MANY_QUOTES = re.compile(r'(?<!\\)["”]\s*[,;]?\s*(?:[\w.\-]+[#:][\w.\-]+\s*)*["“]')
_SPLIT = re.compile(r"[\s,;|=]+")


def tag_end(content: str) -> int:
    """Where the `]` of a tag stands in what follows its `[`, or -1 while it is still open.

    A bracket inside the quote does not close the tag.
    """
    opened = _QUOTE_OPENS.search(content)
    first = content.find("]")
    if opened is None or -1 < first < opened.start():
        return first
    ended = _QUOTE_ENDS.search(content, opened.end())
    return ended.end() - 1 if ended else -1


def may_become_tag(content: str, *, at_line_start: bool) -> bool:
    """Whether an open bracket can still turn out to be a tag, so that it must be held back."""
    head = _QUOTE_OPENS.split(content, maxsplit=1)[0]
    if "[" in head:
        return False
    word = _known_word(head)
    if at_line_start:
        return word is not None or len(head) <= _MAX_UNSURE_CHARACTERS
    complete = _SPLIT.split(head.lstrip("/ "))[:-1]
    if word is not None:
        complete = complete[1:]
    elif not complete:
        return len(head) <= _MAX_UNSURE_CHARACTERS and head == content
    return all(_looks_like_id(token) for token in complete if token)


def parse_tag(content: str, *, at_line_start: bool) -> Tag | None:
    """The tag between `[` and `]`, or None where the bracket is prose (`[1]`, `[see below]`)."""
    head, quote = _split_quote(content)
    word = _known_word(head)
    if word is None:
        return _bare_citation(head, quote, at_line_start)
    matched = _WORD.match(head)
    cited = _ids(head[matched.end() :] if matched else "")
    if not at_line_start and not all(_looks_like_id(i) for i in cited):
        return None
    if head.lstrip().startswith("/"):
        return Tag(Mark.CITATION)
    if word in _MARKS:
        return Tag(_MARKS[word], quote=_after_word(content))
    return Tag(Mark.SENTENCE, _KINDS[word], cited, quote)


def parse_unclosed(content: str) -> tuple[Tag, str] | None:
    """A tag whose `]` never came, and the prose after it; None where it is no tag.

    A `]` inside a quote that was never closed ends the tag.
    """
    closing = content.find("]")
    if closing >= 0:
        tag = parse_tag(content[:closing], at_line_start=True)
        return None if tag is None else (tag, content[closing + 1 :])
    word = _known_word(content)
    matched = _WORD.match(content)
    if word is None or matched is None:
        return None
    ids = re.compile(rf'\s*((?:(?:{_STRICT_ID.pattern})[\s,;]*)*)(?:"([^"]*)")?\s*"?')
    rest = ids.match(content, matched.end())
    end = rest.end() if rest else matched.end()
    cited = _ids(rest.group(1)) if rest else ()
    quote = (rest.group(2) or "") if rest else ""
    if word in _MARKS:
        return Tag(_MARKS[word]), content[matched.end() :]
    return Tag(Mark.SENTENCE, _KINDS[word], cited, quote), content[end:]


def parse_rating(text: str) -> SelfRating | None:
    """The self-rating named in the text; None where it is none of the five."""
    folded = " ".join(re.findall(r"[a-z]+", text.lower()))
    return next((rating for rating in SelfRating if rating.value in folded), None)


def _known_word(head: str) -> str | None:
    matched = _WORD.match(head)
    word = matched.group(1).lower() if matched else ""
    return word if word in _KINDS or word in _MARKS else None


def _after_word(content: str) -> str:
    matched = _WORD.match(content)
    return content[matched.end() :].strip() if matched else ""


def _split_quote(content: str) -> tuple[str, str]:
    """The part before the quote, and the first quote itself."""
    opened = _QUOTE_OPENS.search(content)
    if opened is None:
        return content, ""
    quote = content[opened.end() :].rstrip()
    quote = quote[:-1] if quote[-1:] in '"”“' else quote
    quote = _MANY_QUOTES.split(quote, maxsplit=1)[0]
    return content[: opened.start()], " ".join(quote.replace('\\"', '"').split())


def _ids(text: str) -> tuple[str, ...]:
    found = (token.strip("()[]'`*").rstrip(":.") for token in _SPLIT.split(text))
    return tuple(dict.fromkeys(i for i in found if i and i.lower() not in _FILLER))


def _looks_like_id(token: str) -> bool:
    return "#" in token or ":" in token or token.lower() in _FILLER


def _bare_citation(head: str, quote: str, at_line_start: bool) -> Tag | None:
    """`[missed-deliveries#2]` without a kind, or with a kind nobody knows."""
    tokens = _ids(head)
    ids = tuple(token for token in tokens if _STRICT_ID.fullmatch(token))
    if at_line_start and (ids or (quote and len(tokens) == 1)):
        return Tag(Mark.SENTENCE, _FACT, ids, quote)
    if ids and len(ids) == len(tokens):
        return Tag(Mark.CITATION, _FACT, ids, quote)
    return None
