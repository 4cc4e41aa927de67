"""Takes out of a text what cannot be seen, and reports what was said there.

Rule: emoji and script joiners survive; one stray soft hyphen or zero-width space is no secret message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agent_assist.analysis.normalise import invisible
from agent_assist.analysis.normalise.smuggled import decode

_RUN = re.compile(
    f"{invisible.SUBDIVISION_FLAG}|{invisible.ESCAPE_SEQUENCE}|\r\n?|[\u2028\u2029\x85]"
    f"|(?:{invisible.ANY.pattern})+"
)
_SECRET = re.compile(
    f"[{invisible.TAGS}{invisible.SELECTORS}{invisible.OPERATORS}{invisible.OVERRIDES}]|\x1b|\x9b"
)
_REVERSED = re.compile("\u202e([^\u202c\u202d\u202e\n]{1,2000})")
_LONE_EMOJI_STYLE = re.compile("^[\ufe0e\ufe0f]+$")
_MOST_REPORTED = 20_000
_LEAST_CODED_RUN = 8
_LEAST_INTERLEAVED = 4


@dataclass(frozen=True, slots=True)
class CleanText:
    """`text` as it is seen; `removed` is what was hidden in it, decoded where it decodes ("" for nothing)."""

    text: str
    removed: str


@dataclass(slots=True)
class _Findings:
    """What one pass found; `interleaved` counts invisible characters inside words."""

    spoken: list[str]
    coded: list[str] = field(default_factory=list)
    interleaved: int = 0
    secrets: int = 0


def clean(text: str) -> CleanText:
    """Strip invisible characters, controls and lone surrogates; line ends become "\\n".

    Harmless layout characters (soft hyphen, byte-order mark, direction marks) go without being reported.
    Linear in the length of the text.
    """
    if not invisible.ANY.search(text) and "\r" not in text:
        return CleanText(text, "")
    found = _Findings(spoken=_reversed_text(text))
    parts: list[str] = []
    last = 0
    for match in _RUN.finditer(text):
        parts.append(text[last : match.start()])
        parts.append(_kept(text, match, found))
        last = match.end()
    parts.append(text[last:])
    return CleanText("".join(parts), _report(found))


def _reversed_text(text: str) -> list[str]:
    """What a right-to-left override shows on the screen, read as it is shown."""
    if "\u202e" not in text:
        return []
    return [span[::-1] for span in _REVERSED.findall(text)]


def _kept(text: str, match: re.Match[str], found: _Findings) -> str:
    run = match.group()
    if run[0] in "\r\u2028\u2029\x85":
        return "\n"
    if run[0] == "\U0001f3f4":
        return run
    if run[0] in "\x1b\x9b" and len(run) > 2:
        found.secrets += 1
        return ""
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    after = text[match.end() : match.end() + 1]
    kept, removed = _split_run(run, before, after)
    _judge(removed, before, after, found)
    return kept


def _split_run(run: str, before: str, after: str) -> tuple[str, str]:
    """What of a run belongs to the writing, and the rest. Only its first three characters can belong."""
    kept: list[str] = []
    removed: list[str] = []
    for index, char in enumerate(run):
        following = run[index + 1] if index + 1 < len(run) else after
        if index < 3 and len(kept) == index and invisible.belongs(char, before, following):
            kept.append(char)
            before = char
        else:
            removed.append(char)
    return "".join(kept), "".join(removed)


def _judge(removed: str, before: str, after: str, found: _Findings) -> None:
    if not removed or _LONE_EMOJI_STYLE.match(removed):
        return
    coded = len(removed) >= _LEAST_CODED_RUN and len(set(removed)) > 1
    if coded or _SECRET.search(removed):
        found.secrets += len(removed)
        found.coded.append(removed)
    elif removed[0] in "\u200b\u200c\u200d\u2060\ufeff" and _in_a_word(before, after):
        found.interleaved += 1


def _in_a_word(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum() and before < "\u0590" and after < "\u0590"


def _report(found: _Findings) -> str:
    """The hidden words; where nothing decodes, how many characters were invisible."""
    decoded = [decode(part) for part in found.coded]
    if not any(decoded):
        # Smuggled characters may be scattered, one between every two letters.
        decoded = [decode("".join(found.coded))]
    words = " ".join(filter(None, found.spoken + decoded))[:_MOST_REPORTED]
    if words:
        return words
    count = found.secrets + (found.interleaved if found.interleaved >= _LEAST_INTERLEAVED else 0)
    return f"[{count} invisible characters]" if count else ""
