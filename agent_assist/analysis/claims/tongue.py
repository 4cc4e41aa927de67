"""Which language a text is in, by its function words. Rule: "" unless one language is clearly ahead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agent_assist.analysis.claims.lexicon.function_words import function_words
from agent_assist.analysis.facts.flat import flat

KNOWN = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "tr")
_LEAST_HITS = 4
_LEAD = 1.3


def guess_language(text: str, among: Sequence[str] = KNOWN) -> str:
    """ISO 639-1 code of one of eleven languages, or ""."""
    words = Counter(re.findall(r"[a-z]+", flat(text)))
    known = {language: function_words(language) for language in among}
    hits = sorted(
        ((sum(words[w] for w in words.keys() & known[lang]), lang) for lang in among), reverse=True
    )
    best, second = hits[0], hits[1] if len(hits) > 1 else (0, "")
    return best[1] if best[0] >= _LEAST_HITS and best[0] >= _LEAD * second[0] else ""
