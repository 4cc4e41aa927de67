"""A figure shows the passage that holds it in its unit, where that is another one than its sentence's."""

from __future__ import annotations

from datetime import date

from agent_assist.analysis.claims import fact_sources
from agent_assist.domain.evidence import Passage, PassageKind
from tests.analysis.claims.conftest import PASSAGES

TODAY = date(2026, 11, 20)
FEE = "After a second missed attempt we refund the express delivery fee of £7.50 in full."


def shown(check, text: str, passages: tuple[Passage, ...] = PASSAGES) -> dict[str, str]:
    found = fact_sources(text, check(text, passages=passages), passages, TODAY, "en")
    return {text[f.start : f.end]: f.source_id for f in found}


def test_the_orders_amount_in_a_sentence_of_the_policy(check) -> None:
    assert shown(check, FEE) == {"£7.50": "order:48213"}


def test_a_figure_of_the_sentences_own_source_needs_no_other(check) -> None:
    assert shown(check, "You will see a refund on your card within 5 working days.") == {}


def test_a_number_alone_supports_no_amount(check) -> None:
    lamps = Passage("lamps#1", "Lamps", "We sell 7.50 lamps.", PassageKind.ARTICLE, "en")
    assert shown(check, FEE, (*PASSAGES[:3], lamps)) == {}


def test_the_next_sentence_keeps_its_source_behind_an_amount(check) -> None:
    text = (
        f"{FEE.replace(' in full', '')} You will see a refund on your card within 5 working days."
    )
    check_result = check(text)
    assert [s.source_id for s in check_result.facts] == ["express-fee#1", "refund-timing#1"]


def test_a_sentence_that_a_passage_hardly_covers_shows_none(check) -> None:
    chairs = Passage(
        "recall#1",
        "Recall",
        "The recall suits guests of the depot cafe with a serial number.",
        PassageKind.POLICY,
        "en",
    )
    text = "The colour suits the depot garden nicely."
    (checked,) = check(text, passages=(*PASSAGES, chairs)).sentences
    assert checked.source_id is None
