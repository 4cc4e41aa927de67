"""What is wrong with the text as a whole: placeholders, hidden characters, images, denials of AI, language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.lexicon.denials import DENIALS
from agent_assist.analysis.claims.tongue import KNOWN, guess_language
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.normalise import invisible
from agent_assist.analysis.phrases.languages import base_language, english_name
from agent_assist.domain.drafts import Finding, Severity

_PLACEHOLDER = re.compile(
    r"⟦[^⟦⟧\n]{0,60}⟧?|[^\s⟦⟧]{0,40}⟧|\{\{?[a-z_ ]{2,30}\}\}?|\[(?:your|insert|customer|agent|name|order|date|company)[^\]\n]{0,40}\](?!\()",
    re.I,
)
_IMAGE = re.compile(
    r"!\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)|<img\b[^>]{0,2000}>?|<(?:iframe|object|embed|script|video|audio|svg|link|style)\b[^>]{0,2000}>?",
    re.I,
)
_DENIAL = re.compile("|".join(DENIALS))


def check_whole(text: str, claims: Sequence[Claim], language: str) -> Iterator[Finding]:
    """Findings that belong to no single sentence."""
    for match in _PLACEHOLDER.finditer(text):
        yield _finding(
            text,
            "placeholder_left",
            Severity.MUST,
            match.span(),
            "A placeholder was not filled in.",
        )
    for match in _IMAGE.finditer(text):
        yield _finding(
            text,
            "image_or_code",
            Severity.MUST,
            match.span(),
            "A reply may not load pictures or code.",
        )
    for match in _DENIAL.finditer(flat(text)):
        yield _finding(
            text,
            "denies_ai",
            Severity.MUST,
            match.span(),
            "A reply may not deny the use of AI or claim to come from a person only.",
        )
    for start, end in _invisible_runs(text):
        yield _finding(
            text,
            "invisible_characters",
            Severity.SHOULD,
            (start, end),
            "There are characters here that nobody can see.",
        )
    yield from _wrong_language(text, claims, language)


def _invisible_runs(text: str) -> Iterator[tuple[int, int]]:
    if text.isascii() and not invisible.ANY.search(text):
        return
    run: tuple[int, int] | None = None
    for match in invisible.ANY.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if invisible.belongs(match[0], before, after):
            continue
        if run and run[1] == at:
            run = (run[0], at + 1)
        else:
            if run:
                yield run
            run = (at, at + 1)
    if run:
        yield run


def _wrong_language(text: str, claims: Sequence[Claim], language: str) -> Iterator[Finding]:
    written, wanted = guess_language(text), base_language(language)
    if written and wanted in KNOWN and written != wanted:
        message = f"The reply is in {english_name(written)}, not in {english_name(wanted)}."
        first = next((c.sentence for c in claims if c.is_checked), None)
        span = (first.start, first.end) if first else (0, len(text))
        yield _finding(text, "wrong_language", Severity.SHOULD, span, message)


def _finding(
    text: str, rule: str, severity: Severity, span: tuple[int, int], message: str
) -> Finding:
    return Finding(rule, severity, span[0], span[1], message, text[span[0] : span[1]])
