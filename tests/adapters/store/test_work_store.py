"""Work in progress: saved as typed, found again, forgotten when told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft, ModelStamp, SelfRating, Sentence, SentenceKind
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.handed_over import HandedOver
from agent_assist.domain.prompts import PromptRecord
from agent_assist.domain.provenance import Origin, Provenance, Run
from agent_assist.domain.work import PutAside, Work

NOW = datetime(2026, 11, 23, 9, 30, 1, 5000, tzinfo=UTC)
ODD_TEXTS = [
    "",
    "Zażółć 🙂 e\u0301",
    "line\r\nline\x00\x1b",
    "lone \ud83d surrogate",
    '"\\',
    "x" * 99_999,
]


def _work(text: str = "Dear Anna", ticket: str = "T-1") -> Work:
    runs = (Run(4, Origin.AI), Run(5, Origin.PERSON))
    return Work(ticket, "d-1", text, Provenance(runs), NOW, True, ("48 hours",), "a@b", "c@d")


def _draft(name: str = "d-1", ticket: str = "T-1") -> Draft:
    passage = Passage(
        "a#1", "Deliveries", "Text", PassageKind.POLICY, "de", date(2026, 1, 2), None, "ops"
    )
    return Draft(
        id=name,
        ticket_id=ticket,
        text="It arrives.",
        sentences=(Sentence(0, 11, SentenceKind.COMMITMENT, ("a#1",), "Text"),),
        passages=(passage,),
        missing=("the address",),
        self_rating=SelfRating.HALF_SURE,
        model=ModelStamp("small", DraftSource.MODEL, "host", "", "v3", "ab"),
        language="de",
        created_at=NOW,
        based_on="m-1",
        is_complete=True,
    )


def test_typed_text_is_there_at_the_next_start(profile: Any) -> None:
    profile.work.save_work(_work("first"))
    profile.work.save_work(_work("second"))
    profile.close()
    profile.open()
    assert profile.work.work("T-1") == _work("second")
    assert profile.work.work("T-2") is None


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_every_text_comes_back_as_it_was_typed(profile: Any, text: str) -> None:
    profile.work.save_work(_work(text))
    assert profile.work.work("T-1").text == text


def test_dropped_work_is_gone_and_other_work_stays(profile: Any) -> None:
    profile.work.save_work(_work(ticket="T-1"))
    profile.work.save_work(_work(ticket="T-2"))
    profile.work.drop_work("T-1")
    assert profile.work.work("T-1") is None
    assert profile.work.work("T-2") == _work(ticket="T-2")


def test_drafts_come_back_whole_oldest_first(profile: Any) -> None:
    for name in ("d-2", "d-1"):
        profile.work.save_draft(_draft(name))
    profile.work.save_draft(_draft("d-3", ticket="T-2"))
    assert profile.work.drafts("T-1") == (_draft("d-2"), _draft("d-1"))


def test_a_draft_saved_again_keeps_its_place(profile: Any) -> None:
    for name in ("d-2", "d-1", "d-2"):
        profile.work.save_draft(_draft(name))
    assert [draft.id for draft in profile.work.drafts("T-1")] == ["d-2", "d-1"]


def test_what_left_for_a_model_can_be_opened(profile: Any) -> None:
    counts = (("email", 2), ("phone", 1))
    record = PromptRecord("d-1", "T-1", "host", "small", NOW, "rules", "question", counts)
    profile.work.save_prompt(record)
    profile.work.save_prompt(record)
    assert profile.work.prompts("T-1") == (record, record)
    assert profile.work.prompts("T-2") == ()


def test_a_wish_for_a_person_holds_for_the_customer_and_for_the_ticket(profile: Any) -> None:
    profile.work.remember_person_wish("Anna@Example.org", "T-1")
    profile.work.remember_person_wish("Anna@Example.org", "T-1")
    assert profile.work.wants_person("anna@example.org ", "T-9")
    assert profile.work.wants_person("ben@example.org", "T-1")
    assert not profile.work.wants_person("ben@example.org", "T-2")
    assert b"nna" not in repr(profile.database.rows("SELECT * FROM person_wishes")).encode()


def test_a_wish_without_an_address_binds_its_ticket_only(profile: Any) -> None:
    profile.work.remember_person_wish("", "T-1")
    assert profile.work.wants_person("", "T-1")
    assert not profile.work.wants_person("", "T-2")


def test_settings_are_kept_and_replaced(profile: Any) -> None:
    assert profile.work.setting("theme") is None
    profile.work.save_setting("theme", "dark")
    profile.work.save_setting("theme", "light")
    assert profile.work.setting("theme") == "light"


def test_work_that_cannot_be_read_is_named_as_damage(profile: Any) -> None:
    profile.work.save_work(_work())
    profile.database.execute("UPDATE work SET work = '{}'")
    with pytest.raises(StoreDamaged, match="Work cannot be read"):
        profile.work.work("T-1")


def test_words_put_aside_are_kept_with_it(profile: Any) -> None:
    aside = PutAside("Zażółć 🙂", Provenance((Run(8, Origin.PERSON),)), "d-1", True, ("48 hours",))
    kept = replace(_work(), asides=(aside, aside))
    profile.work.save_work(kept)
    profile.close()
    profile.open()
    assert profile.work.work("T-1") == kept


def test_work_of_an_older_version_takes_the_defaults(profile: Any) -> None:
    profile.work.save_work(_work())
    profile.database.execute(
        "UPDATE work SET work = json_set(json_remove(work, '$.cc', '$.settled', '$.asides'), '$.later', 1)"
    )
    found = profile.work.work("T-1")
    assert (found.cc, found.settled, found.bcc, found.asides) == ("", (), "c@d", ())


def test_two_starts_share_the_customers_hash(
    profile: Any, open_profile: Callable[..., Any]
) -> None:
    profile.work.remember_person_wish("anna@example.org", "T-1")
    assert open_profile().work.wants_person("anna@example.org", "T-5")


HANDED = HandedOver("T-1", NOW, 3, ("<m1@mail>", "<m3@mail> \ud83d"))


def test_a_ticket_that_was_handed_over_is_so_at_the_next_start(profile: Any) -> None:
    profile.work.save_handed_over("Anna@Example.org", replace(HANDED, message_count=1))
    profile.work.save_handed_over("anna@example.org", HANDED)
    profile.work.save_handed_over("", replace(HANDED, ticket_id="T-2"))
    profile.close()
    profile.open()
    assert profile.work.handed_over() == (HANDED, replace(HANDED, ticket_id="T-2"))
    assert b"nna" not in repr(profile.database.rows("SELECT * FROM handed_over")).encode()
    profile.work.drop_handed_over("T-2")
    assert profile.work.handed_over() == (HANDED,)
