"""Which language a text is in, by its function words. Rule: "" unless one language is clearly ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent_assist.analysis.claims.lexicon.function_words import function_words
from agent_assist.analysis.retrieval.terms import fold

KNOWN = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "tr")
_LEAST_HITS = 4
_LEAD = 1.3


def guess_language(text: str, among: Sequence[str] = KNOWN) -> str:
    """ISO 639-1 code of one of eleven languages, or ""."""
    words = re.findall(r"[a-z]+", fold(text))
    known = {language: function_words(language) for language in among}
    hits = sorted(((sum(w in known[lang] for w in words), lang) for lang in among), reverse=True)
    best, second = hits[0], hits[1] if len(hits) > 1 else (0, "")
    return best[1] if best[0] >= _LEAST_HITS and best[0] >= _LEAD * second[0] else ""
