"""Subjects without reply and forward marks, for threading and for the subject of a reply."""

from __future__ import annotations

import re
import unicodedata

_MARKS = (
    "re|r|aw|antw|antwort|sv|vs|vá|vl|ref|rif|res|rép|rep|odp|ynt|atb|bls|ats|hl|vb|απ|σχετ|отв|на|"
    "fw|fwd|wg|tr|vb|vs|rv|enc|i|pd|ilt|doorst|továbbítás|fs|hht|προθ|пересл|"
    "回复|回覆|答复|转发|轉寄|返信|転送|답장|전달|השב|הועבר|رد|إعادة توجيه"
)
_MARK = re.compile(
    rf"\s*(?:(?:{_MARKS})\s*(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|\^\d{{1,3}})?\s*[::]\s*)+", re.IGNORECASE
)
_LIST_TAG = re.compile(r"^\s*\[[^\]]{1,40}\]\s*")
_SPACE = re.compile(r"\s+")


def bare_subject(subject: str) -> str:
    """Folded for comparing: no marks of reply or forward, no list tag, one case, single spaces."""
    text = unicodedata.normalize("NFKC", subject)
    while True:
        shorter = _LIST_TAG.sub("", text)
        if found := _MARK.match(shorter):
            shorter = shorter[found.end() :]
        if shorter == text:
            return _SPACE.sub(" ", text).strip().casefold()
        text = shorter
