"""Spelling by the dictionaries of this computer, where it has some."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent_assist.adapters.enchant_spelling import EnchantSpelling, _best_tags


@pytest.fixture
def english() -> EnchantSpelling:
    spelling = EnchantSpelling()
    if not spelling.knows("en"):
        pytest.skip("there is no Enchant with an English dictionary on this computer")
    return spelling


def test_a_slip_is_found_and_what_was_meant_is_offered(english: EnchantSpelling) -> None:
    assert english.wrong({"delivery", "delivry", "don't"}, "en") == {"delivry"}
    assert "delivery" in english.suggestions("delivry", "en")


def test_a_word_without_an_end_is_left_alone(english: EnchantSpelling) -> None:
    assert english.wrong({"x" * 5000}, "en") == frozenset()
    assert english.suggestions("x" * 5000, "en") == ()


def test_a_language_without_a_dictionary_has_no_marks(english: EnchantSpelling) -> None:
    assert not english.knows("tlh")
    assert english.wrong({"nuqneH"}, "tlh") == frozenset()
    assert english.suggestions("nuqneH", "tlh") == ()


def test_without_enchant_nothing_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    spelling = EnchantSpelling()
    assert not spelling.knows("en")
    assert spelling.wrong({"delivry"}, "en") == frozenset()
    assert spelling.languages() == ()


def test_the_languages_are_those_that_have_a_dictionary(english: EnchantSpelling) -> None:
    assert "en" in english.languages()
    assert all(english.knows(language) for language in english.languages())


def test_the_variants_that_most_people_write_are_taken_else_any() -> None:
    assert _best_tags("de", ["de_AT", "de_DE", "en_US"])[-1] == "de_DE"
    assert set(_best_tags("en", ["en_AU", "en_GB", "en_US"])) >= {"en_US", "en_GB"}
    assert _best_tags("fr", ["fr", "fr_CA"]) == ("fr",)
    assert _best_tags("pl", ["en_US"]) == ()


def test_british_spelling_is_no_slip_where_the_dictionary_is_american(
    english: EnchantSpelling,
) -> None:
    british = {"neighbour", "colours", "apologise", "organisation", "cancelled", "centre", "cheque"}
    assert english.wrong({*british, "neighbuor", "apologyse"}, "en") == {"neighbuor", "apologyse"}


_LOOK = """
from agent_assist.adapters.enchant_spelling import EnchantSpelling
spelling = EnchantSpelling()
assert spelling.knows("en")
print(sorted(spelling.wrong({"delivry", "nordlysk"}, "en")))
"""


def looked_up(lists: Path) -> str:
    """What another process finds wrong, with Enchant's own lists of words in that folder."""
    environment = {**os.environ, "ENCHANT_CONFIG_DIR": str(lists)}
    result = subprocess.run(
        [sys.executable, "-c", _LOOK], env=environment, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


@pytest.mark.usefixtures("english")
def test_somebodys_own_words_count_and_no_empty_file_is_left(tmp_path: Path) -> None:
    lists = tmp_path / "enchant"
    assert looked_up(lists) == "['delivry', 'nordlysk']"
    assert not lists.exists()
    lists.mkdir()
    (lists / "en_US.dic").write_text("nordlysk\n", encoding="utf-8")
    assert looked_up(lists) == "['delivry']"
    assert [path.name for path in lists.iterdir()] == ["en_US.dic"]
