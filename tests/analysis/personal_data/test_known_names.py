from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Annas Paket", "Annas"),
        ("Anna's parcel", "Anna"),
        ("Herrn Müllers Konto", "Herrn Müllers"),
        ("write to mueller now", "mueller"),
        ("MÜLLER called", "MÜLLER"),
        ("ask Anna Müller please", "Anna Müller"),
        ("ask Müller, Anna please", "Müller, Anna"),
        ("signed A. Müller today", "A. Müller"),
        ("user annamueller", "annamueller"),
        ("widziałem Annę wczoraj", "Annę"),
        ("Mrs. Müller rang", "Mrs. Müller"),
    ],
)
def test_a_known_name_is_found_in_its_forms(text, name, found):
    assert found(text, ["Anna Müller"]) == [("PERSON", name)]


@pytest.mark.parametrize(
    ("text", "person"),
    [("Thanks, Émile.", "Émile Roux"), ("Thanks, Émile.", "Emile Roux"), ("Thanks, Emile.", "Émile Roux"),
     ("Danke, Özgür.", "Özgür Kaya"), ("Danke, Oezguer.", "Özgür Kaya"), ("Dzięki, Łucja.", "Łucja Maj")],
)  # fmt: skip
def test_a_first_letter_with_an_accent_hides_no_name(text, person, found):
    assert found(text, [person]) == [("PERSON", text.split()[1].rstrip("."))]


@pytest.mark.parametrize(
    "text",
    ["Please mark it as done", "I will wait", "The bill is due", "Annual report", "a grace period"],
)
def test_an_ordinary_word_is_no_name_just_because_someone_has_it(text, found):
    assert found(text, ["Mark Will", "Bill Grace", "Anna"]) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mark wrote to us", "Mark"),
        ("I told Mark", "Mark"),
        ("Dear Will,", "Will"),
        ("Mark Will", "Mark Will"),
        ("will, mark", "will, mark"),
        ("Thanks,\nGrace", "Grace"),
    ],
)
def test_it_is_one_where_it_is_used_as_one(text, name, found):
    assert ("PERSON", name) in found(text, ["Mark Will", "Grace"])


def test_particles_titles_and_suffixes_belong_to_the_name(found):
    assert found("I met Jessica van den Oord MD there", ["Dr. Jessica van den Oord"]) == [
        ("PERSON", "Jessica van den Oord MD")
    ]
    assert found("the van den company", ["Jessica van den Oord"]) == []


def test_a_known_name_may_itself_be_decomposed_or_full_width(found):
    assert found("ask Müller", ["Mu\u0308ller"]) == [("PERSON", "Müller")]
    assert found("ask Anna", ["Ａｎｎａ"]) == [("PERSON", "Anna")]


def test_names_in_scripts_without_spaces_are_found(found):
    assert found("山田太郎です", ["山田太郎"]) == [("PERSON", "山田太郎")]


def test_an_address_as_a_name_gives_the_names_in_it(found):
    assert found("Jane here", ["jane.doe@example.com"]) == [("PERSON", "Jane")]
