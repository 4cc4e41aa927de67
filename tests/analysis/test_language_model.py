"""The table behind the language of a message."""

from __future__ import annotations

import subprocess
import sys

from agent_assist.analysis.language import DEFAULT_CANDIDATES
from agent_assist.analysis.language_model import language_model


def best(text: str) -> str:
    scores = language_model().scores(text)
    return max(scores, key=lambda language: scores[language])


def test_it_knows_every_language_that_its_script_does_not_decide() -> None:
    undecided = set(DEFAULT_CANDIDATES) - {"el", "he", "hi", "ja", "ko", "th", "zh"}
    assert set(language_model().languages) == undecided


def test_capitals_and_split_accents_change_nothing() -> None:
    words = "Können Sie mir sagen, wann die Lieferung kommt?"
    assert best(words) == best(words.upper()) == "de"
    assert language_model().scores("för") == language_model().scores("fo\u0308r")


def test_a_text_of_which_nothing_is_known_speaks_for_no_language() -> None:
    assert set(language_model().scores("").values()) == {0.0}


def test_more_of_the_same_counts_less_and_less() -> None:
    once, thrice = (language_model().scores("beställning " * n)["sv"] for n in (1, 9))
    assert once < thrice < 9 * once


def test_numpy_is_not_needed() -> None:
    code = (
        "import sys; from agent_assist.analysis.language import detect_language;"
        "assert detect_language('Where is my order?') == 'en'; print('numpy' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
