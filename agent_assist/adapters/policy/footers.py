"""The policy's `[footers]`. Rule: a notice that leaves an AI draft unmarked or nameless is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agent_assist.adapters.policy.finding import Findings
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.policy import FooterTexts

_MARKED_KINDS = tuple(kind for kind in DisclosureKind if kind is not DisclosureKind.HUMAN)
_HOLDS = "The notice that ships holds for this language, or the company language's."


def footers(table: Any, findings: Findings) -> dict[str, FooterTexts]:
    """The complete notices by language."""
    if not isinstance(table, Mapping):
        findings.bad("footers", "footers must be tables such as [footers.en]", _HOLDS)
        return {}
    found = {}
    for language, texts in table.items():
        path = f"footers.{language}"
        reason = _why_not(path, texts)
        if reason:
            key = reason.split(" ", 1)[0]
            findings.bad(key if key in findings.raw.lines else path, reason, _HOLDS)
        else:
            found[language] = _footer(texts)
    return found


def _why_not(path: str, texts: Any) -> str:
    if not isinstance(texts, Mapping):
        return f"{path} must be a table"
    for key in (*(kind.value for kind in _MARKED_KINDS), "reach_person", "person_keyword"):
        if not isinstance(texts.get(key), str) or not texts[key].strip():
            return f"{path}.{key} is missing or empty, and AI drafts are never sent without it"
    for kind in _MARKED_KINDS:
        if "{name}" not in texts[kind.value]:
            return f"{path}.{kind.value} must name the person: put {{name}} in it"
    return ""


def _footer(texts: Mapping[str, Any]) -> FooterTexts:
    by_kind: dict[DisclosureKind, str] = {kind: str(texts[kind.value]) for kind in _MARKED_KINDS}
    return FooterTexts(by_kind, str(texts["reach_person"]), str(texts["person_keyword"]))
