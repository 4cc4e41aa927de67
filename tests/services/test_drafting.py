"""One draft: from the customer's mail to a reply with its sources, or to an honest "I do not know"."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.domain.drafts import AbstainReason
from agent_assist.domain.errors import GateRefused, ModelUnreachable, StreamIncomplete
from agent_assist.services import drafting
from agent_assist.services.drafting import (
    DraftAbstained,
    DraftReady,
    DraftStarted,
    DraftText,
    why_not,
)
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, Office, answer, open_office, ticket
from tests.services.conftest import drafted


def reason(office: Office, ticket_id: str = "7001") -> AbstainReason:
    last = drafted(office, ticket_id)[-1]
    assert isinstance(last, DraftAbstained), last
    return last.abstention.reason


def test_a_draft_starts_streams_and_ends_as_it_was_streamed(office: Office):
    started, *texts, ready = drafted(office)
    assert isinstance(started, DraftStarted)
    assert isinstance(ready, DraftReady)
    assert started.language == "en"
    assert all(isinstance(event, DraftText) for event in texts)
    assert len(texts) > 3
    assert "".join(event.text for event in texts) == ready.draft.text
    assert ready.draft.is_complete


def test_the_draft_keeps_what_it_answers_what_it_cites_and_what_made_it(office: Office):
    draft = drafted(office)[-1].draft
    assert draft.based_on == "<7001.1@mail.example>"
    assert [s.cited for s in draft.sentences if s.cited] == [("returns#1",)] * 2
    assert draft.passage("returns#1").title == "Returns"
    assert draft.model.prompt_version == "draft-2"
    assert len(draft.model.prompt_digest) == 64
    assert office.services.work.drafts("7001") == (draft,)


def test_what_left_for_the_model_is_kept_and_holds_no_personal_data(opened):
    text = "Refund my lamp, Maren here: maren.oduya@mail.example, card 4111 1111 1111 1111."
    office = opened(tickets=(ticket(text=text),))
    draft = drafted(office)[-1].draft
    (record,) = office.services.work.prompts("7001")
    assert record.draft_id == draft.id
    assert "maren.oduya" not in record.user
    assert "4111" not in record.user
    assert "⟦EMAIL_1⟧" in record.user


def test_what_a_model_wrote_is_kept_character_for_character(opened):
    odd = "You\u202fcan “return” a lamp — within 30\u00a0days … ﬁne."
    answer = f"[fact returns#1] {odd}\n[rating] fairly sure\n"
    assert drafted(opened(model=ScriptedModel(answer)))[-1].draft.text == odd


def test_masked_words_come_back_in_the_draft(opened):
    model = ScriptedModel("[courtesy] I write to ⟦EMAIL_1⟧ as you asked.\n[rating] fairly sure\n")
    office = opened(
        model=model,
        tickets=(ticket(text="Can I return my lamp? Write to me at maren@home.example."),),
    )
    assert drafted(office)[-1].draft.text == "I write to maren@home.example as you asked."


def test_the_language_of_the_reply_is_the_customers(opened):
    office = opened(tickets=(ticket(text="Kann ich meine Lampe zurückgeben? Return of a lamp"),))
    started = drafted(office)[0]
    assert isinstance(started, DraftStarted)
    assert started.language == "de"
    assert "Write in German (de)" in office.model.prompts[0].system


def test_what_the_agent_adds_reaches_the_model_as_data(office: Office):
    drafted(office, hint="The lamp was a gift.")
    assert "| The lamp was a gift." in office.model.prompts[0].user


def test_notes_of_colleagues_never_reach_the_model(opened):
    case = ticket()
    case["messages"].append(
        answer("7001", "Difficult customer.", "2026-11-20T12:05:00Z", direction="note")
    )
    office = opened(tickets=(case,))
    drafted(office)
    assert "Difficult" not in office.model.prompts[0].user


def test_who_asked_for_a_person_gets_no_draft(opened):
    office = opened(tickets=(ticket(text="Can I return my lamp? I want to speak to a human."),))
    assert reason(office) is AbstainReason.PERSON_ASKED
    assert office.model.prompts == []


def test_an_empty_message_gets_no_draft(opened):
    case = ticket()
    case["messages"][0]["text"] = " \n"
    office = opened(tickets=(case,))
    assert reason(office) is AbstainReason.NOTHING_TO_ANSWER


def test_a_machine_gets_no_draft_but_its_note_hides_no_question(office: Office):
    conversation = office.services.reader.conversation("7001")
    (asked,) = conversation.messages
    note = replace(asked, id="<2@mail.example>", text="I am away.", is_automatic=True)
    only, both = (replace(conversation, messages=m) for m in ((note,), (asked, note)))
    assert why_not(only, person_was_asked=False) is AbstainReason.AUTOMATIC_SENDER
    assert why_not(both, person_was_asked=False) is None
    assert why_not(both, person_was_asked=True) is AbstainReason.PERSON_ASKED


def test_below_the_threshold_of_evidence_nothing_is_asked_of_the_model(opened):
    case = ticket(subject="Zebras", text="Do you teach zebras the xylophone?")
    office = opened(tickets=(case,))
    assert reason(office) is AbstainReason.NOT_ENOUGH_EVIDENCE
    assert office.model.prompts == []
    assert drafted(office)[-1].abstention.missing == ("Do you teach zebras the xylophone?",)


def test_the_threshold_is_the_policys(opened):
    case = ticket(subject="Lamp", text="Is the lamp blue?")
    strict = opened(tickets=(case,), abstain_below=0.99)
    assert reason(strict) is AbstainReason.NOT_ENOUGH_EVIDENCE
    assert isinstance(drafted(opened(tickets=(case,), abstain_below=0.0))[-1], DraftReady)


def test_a_model_without_an_answer_says_what_is_missing(opened):
    office = opened(model=ScriptedModel("[missing] the date of purchase\n[rating] guessing\n"))
    last = drafted(office)[-1]
    assert last.abstention.reason is AbstainReason.MODEL_HAD_NO_ANSWER
    assert last.abstention.missing == ("the date of purchase",)
    assert office.services.work.drafts("7001") == ()


def test_an_answer_without_its_end_marker_is_no_draft(opened):
    office = opened(model=ScriptedModel(SOUND_ANSWER, is_cut=True))
    with pytest.raises(StreamIncomplete):
        drafted(office)
    assert office.services.work.drafts("7001") == ()


def test_a_model_that_cannot_be_reached_leaves_nothing_behind(opened):
    office = opened(model=ScriptedModel(error=ModelUnreachable("The server did not answer.")))
    with pytest.raises(ModelUnreachable):
        drafted(office)
    assert office.services.work.drafts("7001") == ()


def test_the_stop_switch_closes_the_door(office: Office):
    office.services.stop.turn(False)
    with pytest.raises(GateRefused):
        drafted(office)
    assert office.model.prompts == []


def test_a_cloud_model_is_never_asked_unless_it_was_switched_on(opened):
    with pytest.raises(GateRefused, match="cloud"):
        drafted(opened(model=ScriptedModel(SOUND_ANSWER, is_cloud=True)))
    allowed = opened(model=ScriptedModel(SOUND_ANSWER, is_cloud=True), cloud_allowed=True)
    assert isinstance(drafted(allowed)[-1], DraftReady)


def test_a_thread_that_somebody_answered_is_drafted_from_the_customers_newest_message(
    office: Office,
):
    office.colleague_answers("7001", "Yes, you can.")
    office.services.reader.conversation("7001", is_fresh=True)
    drafted(office)
    before, mark, asked = office.model.prompts[0].user.partition("Open message 1 of the customer:")
    assert mark
    assert "| Yes, you can." in before
    assert "| Yes, you can." not in asked
    assert "can I return my lamp" in asked


def test_of_many_conversations_only_the_latest_keep_their_placeholders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(drafting, "KEPT_MAPS", 2)
    tickets = tuple(ticket(f"70{n}", email=f"c{n}@mail.example") for n in range(4))
    office = open_office(tmp_path, tickets=tickets)
    for one in ("700", "701", "700", "702", "703"):
        assert isinstance(drafted(office, one)[-1], DraftReady)
    assert list(office.services.drafting._placeholders) == ["702", "703"]
    office.close()
