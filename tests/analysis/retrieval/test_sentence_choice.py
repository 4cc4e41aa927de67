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
    assert ids(choose("", f"{told} {asked}", [depot, GIFT_CARDS], "en")) == []
    assert ids(choose("", f"{told} When do you collect?", [depot, GIFT_CARDS], "en")) == ["depot#1"]


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


def test_a_question_that_points_back_is_read_with_what_was_said_before() -> None:
    discount = passage("students#2", "Students — Later", "We apply a student discount for 7 days.")
    sofas = passage("sofas#1", "Old sofas — Taking them", "We take an old sofa away for £25.")
    text = (
        "I bought a lamp and forgot that I get a discount as a student. Can you still take it off?"
    )
    assert ids(choose("Lamp", text, [sofas, discount], "en")) == ["students#2"]


def test_a_question_for_a_time_is_answered_by_a_section_that_gives_one() -> None:
    depot = passage("depot#2", "Depot — Waiting", "The parcel is held at the depot for 7 days.")
    third = passage("depot#3", "Depot — Third visit", "The courier comes to you once more.")
    text = "My parcel is at the depot. Until when would it stay there?"
    assert ids(choose("Parcel at the depot", text, [third, depot], "en")) == ["depot#2"]
    assert choose("Parcel at the depot", text, [third], "en").answers == ()


def test_what_does_that_cost_goes_on_from_the_answer_before() -> None:
    sofas = passage("sofas#1", "Recycling — Sofa", "We take the old sofa with us for £25 or €29.")
    rooms = passage("rooms#1", "Delivery — Cost of rooms", "Delivery into a room will cost £39.")
    text = "Can your people take the old sofa with them, and what does that cost?"
    assert ids(choose("Delivery and old sofa", text, [rooms, sofas], "en")) == ["sofas#1"]


def test_two_questions_with_one_best_section_take_a_second_that_fits_nearly_as_well() -> None:
    drafts = passage("ai#1", "Drafts — Computer", "A computer writes drafts of mails.")
    people = passage("ai#3", "Drafts — Colleagues", "A colleague writes mails.")
    text = "Does a computer write drafts of mails? Who else writes mails?"
    assert sorted(ids(choose("Mails", text, [drafts, people], "en"))) == ["ai#1", "ai#3"]


def test_two_messages_need_the_sentences_of_both() -> None:
    text = (
        "You can return lamps. The box must be whole. We need the original bill."
        " Refunds reach your card in 5 days."
    )
    long = passage("r#1", "Returns", text)
    asked = "Can I return lamps? When do refunds reach my card?"
    found = choose("Returns", asked, [long], "en").answers[0].sentences
    assert found[0] == "You can return lamps."
    assert found[-1] == "Refunds reach your card in 5 days."


def test_what_the_customer_wrote_before_says_what_it_is_about() -> None:
    lost = passage("lost#1", "Lost parcels", "We send a replacement or your money, as you prefer.")
    recall = passage("recall#1", "Recall", "You get your money or a new lamp as replacement.")
    text = "I want a replacement or my money."
    told = "My parcel is lost. The courier lost the parcel ten days ago."
    assert ids(choose("Hello", text, [recall, lost], "en", told)) == ["lost#1"]


def test_an_order_number_or_an_address_is_no_part_of_the_question() -> None:
    office = passage("address#1", "Address — Change", "The parcel can go to your office instead.")
    text = "Can it go to the office: Gannet Row 5, Millbrook Harbour, D08 Dublin?"
    assert ids(choose("Address", text, [office], "en")) == ["address#1"]


def test_what_goes_on_from_a_greeting_in_lower_case_is_no_sentence() -> None:
    text = (
        "Bonjour {{name}},\n\nmerci de nous écrire votre adresse. Nous la changeons.\n\nÀ bientôt"
    )
    found = usable_sentences(passage("reply:a", "Adresse", text, PassageKind.SAVED_REPLY))
    assert found == ("Nous la changeons.",)


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


def test_a_short_question_that_two_articles_fit_alike_stays_open() -> None:
    damage = passage("damage#1", "Damage", "Send a lamp back within 14 days when it came broken.")
    returns = passage("returns#1", "Returns", "Send a lamp back within 60 days when you like.")
    chosen = choose("My lamp", "Until when could I send it back?", [damage, returns], "en")
    assert chosen.answers == ()
    assert chosen.unanswered == ("Until when could I send it back?",)
