"""Variables in saved replies, written {{name}}. Rule: one without a value stays as it is, so that it can be seen."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z][A-Za-z0-9_]{0,40})\s*\}\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with every variable that has a value replaced by it; a value is never read for variables again."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1].lower()) or found[0], text)


def open_placeholders(text: str) -> tuple[str, ...]:
    """The variables that still stand in a text, each once, as written."""
    return tuple(dict.fromkeys(found[0] for found in _PLACEHOLDER.finditer(text)))
