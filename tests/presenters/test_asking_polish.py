"""The agent's own words polished: taken piece by piece, marked as such from then on, and sent through the same gates."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.domain.disclosure import DisclosureKind, DraftSource
from agent_assist.domain.provenance import Origin, Provenance, Run
from tests.fakes.model import ScriptedModel
from tests.fakes.office import Office, open_office, ticket
from tests.presenters.conftest import Agent
from tests.presenters.test_asking import log

OWN = (
    "Hi Maren,\n\nno problem at all. send the arc lamp to us before 5 December, and tell me when "
    "you posted it. i look out for for it myself.\n\nPriya"
)
POLISHED = OWN.replace("send", "Send").replace("i look out for for it", "I will watch for it")


def put_by(agent: Agent):
    """What the editor does when a change is taken."""

    def put(start: int, end: int, words: str) -> None:
        review = agent.work.context.review
        text, runs = review.text, []
        for first, last, origin in review.provenance.spans():
            runs.append(Run(max(0, min(last, start) - first), origin))
            if first <= start < last or start == last == len(text):
                runs.append(Run(len(words), Origin.AI))
            runs.append(Run(max(0, last - max(first, end)), origin))
        agent.work.edited(text[:start] + words + text[end:], Provenance.of(runs))

    return put


def polishes(agent: Agent, answer: str = POLISHED) -> None:
    agent.office.model.answer = answer
    agent.work.polishing.ask()
    agent.wait()


@pytest.fixture
def writing(agent: Agent) -> Agent:
    """Somebody who has written a reply of their own."""
    agent.open()
    agent.work.editing.write_myself()
    agent.types(OWN)
    return agent


def takes(agent: Agent, place: int = 0) -> None:
    agent.work.polishing.take(agent.work.beside.pieces[place].key, put_by(agent))


def test_a_polish_is_shown_as_changes_and_changes_nothing(writing: Agent):
    polishes(writing)
    assert [(p.old, p.new) for p in writing.work.beside.pieces] == [
        ("send", "Send"),
        ("i look out for", "I will watch"),
    ]
    review = writing.work.context.review
    assert review.text == OWN
    assert review.source is None
    assert writing.work.draft.tag.words == "Written by you, no AI"


def test_a_change_that_is_taken_is_ai_words_in_a_text_that_says_so(writing: Agent):
    polishes(writing)
    takes(writing, 1)
    review = writing.work.context.review
    assert review.text == OWN.replace("i look out for", "I will watch")
    assert review.provenance.count(Origin.AI) == len("I will watch")
    assert writing.work.draft.tag.words == "Your words, polished by AI"
    assert review.disclosure is DisclosureKind.POLISHED
    assert writing.work.beside.note == "1 taken, 1 left"
    (record,) = log(writing, "chosen")
    assert record["detail"]["act"] == "polish"
    assert record["prompt"].startswith("polish-1:")


def test_polished_words_are_read_checked_previewed_and_sent_as_polished(writing: Agent):
    polishes(writing)
    takes(writing)
    assert writing.state == "complete"
    assert not writing.work.review_bar.approve.is_enabled
    writing.wait(1)
    writing.reads()
    assert writing.state == "ready"
    writing.work.approving.open_preview()
    envelope = writing.work.context.prepared.envelope
    assert envelope.disclosure is DisclosureKind.POLISHED
    assert envelope.footer.startswith("Written by Priya N. with AI help.")
    writing.work.approving.preview_shown_whole(900)
    writing.work.approving.confirm_send()
    assert writing.state == "undo_window"
    decision = log(writing, "decision")[-1]
    assert decision["detail"]["disclosure"] == "polished"
    assert decision["detail"]["outcome"] == "unused"
    assert decision["prompt"].startswith("polish-1:")
    assert "compositeWithTrainedAlgorithmicMedia" in decision["detail"]["disclosure_machine"]


def test_a_fact_that_the_polish_invents_closes_approval(writing: Agent):
    polishes(writing, POLISHED.replace("5 December", "9 December"))
    place = next(n for n, p in enumerate(writing.work.beside.pieces) if "9" in p.new)
    takes(writing, place)
    writing.wait(1)
    writing.reads()
    assert writing.work.context.review.open_facts == 1
    assert not writing.work.review_bar.approve.is_enabled


def test_taking_one_more_change_asks_to_read_the_text_again(writing: Agent):
    polishes(writing)
    takes(writing)
    writing.wait(1)
    writing.reads()
    assert writing.state == "ready"
    takes(writing)
    assert writing.state == "complete"


def test_a_change_can_be_left_and_what_is_typed_meanwhile_stands(writing: Agent):
    polishes(writing)
    first, second = writing.work.beside.pieces
    writing.work.polishing.leave(second.key)
    review = writing.work.context.review
    before = "Dear " + review.text
    writing.work.edited(before, Provenance.whole(len(before), Origin.PERSON))
    (left,) = writing.work.beside.pieces
    assert left.key == first.key
    takes(writing)
    assert review.text == before.replace("send", "Send")


def test_a_change_whose_words_were_typed_over_is_gone(writing: Agent):
    polishes(writing)
    text = OWN.replace("send the", "Post the")
    writing.work.edited(text, Provenance.whole(len(text), Origin.PERSON))
    assert [p.new for p in writing.work.beside.pieces] == ["I will watch"]


def test_the_polishs_words_typed_by_hand_are_marked_all_the_same(writing: Agent):
    polishes(writing)
    text = OWN.replace("i look out for", "I will watch")
    writing.work.edited(text, Provenance.whole(len(text), Origin.PERSON))
    assert writing.work.context.review.source is DraftSource.POLISH


def test_discarding_polished_words_loses_nothing(writing: Agent):
    polishes(writing)
    takes(writing)
    review = writing.work.context.review
    text, runs = review.text, review.provenance
    assert writing.work.review_bar.reject.words == "Discard…"
    writing.work.press_left()
    assert (writing.state, review.text) == ("human_only", "")
    writing.work.act("bring-back")
    assert (review.text, review.provenance) == (text, runs)
    assert review.source is DraftSource.POLISH


def test_polished_words_are_still_polished_after_a_restart(writing: Agent, office: Office):
    polishes(writing)
    takes(writing)
    writing.wait(1)
    again = Agent(office)
    again.open()
    assert again.work.context.review.source is DraftSource.POLISH
    assert again.work.draft.tag.words == "Your words, polished by AI"
    assert again.work.context.review.stale_reason == ""


def test_an_edited_draft_that_is_polished_stays_an_ai_draft(agent: Agent):
    agent.open()
    agent.types(" i add this.")
    review = agent.work.context.review
    draft = review.draft
    polishes(agent, review.text.replace("i add", "I add"))
    takes(agent)
    assert review.draft is draft
    assert review.source is DraftSource.MODEL


def test_personal_data_is_masked_on_the_way_and_back_in_the_polish(agent: Agent):
    agent.open()
    agent.work.editing.write_myself()
    own = "Hi, i write to maren@home.example as you asked me to."
    agent.types(own)
    polishes(agent, "Hi, I write to ⟦EMAIL_1⟧ as you asked me to.")
    prompt = agent.office.model.prompts[-1]
    assert "maren@home" not in prompt.user + prompt.system
    assert [(p.old, p.new) for p in agent.work.beside.pieces] == [("i", "I")]


@pytest.mark.parametrize("answer", ["", "OK", "word " * 200])
def test_what_is_not_the_text_polished_is_refused(writing: Agent, answer: str):
    polishes(writing, answer)
    assert "No polish" in writing.work.beside.problem
    assert writing.work.beside.pieces == ()


def test_a_polish_that_ends_early_is_not_used(writing: Agent):
    writing.office.model.is_cut = True
    polishes(writing)
    assert "ended early" in writing.work.beside.problem
    assert writing.work.beside.pieces == ()


def test_an_empty_text_and_a_model_of_articles_are_answered_in_words(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel("x", source=DraftSource.KNOWLEDGE))
    agent = Agent(office)
    agent.open()
    agent.work.editing.write_myself()
    polishes(agent)
    assert "Write your reply first." in agent.work.beside.problem
    agent.types(OWN)
    polishes(agent)
    assert "needs a language model" in agent.work.beside.problem
    office.close()


def test_who_asked_for_a_person_gets_no_ai_in_the_words_either(tmp_path: Path):
    case = ticket(text="Can I return my lamp? I want to speak to a human.")
    office = open_office(tmp_path, tickets=(case,))
    agent = Agent(office)
    agent.open()
    agent.work.editing.write_myself()
    agent.types(OWN)
    polishes(agent)
    assert agent.work.beside is None
    assert "asked for a person" in agent.work.review_bar.said
    assert office.model.prompts == []
    office.close()


def test_the_stop_switch_cuts_a_polish_and_leaves_the_words(writing: Agent):
    writing.runner._hold = True
    writing.work.polishing.ask()
    stream = writing.runner.streams[-1]
    writing.work.switching.toggle()
    assert stream.is_cancelled
    assert writing.work.context.review.text == OWN
    assert writing.work.beside is None


def test_a_customer_who_then_asks_for_a_person_gets_the_agents_words_as_they_were(
    writing: Agent, office: Office
):
    polishes(writing)
    takes(writing, 1)
    takes(writing, 0)
    office.customer_writes("7001", "I want to speak to a human, please.")
    writing.work.opening.refresh(frozenset({"7001"}))
    writing.wait()
    review = writing.work.context.review
    assert review.text == OWN
    assert review.source is None
    assert not review.provenance.has_ai


def test_a_polish_of_which_nothing_was_taken_leaves_the_words_ones_own_after_a_restart_too(
    writing: Agent, office: Office
):
    polishes(writing)
    writing.types(" Bye.")
    writing.wait(1)
    again = Agent(office)
    again.open()
    assert again.work.context.review.text.endswith(" Bye.")
    assert again.work.context.review.source is None


def test_a_polish_is_never_promised_a_rating_not_even_while_it_is_checked(writing: Agent):
    polishes(writing)
    takes(writing)
    writing.work.context.review.assessment = None
    why = writing.work.rationale
    assert (why.mode, why.badge, why.title) == ("waiting", None, "Your words, polished")
