"""Lines that announce a quotation: “On … wrote:”, “Am … schrieb …:”, “Le … a écrit :”, in many languages.

Rule: a verb of writing alone is not enough; a date or an address must stand beside it, so that
“My colleague wrote:” stays the customer's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_VERBS = (
    "wrote", "writes", "schrieb", "schreibt", "a écrit", "a ecrit", "écrit", "escribió", "escribio", "escribía",
    "ha scritto", "scrive", "schreef", "escreveu", "skrev", "skriver", "pisze", "napisał", "napisała", "napisał(a)",
    "kirjoitti", "yazdı", "yazdi", "napsal", "napsala", "napsal(a)", "napísal", "napísala", "napísal(a)", "írta",
    "a scris", "написал", "написала", "написал(а)", "пишет", "пише", "написав", "написала", "έγραψε", "va escriure",
    "je napisao", "je napisala", "napisao je", "napisala je", "rašė", "rakstīja", "kirjutas", "написа", "написао",
    "menulis", "đã viết", "כתב", "כתבה", "كتب", "写道", "寫道", "님이 작성", "さんは書きました", "さんが書きました",
)  # fmt: skip
_VERB = re.compile(
    "(?:" + "|".join(re.escape(verb) for verb in sorted(_VERBS, key=len, reverse=True)) + ")"
    r"(?=[\s:：,(<]|$)",
    re.IGNORECASE,
)
# Gmail writes some languages without any verb: a full date, a name and an address before the colon.
_VERBLESS = re.compile(r"\d{4}.{1,60}\d{1,2}[:.]\d{2}.{1,120}<[^<>\s]+@[^<>\s]+>\s*[:：]$")
# As this app quotes: a moment as ISO 8601 has it and a name, in no language at all.
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?: UTC|Z)?, .{1,120}[:：]$")
_DATE = re.compile(
    r"(?:\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|年|년)"
)
_FULL_DATE = re.compile(r"(?:19|20)\d\d|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_ADDRESS = re.compile(r"[<(\[]?(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,190}")
_OPENER = re.compile(
    r"(?:on|am|le|el|il|op|em|den|dne|dňa|w dniu|dnia|på|pe|la|în|στις|u|dana|at|vào|в|у|a)\s",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|ich|je|yo|io|ik|eu|jeg|jag) (?:wrote|schrieb|schreef|skrev)", re.IGNORECASE
)
_MOST_LINES = 4
_LONGEST_CHARS = 400


def _ends_with_colon(line: str) -> bool:
    return line.rstrip().rstrip("*_").endswith((":", "："))


def is_announcement(text: str) -> bool:
    """Whether joined lines announce a quotation."""
    if len(text) > _LONGEST_CHARS or not _DATE.search(text):
        return bool(_ADDRESS.search(text) and _is_by_address_alone(text))
    if _ISO_MOMENT.fullmatch(text.strip()):
        return True
    return bool(_VERB.search(text) or _VERBLESS.search(text)) and not _FIRST_PERSON.search(text)


def _is_by_address_alone(text: str) -> bool:
    """“Anna <anna@example.org> wrote:”, without a date."""
    return len(text) < 200 and bool(_VERB.search(text[-40:])) and not _FIRST_PERSON.search(text)


def is_certain(text: str) -> bool:
    """Whether the announcement needs no `>` below it to be believed: an address, or a full date in a sentence."""
    if _ISO_MOMENT.fullmatch(text.strip()):
        return False
    return bool(_ADDRESS.search(text) or _FULL_DATE.search(text))


def find_start(lines: Sequence[str], last: int) -> int | None:
    """The first line of the announcement that ends on line `last`; None where there is none."""
    if not _ends_with_colon(lines[last][-_LONGEST_CHARS:]):
        return None
    for first in range(last, max(-1, last - _MOST_LINES), -1):
        line = lines[first]
        if not line.strip() or line.lstrip().startswith(">") or len(line) > _LONGEST_CHARS:
            return None
        if is_announcement(" ".join(lines[first : last + 1])):
            return _with_wrapped_name(lines, first)
    return None


def _with_wrapped_name(lines: Sequence[str], first: int) -> int:
    """One line further up where the announcement began there and was wrapped."""
    above = lines[first - 1] if first else ""
    if (
        not above.strip()
        or len(above) > _LONGEST_CHARS
        or _OPENER.match(lines[first].lstrip("*_ "))
    ):
        return first
    begins_above = _OPENER.match(above.lstrip("*_ ")) and _DATE.search(above)
    return first - 1 if begins_above or _ADDRESS.search(above) else first
