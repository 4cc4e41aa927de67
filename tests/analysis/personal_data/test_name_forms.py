from __future__ import annotations

from agent_assist.analysis.personal_data.name_forms import folded, spelled_out, uninflected


def test_accents_and_case_are_folded_and_umlauts_spelled_out():
    assert folded("MÜLLER") == "muller"
    assert spelled_out("Müller") == "mueller"
    assert folded("Łukasz Straße Øre") == "lukasz strasse ore"


def test_an_inflected_word_gives_the_names_it_can_come_from():
    assert "anna" in uninflected("annas")
    assert "anna" in uninflected("anne")
    assert uninflected("ann") == []
