"""What has changed since a reply was drafted: named exactly, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from agent_assist.domain.drafts import Draft
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.services.staleness import (
    Cause,
    Present,
    made_otherwise,
    source_now,
    spoken_since,
)
from tests.fakes.office import PARCELS, RETURNS, Office
from tests.services.conftest import drafted


@pytest.fixture
def draft(office: Office) -> Draft:
    return drafted(office)[-1].draft


def present(office: Office, **changes) -> Present:
    knowledge = office.services.knowledge
    values = {
        "model": office.services.drafting.stamp(),
        "guideline": office.services.policy.version,
        "passage": lambda passage: source_now(passage, knowledge, None),
        "today": office.clock.now().date(),
        **changes,
    }
    return Present(**values)


def causes(draft: Draft, now: Present) -> list[Cause]:
    return [change.cause for change in made_otherwise(draft, now)]


def test_a_draft_made_just_now_is_as_it_would_be_made_again(office: Office, draft: Draft):
    assert made_otherwise(draft, present(office)) == ()


def test_another_policy_overtakes_it(office: Office, draft: Draft):
    assert causes(draft, present(office, guideline="2027-1")) == [Cause.POLICY]


def test_a_draft_kept_by_an_older_version_says_nothing_about_the_policy(office: Office, draft):
    old = replace(draft, guideline="")
    assert made_otherwise(old, present(office, guideline="2027-1")) == ()


@pytest.mark.parametrize("change", [{"name": "b"}, {"host": "eu.example"}, {"prompt_digest": "f"}])
def test_another_model_or_other_instructions_overtake_it(office: Office, draft: Draft, change):
    model = replace(office.services.drafting.stamp(), **change)
    assert causes(draft, present(office, model=model)) == [Cause.MODEL]


def test_a_cited_article_that_was_changed_or_removed_overtakes_it(office: Office, draft: Draft):
    changed = replace(RETURNS, text="You can return a lamp within 14 days.")
    office.services.knowledge.replace_all((changed, PARCELS))
    (change,) = made_otherwise(draft, present(office))
    assert (change.cause, change.title) == (Cause.SOURCE, "Returns")
    office.services.knowledge.replace_all((PARCELS,))
    assert causes(draft, present(office)) == [Cause.SOURCE]


def test_each_change_of_an_article_has_its_own_key(office: Office, draft: Draft):
    keys = set()
    for days in (14, 10):
        changed = replace(RETURNS, text=f"You can return a lamp within {days} days.")
        keys |= {
            c.key for c in made_otherwise(draft, present(office, passage=lambda _, p=changed: p))
        }
    assert len(keys) == 2


def test_a_cited_article_that_has_expired_overtakes_it(office: Office, draft: Draft):
    def expired(passage: Passage) -> Passage:
        return replace(passage, expires=date(2026, 11, 19))

    assert causes(draft, present(office, passage=expired)) == [Cause.SOURCE]


def test_an_article_that_it_does_not_cite_may_change(office: Office, draft: Draft):
    offered = replace(draft, passages=(RETURNS, PARCELS))
    office.services.knowledge.replace_all((RETURNS, replace(PARCELS, text="Twenty days.")))
    assert made_otherwise(offered, present(office)) == ()


def test_where_it_cites_nothing_every_article_that_was_offered_counts(office: Office, draft: Draft):
    office.services.knowledge.replace_all((RETURNS, replace(PARCELS, text="Twenty days.")))
    untagged = replace(draft, sentences=(), passages=(RETURNS, PARCELS))
    assert causes(untagged, present(office)) == [Cause.SOURCE]


def test_the_tickets_own_fields_overtake_nothing_by_themselves(office: Office, draft: Draft):
    assert PassageKind.TICKET in {passage.kind for passage in draft.passages}
    assert made_otherwise(replace(draft, sentences=()), present(office)) == ()


def test_a_newer_message_and_an_answer_not_seen_before_are_told_apart(office: Office):
    before = office.services.reader.conversation("7001")
    seen = {message.id for message in before.messages}
    based_on = before.last_from_customer.id
    assert spoken_since(before, based_on, seen) == ()
    office.clock.advance(60)
    office.colleague_answers("7001", "Yes, you can.")
    office.clock.advance(60)
    office.customer_writes("7001", "Thanks.")
    after = office.services.reader.conversation("7001", is_fresh=True)
    customer, colleague = spoken_since(after, based_on, seen)
    assert (customer.cause, customer.title) == (Cause.CUSTOMER, "Maren Oduya")
    assert (colleague.cause, colleague.title) == (Cause.COLLEAGUE, "Jonas K.")
    assert spoken_since(after, after.last_from_customer.id, {m.id for m in after.messages}) == ()


def test_the_order_is_compared_with_what_the_systems_say_now(office: Office):
    from agent_assist.analysis.retrieval.order_passage import order_passage
    from agent_assist.domain.tickets import Order

    order = Order("48213", "Lamp", "On its way", "", (), ())
    passage = order_passage(order, "en")
    knowledge = office.services.knowledge
    assert source_now(passage, knowledge, order).text == passage.text
    delivered = replace(order, summary="Delivered")
    assert source_now(passage, knowledge, delivered).text != passage.text
    assert source_now(passage, knowledge, None) is None
