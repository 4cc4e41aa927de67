"""Which language a message is written in.

Rule: the script decides where it can, a model limited to the languages in question does the rest, and a
text without words has the language it was expected to have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from agent_assist.analysis.language_hints import BY_LETTERS, BY_SCRIPT, LETTERS, STOP_WORDS
from agent_assist.analysis.language_model import language_model

DEFAULT_CANDIDATES = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "ko", "lt", "lv", "no", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk",
    "vi", "zh",
)  # fmt: skip
_MODEL_NAMES = {"nb": "no"}
_NOISE = re.compile(r"https?://\S{1,2000}|\S{1,80}@\S{1,80}|[\w./#-]*\d[\w./#-]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST_CHARS = 4_000
_SHORT_WORDS, _HARDLY_ANY_WORDS = 12, 2
_HINT_WEIGHT = 6.0
_LATIN_END = "\u0250"
_WRITTEN_IN_TWO = {"sr"}
_OTHER_SCRIPTS = {name for names, _ in BY_SCRIPT for name in names} - _WRITTEN_IN_TWO


def detect_language(
    text: str, candidates: Sequence[str] | None = None, fallback: str = "en"
) -> str:
    """ISO 639-1 code of the language of `text`.

    `candidates` limits the answer (None: the languages of DEFAULT_CANDIDATES). `fallback` is the answer for
    a text without words, and the likelier one for a word or two. Only the first 4,000 characters are read.
    """
    allowed = tuple(dict.fromkeys(candidates or DEFAULT_CANDIDATES))
    sample = _NOISE.sub(" ", text[:_LONGEST_CHARS])
    words = _WORD.findall(unicodedata.normalize("NFC", sample).lower())
    if not words:
        return fallback
    if len(allowed) == 1:
        return allowed[0]
    return _by_script(sample, allowed) or _by_words(
        sample, words, _in_latin(sample, allowed), fallback
    )


def _by_script(sample: str, allowed: tuple[str, ...]) -> str:
    """The language, where most letters are of a script that only one of the candidates uses; else ""."""
    letters = sum(char.isalpha() for char in sample)
    for languages, script in BY_SCRIPT:
        if len(script.findall(sample)) * 2 > letters:
            named = [language for language in languages if language in allowed]
            if len(named) == 1:
                return named[0]
            return _by_letters(sample, named)
    return ""


def _in_latin(sample: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Without the languages of other scripts, where most letters are Latin; all, where that leaves none."""
    letters = [char for char in sample if char.isalpha()]
    if sum(char < _LATIN_END for char in letters) * 2 <= len(letters):
        return allowed
    return tuple(name for name in allowed if name not in _OTHER_SCRIPTS) or allowed


def _by_letters(sample: str, languages: Sequence[str]) -> str:
    """The first of several languages of one script whose own letters appear."""
    lowered = sample.lower()
    for language in BY_LETTERS:
        if language in languages and LETTERS[language].search(lowered):
            return language
    return ""


def _by_words(sample: str, words: list[str], allowed: tuple[str, ...], fallback: str) -> str:
    scores = _model_scores(sample, allowed)
    if len(words) <= _SHORT_WORDS:
        for language in scores:
            known = STOP_WORDS.get(language, frozenset())
            scores[language] += _HINT_WEIGHT * sum(word in known for word in words)
    if len(words) <= _HARDLY_ANY_WORDS and fallback in scores:
        scores[fallback] += _HINT_WEIGHT / 2
    for language in scores:
        if language in LETTERS and LETTERS[language].search(sample.lower()):
            scores[language] += _HINT_WEIGHT
    return max(scores, key=lambda language: scores[language])


def _model_scores(sample: str, allowed: tuple[str, ...]) -> dict[str, float]:
    """Log-likelihood of each candidate; candidates the model does not know start level with its worst."""
    known = language_model().scores(sample)
    scores = {name: known.get(_MODEL_NAMES.get(name, name)) for name in allowed}
    worst = min((score for score in scores.values() if score is not None), default=0.0)
    return {name: worst if score is None else score for name, score in scores.items()}
