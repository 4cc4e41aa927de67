"""All findings about one message in one call, made before any drafting.

Rule: HTML is read as a person sees it; what was hidden is searched too and never part of the clean text.
"""

from __future__ import annotations

from collections.abc import Collection

from agent_assist.analysis.html_text import html_to_text, looks_like_html
from agent_assist.analysis.injection import find_injection
from agent_assist.analysis.language import detect_language
from agent_assist.analysis.normalise import clean
from agent_assist.analysis.person_request import asks_if_ai, wants_person
from agent_assist.analysis.quoting import split_reply
from agent_assist.analysis.risks import find_risks
from agent_assist.domain.screening import Screening

_LONGEST_QUOTED_HIDDEN_CHARS = 200


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
        page = html_to_text(text)
        return page.text, page.hidden
    cleaned = clean(text)
    return cleaned.text, cleaned.removed


def _injection_reasons(text: str, seen: str, subject: str, hidden: str) -> tuple[str, ...]:
    found = list(find_injection(f"{subject}\n{text}" if subject else text))
    if seen != text:
        found += find_injection(seen)
    if hidden and not hidden.startswith("["):
        found.append(f"It hides text from the reader: “{hidden[:_LONGEST_QUOTED_HIDDEN_CHARS]}”.")
    return tuple(dict.fromkeys(found))
