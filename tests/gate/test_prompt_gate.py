"""The door to a model: personal data stays here, and what leaves is kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from agent_assist.domain.errors import GateRefused
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.services.drafting import DraftEvent, DraftReady
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, Office, open_office, ticket

SECRETS = (
    "maren.oduya@mail.example",
    "4111 1111 1111 1111",
    "4111111111111111",
    "GB82 WEST 1234 5698 7654 32",
    "GB82WEST12345698765432",
    "Oduya",
    "+44 20 7946 0958",
)
LETTER = (
    "Hello, I am Maren Oduya, maren.oduya@mail.example. Can I return my lamp of order 48213? "
    "My card is 4111 1111 1111 1111, my IBAN GB82 WEST 1234 5698 7654 32, call +44 20 7946 0958."
)


def drafted(office: Office) -> list[DraftEvent]:
    async def collect() -> list[DraftEvent]:
        return [event async for event in office.services.drafting.draft("7001")]

    return asyncio.run(collect())


@pytest.fixture
def office(tmp_path: Path):
    office = open_office(tmp_path, tickets=(ticket(text=LETTER),))
    yield office
    office.close()


def test_no_personal_data_leaves(office: Office):
    drafted(office)
    left = office.model.prompts[0]
    for secret in SECRETS:
        assert secret not in left.user
        assert secret not in left.system
    assert "⟦EMAIL_1⟧" in left.user
    assert "48213" in left.user


@pytest.mark.parametrize(
    "hidden",
    [
        "maren\u200b.oduya@mail.example",
        "ｍａｒｅｎ.oduya@mail.example",
        "maren.oduya%40mail.example",
        "maren.oduya&#64;mail.example",
        "4111\u200b1111\u200b1111\u200b1111",
        "４１１１１１１１１１１１１１１１",
    ],
)
def test_disguised_personal_data_does_not_leave_either(tmp_path: Path, hidden: str):
    office = open_office(
        tmp_path, tickets=(ticket(text=f"Can I return my lamp? I am {hidden}, thank you."),)
    )
    drafted(office)
    assert hidden not in office.model.prompts[0].user
    office.close()


def test_what_left_is_kept_word_for_word(office: Office):
    drafted(office)
    kept = office.services.work.prompts("7001")
    assert len(kept) == 1
    assert kept[0].user == office.model.prompts[0].user
    assert dict(kept[0].masked_counts)["CARD"] >= 1


def test_personal_data_comes_back_into_the_draft_but_never_a_card(tmp_path: Path):
    answer = SOUND_ANSWER.replace("Hello Maren", "Hello ⟦PERSON_1⟧, ⟦EMAIL_1⟧, ⟦CARD_1⟧")
    office = open_office(tmp_path, model=ScriptedModel(answer), tickets=(ticket(text=LETTER),))
    ready = drafted(office)[-1]
    assert isinstance(ready, DraftReady)
    assert "maren.oduya@mail.example" in ready.draft.text
    assert "4111" not in ready.draft.text
    assert "⟦CARD_1⟧" in ready.draft.text
    office.close()


def test_1_nothing_leaves_while_ai_is_off(office: Office):
    office.services.stop.turn(False)
    with pytest.raises(GateRefused) as caught:
        drafted(office)
    assert caught.value.check == 1
    assert office.model.prompts == []


def test_1_the_stop_switch_works_in_the_middle_of_a_stream(office: Office):
    async def stop_after_the_first_words() -> None:
        async for event in office.services.drafting.draft("7001"):
            if hasattr(event, "text"):
                office.services.stop.turn(False)

    with pytest.raises(GateRefused):
        asyncio.run(stop_after_the_first_words())


def test_2_a_cloud_model_needs_the_policys_word(tmp_path: Path):
    model = ScriptedModel(SOUND_ANSWER, is_cloud=True)
    office = open_office(tmp_path, model=model)
    with pytest.raises(GateRefused) as caught:
        drafted(office)
    assert caught.value.check == 2
    assert model.prompts == []
    office.close()


def test_2_a_cloud_model_that_policy_allows_is_asked(tmp_path: Path):
    model = ScriptedModel(SOUND_ANSWER, is_cloud=True)
    office = open_office(tmp_path, model=model, cloud_allowed=True)
    assert isinstance(drafted(office)[-1], DraftReady)
    office.close()


def test_4_what_leaves_is_bounded_however_long_an_article_is(tmp_path: Path):
    long = Passage(
        "long#1", "Returns of a lamp", "return lamp price refund " * 9000, PassageKind.ARTICLE, "en"
    )
    office = open_office(tmp_path, passages=(long,))
    assert isinstance(drafted(office)[-1], DraftReady)
    prompt = office.model.prompts[0]
    assert len(prompt.system) + len(prompt.user) < 60_000
    office.close()
