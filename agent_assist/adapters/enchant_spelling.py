"""Spelling by Enchant over the dictionaries of the system (Hunspell on most). Rule: without them nothing is marked.

Enchant is optional: a computer without it, or without a dictionary, has no marks and no error. Dictionaries are
read with a broker of one's own. Enchant's own lists of words count where there are some; no word is added, and the
empty files that Enchant makes for them are taken away again.
"""

from __future__ import annotations

import locale
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from agent_assist.analysis.spelling_words import american_forms

_MOST_SUGGESTIONS, _MOST_CHARS = 6, 60
_AMERICAN = "en_US"
_GREAT = {
    "en": (_AMERICAN, "en_GB"),
    "pt": ("pt_PT", "pt_BR"),
    "sv": ("sv_SE",),
    "da": ("da_DK",),
    "cs": ("cs_CZ",),
    "nb": ("nb_NO",),
}
"""Variants of a language that differ in spelling."""


class EnchantSpelling:
    """Dictionaries are opened when their language is first needed, and kept.

    A word is right when one of the language's great variants has it: customers write both "colour" and "color". Where
    English has the American dictionary alone, British spelling is looked up by its American form.
    """

    def __init__(self) -> None:
        self._broker: Any = None
        self._is_missing = False
        self._dictionaries: dict[str, tuple[Any, ...]] = {}

    def knows(self, language: str) -> bool:
        """Whether there is a dictionary of this language."""
        return bool(self._opened(language))

    def wrong(self, words: Iterable[str], language: str) -> frozenset[str]:
        """Those that are not in the dictionary; a word without an end is left alone."""
        opened = self._opened(language)
        if not opened:
            return frozenset()
        short = (word for word in words if len(word) <= _MOST_CHARS)
        is_american = [one.tag for one in opened] == [_AMERICAN]
        return frozenset(
            word
            for word in short
            if not any(one.check(word) for one in opened)
            and not (is_american and any(opened[0].check(form) for form in american_forms(word)))
        )

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What may have been meant."""
        opened = self._opened(language)
        if not opened or len(word) > _MOST_CHARS:
            return ()
        return tuple(opened[0].suggest(word)[:_MOST_SUGGESTIONS])

    def languages(self) -> tuple[str, ...]:
        """The languages of the dictionaries on this computer, sorted; empty without Enchant."""
        broker = self._opened_broker()
        tags = broker.list_languages() if broker else ()
        return tuple(sorted({tag.split("_")[0] for tag in tags}))

    def _opened(self, language: str) -> tuple[Any, ...]:
        if language not in self._dictionaries:
            self._dictionaries[language] = self._open(language)
        return self._dictionaries[language]

    def _open(self, language: str) -> tuple[Any, ...]:
        broker = self._opened_broker() if language else None
        if broker is None:
            return ()
        from enchant import get_user_config_dir  # start-up time; also optional
        from enchant.errors import Error

        try:
            with _no_new_files(Path(get_user_config_dir())):
                return tuple(
                    broker.request_dict(tag)
                    for tag in _best_tags(language, broker.list_languages())
                )
        except Error:
            return ()

    def _opened_broker(self) -> Any:
        """The broker; None where Enchant, a library of the system, is missing."""
        if self._broker is None and not self._is_missing:
            try:
                import enchant  # start-up time; also optional: needs a library of the system
            except ImportError:
                self._is_missing = True
                return None
            self._broker = enchant.Broker()
        return self._broker


@contextmanager
def _no_new_files(folder: Path) -> Iterator[None]:
    """Enchant makes two empty lists of words for each dictionary; it does without them, and reads later ones."""
    before = _names(folder)
    try:
        yield
    finally:
        with suppress(OSError):
            for name in (_names(folder) or set()) - (before or set()):
                if not (folder / name).stat().st_size:
                    (folder / name).unlink()
            if before is None:
                folder.rmdir()


def _names(folder: Path) -> set[str] | None:
    """The files of the folder; None where there is none."""
    try:
        return {path.name for path in folder.iterdir() if path.is_file()}
    except OSError:
        return None


def _best_tags(language: str, installed: Iterable[str]) -> tuple[str, ...]:
    """The variant that is spoken here, then those that most people write; without them any one."""
    tags = sorted(tag for tag in installed if tag.split("_")[0] == language)
    here = (locale.getlocale()[0] or "").split(".")[0]
    great = _GREAT.get(language, (f"{language}_{language.upper()}", language))
    found = tuple(tag for tag in dict.fromkeys((here, *great)) if tag in tags)[:2]
    return found or tuple(tags[:1])
