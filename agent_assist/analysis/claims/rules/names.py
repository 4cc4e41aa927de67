"""A name that no source and no ticket has. Rule: spelling slips are forgiven, another name is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.evidence import Evidence, Source
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.flat import flat
from agent_assist.domain.drafts import Finding, SentenceKind, Severity

_LIKE = 80
_SHORT_FORM_MAX = 6
_GENERIC_WORDS = """the of and at by on in for hotel inn motel hostel restaurant cafe café shop store house bar grill room rooms center centre
    street road station bank card team service services app order account company ltd inc gmbh support customer"""
_PLACE = re.compile(r"\b(\w+) (?=([A-ZÄÖÜ][\w-]+) (\w+))")
_DETERMINERS_WORDS = """der die das den dem des ein eine einen einem einer eines kein keine keinen keiner keinem mein meine unser unsere unseren
    unserem unserer ihr ihre ihren ihrem ihrer ihres sein seine dieser diese dieses diesen diesem jeder jede jedes jeden alle zum zur im am vom beim"""
_DETERMINERS = frozenset(_DETERMINERS_WORDS.split())
_GENERIC = frozenset(_GENERIC_WORDS.split())


def check_names(claim: Claim) -> Iterator[Finding]:
    """Names of which at least one telling word is unknown."""
    if claim.sentence.kind is SentenceKind.COURTESY:
        return
    for fact in claim.facts:
        if fact.kind is FactKind.NAME and _is_unknown(claim, fact):
            name = claim.words[fact.start : fact.end]
            span = (fact.start, fact.end)
            yield claim.finding(
                "name_without_source", Severity.SHOULD, span, f"No source names {name}."
            )
    if claim.evidence.language == "de":
        yield from _check_places(claim)


def _check_places(claim: Claim) -> Iterator[Finding]:
    """German writes nouns as names; there a name is known by its place: `mit Klarna möglich` for `mit PayPal möglich`."""
    for match in _PLACE.finditer(claim.words):
        word, left, right = flat(match[2]), flat(match[1]), flat(match[3])
        if left in _DETERMINERS or word.isdigit() or _is_known(word, claim.evidence):
            continue
        place = re.compile(rf"(?<!\w){re.escape(left)} ([^\W\d]\w+) {re.escape(right)}(?!\w)")
        if any(_has_name(source, place) for source in claim.sources):
            message = f"No source names {match[2]}."
            yield claim.finding("name_without_source", Severity.SHOULD, match.span(2), message)


def _has_name(source: Source, place: re.Pattern[str]) -> bool:
    found = place.search(source.flat_whole)
    return found is not None and source.whole[found.start(1)].isupper()


def _is_unknown(claim: Claim, fact: Fact) -> bool:
    words = re.findall(r"[^\W_]+", fact.value)
    if "".join(words) in claim.evidence.words:
        return False
    telling = (w for w in words if w not in _GENERIC and len(w) > 1 and not w.isdigit())
    return any(not _is_known(word, claim.evidence) for word in telling)


def _is_known(word: str, evidence: Evidence) -> bool:
    known = evidence.words
    if word in known or word.rstrip("s") in known or f"{word}s" in known:
        return True
    if len(word) <= _SHORT_FORM_MAX and any(
        _is_short_for(word, a, b) for a, b in evidence.word_pairs
    ):
        return True
    return (
        len(word) >= 4
        and process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKE) is not None
    )


def _is_short_for(word: str, first: str, second: str) -> bool:
    """`amex` for `american express`."""
    if not word.startswith(first[:1]):
        return False
    return any(
        first.startswith(word[:i]) and second.startswith(word[i:]) for i in range(1, len(word))
    )
