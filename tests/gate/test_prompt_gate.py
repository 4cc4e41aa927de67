"""The door to a model: personal data stays here, and what leaves is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.adapters.policy import PolicyFile
from agent_assist.analysis.personal_data.mask import MaskedText, PlaceholderMap
from agent_assist.bootstrap.places import resources
from agent_assist.domain.errors import GateRefused
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.prompts import (
    DraftRequest,
    ModelDone,
    ModelEvent,
    ModelText,
    PromptRecord,
    PromptTemplate,
    Turn,
)
from agent_assist.gate.prompt_gate import PROMPT_MAX_CHARACTERS, PromptGate, masked_request
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.services.drafting import DraftEvent, DraftReady
from tests.fakes.clock import FakeClock
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


class Door:
    """The gate by itself, with what it kept."""

    def __init__(self, *, model: ScriptedModel | None = None, **policy_changes: bool) -> None:
        self.model = model or ScriptedModel("Hello.")
        self.kept: list[PromptRecord] = []
        policy = PolicyFile(resources() / "policy" / "default.toml").load()
        self.gate = PromptGate(
            model=self.model,
            template=PromptTemplate("draft-test", "You are {agent}."),
            policy=replace(policy, **policy_changes),
            stop=StopSwitch(is_on=True),
            keep=self.kept.append,
            clock=FakeClock(),
        )

    def ask(
        self,
        request: DraftRequest,
        placeholders: PlaceholderMap | None = None,
        template: PromptTemplate | None = None,
    ) -> list[ModelEvent]:
        async def collect() -> list[ModelEvent]:
            known = placeholders or PlaceholderMap()
            return [event async for event in self.gate.ask(request, "d-1", known, template)]

        return asyncio.run(collect())

    def refuses(self, *asked: object) -> int:
        """The number of the check that refused; nothing left and nothing was kept."""
        with pytest.raises(GateRefused) as caught:
            self.ask(*asked)  # type: ignore[arg-type]
        assert self.model.prompts == []
        assert self.kept == []
        return caught.value.check


class MasksNothing(PlaceholderMap):
    """What a fault in the masking would be."""

    def mask(self, text: str, people: Sequence[str] = ()) -> MaskedText:
        return replace(super().mask("", people), text=text)


def request(question: str = "Can I return my lamp?") -> DraftRequest:
    return DraftRequest("7001", "", (), (question,), (), "en", "Maren", "Priya", "Nordlys", ())


def test_1_nothing_leaves_where_policy_allows_no_ai() -> None:
    assert Door(ai_allowed=False).refuses(request()) == 1


def test_2_policy_is_asked_before_the_text_is() -> None:
    door = Door(model=ScriptedModel("", is_cloud=True), cloud_allowed=False)
    assert door.refuses(request(" ")) == 2


@pytest.mark.parametrize("question", ["", " \n\t "])
def test_3_a_message_without_words_is_not_asked_about(question: str) -> None:
    assert Door().refuses(request(question)) == 3


def test_4_instructions_that_are_too_long_do_not_leave() -> None:
    for too_many in (0, 1):
        room = PROMPT_MAX_CHARACTERS - len(_user_text())
        template = PromptTemplate("long-1", "a" * (room + too_many))
        if too_many:
            assert Door().refuses(request(), None, template) == 4
        else:
            assert Door().ask(request(), template=template)


def _user_text() -> str:
    door = Door()
    door.ask(request())
    return door.model.prompts[0].user


@pytest.mark.parametrize(
    "left", ["maren@mail.example", "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32"]
)
def test_5_personal_data_that_the_masking_missed_does_not_leave(left: str) -> None:
    assert Door().refuses(request(f"I am {left}."), MasksNothing()) == 5
    assert Door().ask(request(f"I am {left}."))


def test_every_field_that_leaves_is_masked_and_no_list_of_names_goes_along() -> None:
    mail = "maren@mail.example"
    passage = Passage("a#1", mail, mail, PassageKind.ARTICLE, "en")
    full = replace(
        request(mail),
        subject=mail,
        turns=(Turn("customer", mail),),
        passages=(passage,),
        customer_first_name=mail,
        agent_name=mail,
        hint=mail,
        instruction=mail,
        text=mail,
        people=("Maren Oduya",),
    )
    masked = masked_request(full, lambda text: text.replace(mail, "out"))
    assert mail not in repr(masked)
    assert masked.people == ()
    assert (masked.subject, masked.hint, masked.instruction, masked.text) == ("out",) * 4


def test_the_answer_comes_in_pieces_without_empty_ones_and_ends_with_its_end() -> None:
    question = "I am maren@mail.example."
    events = Door(model=ScriptedModel("To ⟦EMAIL_1⟧ and on.")).ask(request(question))
    texts = [event.text for event in events[:-1] if isinstance(event, ModelText)]
    assert len(texts) == len(events) - 1
    assert all(texts)
    assert "".join(texts) == "To maren@mail.example and on."
    assert events[-1] == ModelDone()


def test_other_instructions_leave_in_place_of_those_of_drafting_and_are_named() -> None:
    door = Door()
    other = PromptTemplate("summary-1", "Sum it up.")
    door.ask(request(), template=other)
    assert door.model.prompts[0].system == "Sum it up."
    assert door.gate.stamp(other).prompt_version == "summary-1"
    assert door.gate.stamp(other).prompt_digest == other.digest_hex
    assert door.gate.stamp().prompt_version == "draft-test"
