"""All findings about one message in one call, made before any drafting.

Rule: HTML is read as a person sees it; what was hidden is searched too and never part of the clean text.
"""

from __future__ import annotations

from collections.abc import Collection

from agent_assist.analysis.html_text import has_layout, html_to_text, looks_like_html
from agent_assist.analysis.injection import find_injection, find_markup, reasons
from agent_assist.analysis.language import detect_language
from agent_assist.analysis.normalise import clean
from agent_assist.analysis.person_request import asks_if_ai, wants_person
from agent_assist.analysis.quoting import split_reply
from agent_assist.analysis.risks import find_risks
from agent_assist.domain.screening import Screening

_LONGEST_SMUGGLED_CHARS = 200


def screen(
    text: str, subject: str = "", person_keywords: Collection[str] = frozenset()
) -> Screening:
    """Screen a customer's message as it arrived (plain text or HTML)."""
    seen, hidden = visible_text(text)
    title = clean(subject)
    hidden = "\n".join(filter(None, (hidden, title.removed)))
    own = split_reply(seen).reply or seen
    return Screening(
        wants_person=wants_person(seen, person_keywords)
        or wants_person(title.text, person_keywords),
        asks_if_ai=asks_if_ai(seen) or asks_if_ai(title.text),
        language=detect_language(own),
        risks=find_risks(f"{title.text}\n{own}"),
        injection_reasons=_injection_reasons(text, seen, title.text, hidden),
        has_hidden_text=bool(hidden),
        clean_text=seen,
    )


def visible_text(text: str) -> tuple[str, str]:
    """The text as a person sees it, and what was hidden in it ("" for nothing)."""
    if looks_like_html(text):
        page = html_to_text(text if has_layout(text) else text.replace("\n", "<br>\n"))
        return page.text, page.hidden
    cleaned = clean(text)
    return cleaned.text, cleaned.removed


def _injection_reasons(text: str, seen: str, subject: str, hidden: str) -> tuple[str, ...]:
    found = find_markup(text) if seen != text else []
    found += find_injection(f"{subject}\n{seen}" if subject else seen)
    if hidden:
        found += find_injection(hidden)
        found += _smuggled_reason(text)
    return tuple(dict.fromkeys(found))


def _smuggled_reason(text: str) -> list[str]:
    """Characters nobody can see have no honest use, while newsletters do hide HTML."""
    removed = clean(text).removed
    return [f"{reasons.SMUGGLED} “{removed[:_LONGEST_SMUGGLED_CHARS]}”"] if removed else []
