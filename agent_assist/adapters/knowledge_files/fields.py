"""The fields of an article: id, kind, language, days, owner, audience. Rule: a bad value is named with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NoReturn

from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import PassageKind

_KINDS = {
    "article": PassageKind.ARTICLE,
    "policy": PassageKind.POLICY,
    "saved_reply": PassageKind.SAVED_REPLY,
}
_ID = re.compile(r"[^\s#\[\]\"]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LONGEST_CHARS = 300


class Fields:
    """Reads the fields of one article. `lines` gives the line of a key where the file has lines."""

    def __init__(
        self, where: str, values: Mapping[str, str], lines: Mapping[str, int] | None = None
    ) -> None:
        self._where, self._values, self._lines = where, values, lines

    def text(self, key: str) -> str:
        """The value, "" where there is none."""
        return " ".join(self._values.get(key, "").split())[:_LONGEST_CHARS]

    def id(self, default: str) -> str:
        """The article's id; InputError when it cannot stand before a `#`."""
        value = self.text("id") or default
        if not _ID.fullmatch(value):
            self._refuse("", f"the id “{value}” has a space, # or bracket", "Change the id")
        return value

    def language(self) -> str:
        """A code such as `de`, "" where none is given."""
        value = self.text("language")
        if value and not _LANGUAGE.fullmatch(value):
            self._refuse(
                "language", f"the language “{value}” is no code", "Use a code such as en or de"
            )
        return value.lower()

    def kind(self) -> PassageKind:
        """`article` or `policy`; InputError for anything else."""
        value = self.text("kind") or "article"
        if value.lower() not in _KINDS:
            self._refuse("kind", f"the kind “{value}” is unknown", "Use article or policy")
        return _KINDS[value.lower()]

    def day(self, key: str) -> date | None:
        """A day as YYYY-MM-DD, alone or at the start of a time."""
        value = self.text(key)
        if not value:
            return None
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            self._refuse(key, f"{key} is not a day", "Write it as YYYY-MM-DD")

    def _refuse(self, key: str, what: str, action: str) -> NoReturn:
        line = f", line {self._lines.get(key, 1)}" if self._lines is not None else ""
        raise InputError(f"{self._where}{line}: {what}. {action}, and import again.")
