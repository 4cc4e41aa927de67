"""Links, e-mail addresses and ids. Rule: compared exactly, after the notation is folded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.facts.fact import Fact, FactKind

_TLDS = (
    "com|org|net|info|biz|io|co|app|dev|shop|store|online|site|xyz|top|club|example|test|invalid|eu|de|at|ch|fr|es|it|nl|be|pl"
    "|pt|se|dk|no|fi|tr|uk|ie|us|ca|au|nz|me|ly|gl|link|click|live|page|cloud|ai|gov|edu|travel|hotel|support|help|news|tv|cc|to|ru|cn"
)
_LINK = re.compile(
    r"(?:(?:https?|ftp|hxxps?)://|www\.)[^\s<>\"'“”»)\]]+"
    rf"|(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_TLDS})(?![\w@-])(?!\.[a-z])(?:[/?#][^\s<>\"'“”»)\]]*)?"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,24}/[^\s<>\"'“”»)\]]*"
    r"|(?<![\w@.-])(?:[a-z0-9]+-)+[a-z0-9]+\.[a-z]{3,24}(?![\w@-])"
    r"|(?<![\w@.-])[a-z0-9-]+ ?[\[(]? ?dot ?[\])]? ?(?:com|net|org|info|biz|example)\b"
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])(?:[:/][^\s<>\"']*)?"
)
_TRACKING = re.compile(
    r"(?<=[?&])(?:utm_[a-z]+|gclid|fbclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi)|mkt_tok)=[^&#]*&?"
)
_EMAIL = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_ID = re.compile(
    r"(?<![\w./@-])(?:[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}|"
    r"(?=[a-z0-9_/-]*\d)[a-z]{1,12}\d*(?:[-_/][a-z0-9]+)*[-_]?\d[a-z0-9]*(?:[-_/][a-z0-9]+)*"
    r"|[a-z]+_[a-z0-9_]+"
    r"|\d+[-/]\d[\d/-]*\d"
    r"|\d{5,}"
    r"|v\.? ?\d+(?:\.\d+)+"
    r"|\+?\d[\d ]{1,5}(?:[ /-]\d{2,5}){1,4}"
    r"|\+\d{1,3} ?\(\d{1,5}\)(?:[ /-]?\d{2,5}){1,4}"
    r"|\(0\d{1,5}\)(?:[ /-]?\d{2,5}){1,4}"
    r")(?![\w@])"
)


def find_links(flat_text: str) -> Iterator[Fact]:
    """Links with or without a scheme; the value is host and path, lower case, without `www.` and tracking."""
    for match in _LINK.finditer(flat_text):
        raw = match[0].rstrip(".,;:!?…")
        bare = re.sub(r"[?&]+(?=#|$)", "", _TRACKING.sub("", raw))
        value = re.sub(r"^(?:[a-z]+://)?(?:www\.)?", "", bare).rstrip("/")
        if value:
            yield Fact(FactKind.LINK, match.start(), match.start() + len(raw), value)


def find_emails(flat_text: str) -> Iterator[Fact]:
    """E-mail addresses, lower case."""
    for match in _EMAIL.finditer(flat_text):
        raw = match[0].rstrip(".-")
        yield Fact(FactKind.EMAIL, match.start(), match.start() + len(raw), raw)


def find_ids(flat_text: str) -> Iterator[Fact]:
    """Order, parcel, ticket and telephone numbers, versions: letters and digits, or many digits."""
    for match in _ID.finditer(flat_text):
        value = re.sub(r"[^a-z0-9]", "", match[0])
        if _is_id(match[0], value):
            yield Fact(FactKind.ID, match.start(), match.start() + len(match[0].rstrip()), value)


def _is_id(raw: str, value: str) -> bool:
    if value.isdigit():
        return len(value) >= 5 and not re.fullmatch(r"\d{1,4}-[1-9]\d{0,3}", raw)
    return len(value) >= 3 and not re.fullmatch(r"[a-z]{4,}-?\d|[a-z]+-[a-z]+", raw)
