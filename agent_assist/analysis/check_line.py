"""One line of the check command: a reply and its sources in, support and findings out.

Rule: every line is checked on its own, with no clock: words such as "tomorrow" are resolved nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from agent_assist.analysis.claims import check_reply
from agent_assist.analysis.claims.tongue import guess_language
from agent_assist.analysis.scorecard import score, support_probability
from agent_assist.domain.drafts import CheckedSentence, Finding
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage, PassageKind

_NO_DAY = date(1, 1, 8)
_UNKNOWN_ANSWERABLE = 0.5


def check_line(row: Mapping[str, Any]) -> dict[str, Any]:
    """`{"id","reply","sources","ticket"}` to `{"id","support","sentences","findings","sendable"}`.

    InputError, in a sentence for people, where a field is missing or of the wrong kind.
    """
    reply, ticket = _text(row, "reply"), _text(row, "ticket", default="")
    language = guess_language(reply) or "en"
    passages = _passages(row, language)
    check = check_reply(reply, (), passages, customer_text=ticket, today=_NO_DAY, language=language)
    card = score(check, missing=(), self_rating=None, answerable=_UNKNOWN_ANSWERABLE)
    return {
        "id": row.get("id"),
        "support": round(support_probability(card), 4),
        "sentences": [_sentence(sentence) for sentence in check.sentences],
        "findings": [_finding(finding) for finding in check.findings],
        "sendable": not check.must_check,
    }


def _sentence(checked: CheckedSentence) -> dict[str, Any]:
    return {
        "start": checked.sentence.start,
        "end": checked.sentence.end,
        "kind": checked.sentence.kind.value,
        "supported": checked.is_supported,
        "source": checked.source_id,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
    }


def _passages(row: Mapping[str, Any], language: str) -> tuple[Passage, ...]:
    sources = row.get("sources")
    if not isinstance(sources, Sequence) or isinstance(sources, str):
        raise InputError(
            '"sources" is missing or not a list. Give the sources as a list of objects.'
        )
    return tuple(_passage(source, number, language) for number, source in enumerate(sources, 1))


def _passage(source: object, number: int, language: str) -> Passage:
    if not isinstance(source, Mapping):
        raise InputError(
            f'Source {number} is not an object. Give each source as {{"id","title","text"}}.'
        )
    text, title = source.get("text"), source.get("title") or ""
    if not isinstance(text, str) or not isinstance(title, str):
        raise InputError(f'Source {number} has no usable "text" or "title". Give both as strings.')
    id_ = str(source.get("id") or number)
    spoken = guess_language(text) or language
    kind = PassageKind.ORDER if id_.startswith("order:") else PassageKind.ARTICLE
    return Passage(id_, title, text, kind, spoken)


def _text(row: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = row.get(key, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise InputError(f'"{key}" is missing or not a string. Give it as a string.')
    return value
