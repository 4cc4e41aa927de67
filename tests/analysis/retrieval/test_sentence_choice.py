"""Choosing the sentences that answer a message."""

from __future__ import annotations

import pytest

from agent_assist.analysis.retrieval.sentence_choice import Chosen, choose, usable_sentences
from agent_assist.domain.evidence import Passage, PassageKind


def passage(
    passage_id: str, title: str, text: str, kind: PassageKind = PassageKind.ARTICLE
) -> Passage:
    return Passage(passage_id, title, text, kind, "en")


RETURNS = passage("returns#1", "Returns", "You can return lamps within 60 days. Keep the box.")
GIFT_CARDS = passage("gifts#1", "Gift cards", "We never exchange gift cards for money.")


def ids(chosen: Chosen) -> list[str]:
    return [answer.passage.id for answer in chosen.answers]


def test_a_passage_must_fit_the_whole_message_and_not_one_question_alone() -> None:
    depot = passage(
        "depot#1",
        "Parcel at the depot",
        "The courier leaves a missed parcel at the nearest depot and holds it seven days for collection.",
    )
    told = (
        "The courier missed me and took the parcel to the nearest depot. It holds the parcel seven"
        " days for collection."
    )
    asked = "Do you exchange money?"
    assert ids(choose("", asked, [depot, GIFT_CARDS], "en")) == ["gifts#1"]
    assert "gifts#1" not in ids(choose("", f"{told} {asked}", [depot, GIFT_CARDS], "en"))


def test_a_passage_that_covers_little_of_the_question_does_not_answer_it() -> None:
    question = "May penguins in Antarctica wear striped lamps during stormy polar nights?"
    chosen = choose("", question, [RETURNS], "en")
    assert chosen.answers == ()
    assert chosen.unanswered == (question,)


def test_a_second_question_is_not_answered_by_repeating_the_first_answer() -> None:
    text = "How can I return lamps? Will the blue elephant come on Sunday?"
    chosen = choose("Returns, return lamps within days", text, [RETURNS], "en")
    assert ids(chosen) == ["returns#1"]
    assert chosen.unanswered == ("Will the blue elephant come on Sunday?",)


def test_two_questions_about_one_passage_are_both_answered_once() -> None:
    text = "How long can I return lamps? Should I keep the box for returns?"
    chosen = choose("Returns", text, [RETURNS], "en")
    assert ids(chosen) == ["returns#1"]
    assert chosen.unanswered == ()


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_alike_the_one_that_the_search_put_first_answers(turned: bool) -> None:
    first = passage("a#1", "Returns", "Lamps can go back within 60 days.")
    second = passage("b#1", "Returns", "Lamps can go back within 60 days, as said, too.")
    pair = [second, first] if turned else [first, second]
    chosen = choose("Returns", "Can lamps go back within 60 days?", pair, "en")
    assert ids(chosen) == [pair[0].id]


def test_the_search_tips_the_scales_between_near_equals() -> None:
    words = " ".join(f"word{letter}" for letter in "abcdefghijklmno")
    general = passage("a#1", "Sending", f"{words}.")
    closer = passage("b#1", "Sending", f"{words} straw.")
    question = f"Sending {words} with straw?"
    assert ids(choose("Sending", question, [general, closer], "en")) == ["a#1"]
    assert ids(choose("Sending", question, [closer, general], "en")) == ["b#1"]
    assert ids(choose("Sending", "Sending straw?", [general, closer], "en")) == ["b#1"]


def test_a_message_that_asks_nothing_is_answered_by_its_statements() -> None:
    chosen = choose("Lamp", "I am home now. I want lamps returned, return lamps.", [RETURNS], "en")
    assert ids(chosen) == ["returns#1"]
    nothing = choose("Hello", "The blue elephant sings.", [RETURNS], "en")
    assert nothing.unanswered == ("The blue elephant sings.",)


def test_a_short_section_comes_whole_and_a_long_one_in_part() -> None:
    short = choose("Returns", "Can I return lamps?", [RETURNS], "en")
    assert short.answers[0].sentences == ("You can return lamps within 60 days.", "Keep the box.")
    long = passage(
        "r#1",
        "Returns",
        "First we say hello. Then comes a story. You can return lamps. Keep the old box. That is it all.",
    )
    chosen = choose("Returns", "Can I return lamps?", [long], "en")
    assert chosen.answers[0].sentences == ("You can return lamps.", "Keep the old box.")


def test_nothing_offered_answers_nothing() -> None:
    assert choose("a", "Why?", [], "en") == Chosen((), ("Why?",))


def test_usable_sentences_are_whole_and_verbatim() -> None:
    text = "- Take the box home.\n2. Use this:\nHi {{name}}, your lamp comes.\nYes.\nIt costs 3.95 euros."
    found = usable_sentences(passage("a#1", "T", text))
    assert found == ("Take the box home.", "It costs 3.95 euros.")
    assert all(sentence in text for sentence in found)
    assert usable_sentences(passage("order:1", "T", text, PassageKind.ORDER)) == ()
