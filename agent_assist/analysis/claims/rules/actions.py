"""An action claimed as done needs an order that shows it. Rule: nothing was done by the reply's author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.content import stems_in_order
from agent_assist.analysis.claims.evidence import Segment, Source
from agent_assist.analysis.claims.kinds import clause_end, clause_start
from agent_assist.analysis.claims.lexicon.actions import ACTIONS, AUTHORITY
from agent_assist.analysis.facts.flat import flat
from agent_assist.domain.drafts import Finding, SentenceKind, Severity
from agent_assist.domain.evidence import PassageKind

_ACTIONS = [
    (name, re.compile(claimed), re.compile(rf"\b(?:{shown})\b")) for name, claimed, shown in ACTIONS
]
_AUTHORITY = re.compile(AUTHORITY)
_CONDITION_REACH = 30
_CONDITION = re.compile(
    r"\b(?:after|once|when|until|till|if|as soon as|unless|before|whether|nachdem|sobald|wenn|falls|bis|bevor|ob|apres (?:que|avoir)|des que|si|quand"
    r"|despues de|cuando|una vez que|dopo (?:che|aver)|quando|se|nadat|zodra|als|wanneer|gdy|kiedy|jesli|po tym|depois de|assim que|nar|efter att|efter at|hvis)"
    r"\b[^.!?;]*$"
)
# Words that name what was done to, so that the word alone ties a claim to a line of the order.
_TELLING = frozenset({"refunded", "cancelled"})
_STATES = frozenset({PassageKind.POLICY, PassageKind.ARTICLE})


def check_actions(claim: Claim) -> Iterator[Finding]:
    """`I have booked …` without an order that shows it; an approval that no source shows."""
    if claim.sentence.kind is SentenceKind.QUESTION:
        return
    authority = _AUTHORITY.search(claim.flat_words)
    if authority and not any(_AUTHORITY.search(s.flat_whole) for s in claim.evidence.sources):
        yield _finding(claim, authority, "No source shows that anybody approved this.")
        return
    for name, claimed, shown in _ACTIONS:
        match = claimed.search(claim.flat_words)
        if (
            match
            and not _is_condition(claim.flat_words, match.start())
            and not _is_shown(claim, match, shown, name in _TELLING)
        ):
            yield _finding(claim, match, "No order shows that this was done.")
            return


def _is_condition(flat_text: str, at: int) -> bool:
    """`after we have sent it` claims nothing yet."""
    return bool(_CONDITION.search(flat_text[max(0, at - _CONDITION_REACH) : at]))


def _finding(claim: Claim, match: re.Match[str], message: str) -> Finding:
    start = match.start()
    if not re.match(r"i\b|we\b", match[0]):
        start = clause_start(claim.flat_words, start)
    span = (start, clause_end(claim.flat_words, match.end()))
    return claim.finding("action_without_source", Severity.MUST, span, message)


def _is_shown(claim: Claim, match: re.Match[str], shown: re.Pattern[str], is_telling: bool) -> bool:
    quoted = claim.quoted_in
    if (
        quoted
        and quoted.passage.kind is PassageKind.ORDER
        and shown.search(flat(claim.sentence.quote))
    ):
        return True
    own_words = frozenset() if is_telling else _stems(claim, match[0])
    return any(
        shown.search(segment.flat_text) and _is_same_matter(claim, source, segment, own_words)
        for source in claim.evidence.sources
        if source.passage.kind is PassageKind.ORDER
        or (source in claim.sources and _states(claim, source))
        for segment in source.segments
    )


def _states(claim: Claim, source: Source) -> bool:
    """An article may say in the passive how things are (`prices are fixed`), never what somebody did."""
    return source.passage.kind in _STATES and not re.search(
        r"\b(?:i|we)(?:'ve| have| had)\b|\bhereby\b", claim.flat_words
    )


def _is_same_matter(
    claim: Claim, source: Source, segment: Segment, own_words: frozenset[str]
) -> bool:
    if any(not keys.isdisjoint(segment.keys) for keys in claim.fact_keys):
        return True
    return source.is_comparable and bool(claim.content.shared_with(segment.content) - own_words)


def _stems(claim: Claim, text: str) -> frozenset[str]:
    return frozenset(stems_in_order(text, claim.evidence.language))
