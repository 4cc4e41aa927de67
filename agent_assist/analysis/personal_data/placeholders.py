"""How a placeholder is written, and how one is recognised after a model has retyped it.

Written: `⟦EMAIL_1⟧`. Recognised: other brackets or none, any case, spaces, a hyphen or an escaped
underscore. The rule kept here: tolerance ends at the number, which must be exactly one that was
given out, with something behind it that is no letter and no digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent_assist.analysis.personal_data.kinds import PersonalDataKind

# Stands for text of the input that looked like a placeholder, so that it comes back as it was.
LOOK_ALIKE = "LITERAL"
NAMES: tuple[str, ...] = (*(kind.value for kind in PersonalDataKind), LOOK_ALIKE)

# No placeholder is longer, however it was retyped. The streaming reader relies on it.
MAX_LENGTH = 40

_NAME = "(?ai:" + "|".join(name.replace("_", r"(?:\\?_|[ -])?") for name in NAMES) + ")"
_SPACE = "[ \u00a0]"
_OPEN = r"(?:⟦{1,2}|〚|【|\[{1,2}|\{{1,2}|<{1,2})"
_CLOSE = r"(?:⟧{1,2}|〛|】|\]{1,2}|\}{1,2}|>{1,2})"
_LOOSE_GAP = rf"(?:{_SPACE}{{0,2}}(?:\\?_|-)?{_SPACE}{{0,2}})"
_NUMBER = r"([0-9]{1,7})"
_DELIMITER = r"(?![^\W_]|_)(?![.,\-][0-9])"

_PLACEHOLDER = re.compile(
    rf"⟦({'|'.join(NAMES)})_{_NUMBER}⟧"
    rf"|{_OPEN}{_SPACE}{{0,2}}({_NAME}){_LOOSE_GAP}{_NUMBER}{_DELIMITER}(?:{_SPACE}{{0,2}}{_CLOSE})?"
    rf"|(?<![^\W_])(?<!_)({_NAME})\\?_{_NUMBER}{_DELIMITER}(?:{_SPACE}?[⟧〛】])?"
)
_MANGLED = re.compile(rf"⟦[^⟦⟧\n]{{0,40}}⟧?|[^⟦⟧\s]{{0,40}}⟧|(?<![^\W_]){_NAME}\\?_[0-9]+")
# Wider than what is recognised: in the input, anything that could become a placeholder is escaped.
_LOOK_ALIKE = re.compile(rf"[⟦⟧〚〛【】]+|{_NAME}{_LOOSE_GAP}[0-9]+")
_BEGINNING = re.compile(r"[⟦〚【\[{<]|(?<![^\W_])(?<!_)[A-Za-z]")
_UNFINISHED = re.compile(
    rf"[⟦〚【\[{{<]{{0,2}}{_SPACE}{{0,2}}([A-Za-z \u00a0_\\-]{{0,24}}?)([0-9]{{0,7}})"
    rf"(?:[.,\-]|{_SPACE}{{0,2}}[⟧〛】\]}}>]?)"
)


@dataclass(frozen=True, slots=True)
class FoundPlaceholder:
    """A placeholder at `[start, end)`. `key` is None where its number was written in no way we do."""

    start: int
    end: int
    key: str | None


def written(name: str, number: int) -> str:
    """The placeholder as it stands in a prompt."""
    return f"⟦{name}_{number}⟧"


def find_placeholders(text: str, start: int = 0) -> Iterator[FoundPlaceholder]:
    """Placeholders in a model's text from `start` on, retyped ones included, from left to right."""
    for match in _PLACEHOLDER.finditer(text, start):
        yield FoundPlaceholder(match.start(), match.end(), _key(match))


def find_mangled(text: str) -> Iterator[tuple[int, int]]:
    """What is left of a placeholder that nobody can read any more."""
    return (match.span() for match in _MANGLED.finditer(text))


def find_look_alikes(text: str) -> Iterator[tuple[int, int]]:
    """What in an input could be taken for a placeholder on the way back."""
    return (match.span() for match in _LOOK_ALIKE.finditer(text))


def find_unfinished(text: str, start: int) -> int:
    """Where the first placeholder begins that later text could still change; else the length."""
    finished = [(found.start, found.end) for found in find_placeholders(text, start)]
    for begin in _BEGINNING.finditer(text, max(start, len(text) - MAX_LENGTH)):
        at = begin.start()
        if _may_grow(text[at:]) and not any(low < at < high for low, high in finished):
            return at
    return len(text)


def _may_grow(tail: str) -> bool:
    shape = _UNFINISHED.fullmatch(tail)
    if not shape or _is_exact(tail):
        return False
    letters = re.sub(r"[^A-Z]", "", shape[1].upper())
    compact = [name.replace("_", "") for name in NAMES]
    return letters in compact if shape[2] else any(name.startswith(letters) for name in compact)


def _is_exact(tail: str) -> bool:
    match = _PLACEHOLDER.fullmatch(tail)
    return bool(match and match[1])


def _key(match: re.Match[str]) -> str | None:
    name, number = (group for group in match.groups() if group is not None)
    canonical = re.sub(r"[^A-Z]", "", name.upper())
    known = next(known for known in NAMES if known.replace("_", "") == canonical)
    return None if number.startswith("0") else f"{known}_{number}"
