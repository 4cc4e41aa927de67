"""A name that no source and no ticket has. Rule: spelling slips are forgiven, another name is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.flat import flat
from agent_assist.domain.drafts import Finding, SentenceKind, Severity

_LIKE = 80
_GENERIC = frozenset(
    """the of and at by on in for hotel inn motel hostel restaurant cafe café shop store house bar grill room rooms center centre
    street road station bank card team service services app order account company ltd inc gmbh support customer""".split()
)


def check_names(claim: Claim) -> Iterator[Finding]:
    """Names of which at least one telling word is unknown."""
    if claim.sentence.kind is SentenceKind.COURTESY:
        return
    known = frozenset(map(flat, claim.evidence.words))
    joined = "".join(sorted(known))
    for fact in claim.facts:
        if fact.kind is FactKind.NAME and _is_unknown(fact, known, joined):
            name = claim.words[fact.start : fact.end]
            yield claim.finding(
                "name_without_source",
                Severity.SHOULD,
                (fact.start, fact.end),
                f"No source names {name}.",
            )


def _is_unknown(fact: Fact, known: frozenset[str], joined: str) -> bool:
    words = [w for w in re.findall(r"[^\W_]+", fact.value) if w not in _GENERIC and len(w) > 1]
    whole = "".join(re.findall(r"[^\W_]+", fact.value))
    if whole in known or not words:
        return False
    return any(not _is_known(word, known) for word in words if not word.isdigit())


def _is_known(word: str, known: frozenset[str]) -> bool:
    if word in known or word.rstrip("s") in known or f"{word}s" in known:
        return True
    return (
        len(word) >= 4
        and process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKE) is not None
    )
