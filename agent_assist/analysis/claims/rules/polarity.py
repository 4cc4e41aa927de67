"""A sentence must not deny what its source affirms, nor affirm what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.content import stems_in_order
from agent_assist.analysis.claims.evidence import Segment
from agent_assist.analysis.claims.lexicon.negation import TURNS
from agent_assist.analysis.claims.polarities import Polarity, Signs, read_polarity
from agent_assist.analysis.claims.rules.nearest import nearest_segments
from agent_assist.analysis.facts.fact import FactKind
from agent_assist.domain.drafts import Finding, Severity

_LEAST_SHARE = 0.25
_LEAST_AGAINST = 0.3
_SAME_CLAUSE = 0.55
_SUBJECT_STARTS_WITHIN = 12
_IF = "if "
_UN = "un"
_UN_STEM = 4
_TURNS = [(re.compile(rf"\b(?:{a})\b"), re.compile(rf"\b(?:{b})\b")) for a, b in TURNS]


def check_polarity(claim: Claim) -> Iterator[Finding]:
    """Compared with the nearest sentences of the source, in the same language only."""
    if not claim.is_checked:
        return
    mine = read_polarity(claim.words, claim.evidence.language)
    near = nearest_segments(claim, _LEAST_SHARE)
    opposite = _by_pairs(claim, mine) or _by_words(claim, mine, near)
    if opposite is None and not near and claim.is_bare_answer:
        opposite = _by_answer(claim, mine)
    if opposite:
        message = f"The source says the opposite: “{opposite.text.strip()}”"
        yield claim.whole("polarity_mismatch", Severity.MUST, message)


def _by_pairs(claim: Claim, mine: Polarity) -> Segment | None:
    """A pair word (`closed`) that every related sentence of the source has the other way round (`open`)."""
    if not mine.pairs:
        return None
    related = [
        (segment, segment.polarity)
        for source in claim.sources
        if source.is_comparable
        for segment in source.segments
        if claim.content.shared_with(segment.content) - _pair_stems(claim)
        and not is_turned(claim.flat_words, segment.flat_text)
    ]
    for name, signs in mine.pairs.items():
        theirs = [(segment, other.pairs[name]) for segment, other in related if name in other.pairs]
        if (
            len(signs) == 1
            and theirs
            and all(other == {-sign} for _, other in theirs for sign in signs)
        ):
            return theirs[0][0]
    return None


def _pair_stems(claim: Claim) -> frozenset[str]:
    return frozenset(stems_in_order("free charge fee cost open close", claim.evidence.language))


def _by_words(claim: Claim, mine: Polarity, near: Sequence[Segment]) -> Segment | None:
    """More shared words stand with opposite signs than with the same one, in every near sentence."""
    subject = _subject_stems(claim)
    if near and all(_is_against(claim, mine, segment, subject) for segment in near):
        return near[0]
    return None


def _is_against(claim: Claim, mine: Polarity, segment: Segment, subject: frozenset[str]) -> bool:
    theirs = segment.polarity
    decided = [
        n for n in mine.pairs.keys() & theirs.pairs.keys() if mine.pairs[n] == theirs.pairs[n]
    ]
    if decided or is_turned(claim.flat_words, segment.flat_text):
        return False
    against = same = 0.0
    for unit in mine.units:
        for stem, signs in _shared_signs(claim, unit, segment).items():
            if stem in subject:
                continue
            weight = claim.evidence.weight(_bare(stem))
            if unit[stem].isdisjoint(signs):
                against += weight
            elif not stem.startswith(_IF):
                same += weight
    stated = [s for s in mine.words.keys() - subject if not s.startswith(_IF)]
    total = claim.evidence.weigh(stated)
    return against > same and against >= _LEAST_AGAINST * total


def _shared_signs(claim: Claim, unit: Signs, segment: Segment) -> dict[str, frozenset[int]]:
    """The words of one clause that the segment has too, with the signs that they have there.

    Compared with the one clause of the segment that speaks of the same, where there is one. A word
    written otherwise (`takeout`) has the segment's sign, where that has only one.
    """
    theirs = _same_clause(claim, unit, segment.polarity)
    signs = {stem: theirs[stem] for stem in unit.keys() & theirs.keys()}
    signs.update(_by_prefix(unit, theirs))
    if len(segment.polarity.clauses) == 1:
        other = claim.content.shared_with(segment.content) & unit.keys()
        other -= segment.polarity.unasserted
        signs.update((stem, segment.polarity.clauses) for stem in other - signs.keys())
    return signs


def _same_clause(claim: Claim, unit: Signs, theirs: Polarity) -> Signs:
    """The clause that has nearly all the words that the whole sentence shares; else the sentence."""
    mine = {_bare(stem) for stem in unit}
    known = mine & {_bare(stem) for stem in theirs.words}
    shares = [(claim.evidence.weigh(mine & {_bare(s) for s in u}), u) for u in theirs.units]
    best = max(shares, key=lambda pair: pair[0], default=(0.0, theirs.words))
    rivals = [u for share, u in shares if share >= best[0] and u is not best[1]]
    if rivals or best[0] < _SAME_CLAUSE * claim.evidence.weigh(known):
        return theirs.words
    return best[1]


def _by_prefix(unit: Signs, theirs: Signs) -> Iterator[tuple[str, frozenset[int]]]:
    """`unheated` where the source has `heated`, or the other way round."""
    for stem in unit.keys() - theirs.keys():
        other = stem.removeprefix(_UN) if stem.startswith(_UN) else f"{_UN}{stem}"
        if len(other) >= _UN_STEM and other in theirs:
            yield stem, frozenset(-sign for sign in theirs[other])


def is_turned(mine: str, theirs: str) -> bool:
    """Whether they speak of opposite circumstances, so that opposite signs say the same."""
    return any(
        (a.search(mine) and b.search(theirs) and not a.search(theirs))
        or (b.search(mine) and a.search(theirs) and not b.search(theirs))
        for a, b in _TURNS
    )


def _bare(stem: str) -> str:
    return stem.removeprefix(_IF)


def _subject_stems(claim: Claim) -> frozenset[str]:
    """Words of a name that the sentence begins with: whom it is about, not what it says."""
    names = [
        f for f in claim.facts if f.kind is FactKind.NAME and f.start <= _SUBJECT_STARTS_WITHIN
    ]
    text = " ".join(claim.words[fact.start : fact.end] for fact in names)
    return frozenset(stems_in_order(text, claim.evidence.language))


def _by_answer(claim: Claim, mine: Polarity) -> Segment | None:
    """`They do.` against a source that only denies."""
    sources = [source for source in claim.evidence.sources if source.is_comparable]
    if len(sources) != 1 or not sources[0].segments:
        return None
    first = sources[0].segments[0]
    theirs = first.polarity
    differs = len(theirs.clauses) == len(mine.clauses) == 1 and theirs.clauses != mine.clauses
    return first if differs else None
