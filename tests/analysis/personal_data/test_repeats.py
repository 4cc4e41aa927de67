from __future__ import annotations

from agent_assist.analysis.personal_data.kinds import PersonalDataKind, PersonalDataSpan
from agent_assist.analysis.personal_data.repeats import find_repeats


def test_only_whole_words_repeat_a_value():
    text = "4821 and 4821, not 14821 or 48210"
    spans = [PersonalDataSpan(0, 4, PersonalDataKind.SECRET)]
    assert list(find_repeats(text, spans)) == [(PersonalDataKind.SECRET, [(0, 4), (9, 13)])]


def test_short_values_and_names_are_not_repeated():
    spans = [
        PersonalDataSpan(0, 3, PersonalDataKind.SECRET),
        PersonalDataSpan(4, 8, PersonalDataKind.PERSON),
    ]
    assert list(find_repeats("743 Mark 743 Mark", spans)) == []


def test_an_address_is_masked_inside_a_longer_word_too():
    text = "a@b.example and za@b.examplex"
    spans = [PersonalDataSpan(0, 11, PersonalDataKind.EMAIL)]
    assert list(find_repeats(text, spans)) == [(PersonalDataKind.EMAIL, [(0, 11), (17, 28)])]
