"""Links: with a scheme, with `www.`, or a host with a path."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINK = re.compile(
    r"(?<![A-Za-z0-9+.-])(?:[A-Za-z][A-Za-z0-9+.-]{1,19}://|www\d?\.(?=[\w-]+\.))[^\s<>\"⟦⟧]{2,2048}"
    r"|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}"
    r"(?:com|net|org|io|co|de|fr|es|it|nl|be|ch|at|uk|eu|pl|cz|se|dk|no|fi|pt|ly|me|gl|link|app|dev|shop)"
    r"/[^\s<>\"⟦⟧]{1,2048}",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'*_)]}\\"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_links(text: str) -> Iterator[tuple[int, int]]:
    """The links in a normalised text, without the punctuation of the sentence around them."""
    if "/" not in text and "www" not in text.lower():
        return
    for match in _LINK.finditer(text):
        yield match.start(), match.start() + len(_without_sentence_end(match[0]))


def _without_sentence_end(link: str) -> str:
    while link and link[-1] in _TRAILING:
        opening = _PAIRS.get(link[-1])
        if opening and link.count(opening) >= link.count(link[-1]):
            break
        link = link[:-1]
    return link
