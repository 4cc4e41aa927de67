"""What a run of invisible characters says, where it says anything.

Rule: the agent is shown the words that were hidden, not code points. Schemes: Unicode tags (ASCII at
U+E0000), variation selectors as bytes, and bits written in two (or, with a blank, three) invisible characters.
"""

from __future__ import annotations

import re
from collections import Counter

_PRINTABLE = re.compile(r"[\x20-\x7e\n\t]")
_LEAST_PRINTABLE = 0.9
_BITS_PER_LETTER = (8, 7, 16)
_SHORTEST_BITS = 14
_LONGEST_RUN_CHARS = 100_000


def _readable(text: str) -> str:
    """The text where nearly all of it can be printed and some of it are letters, else ""."""
    printable = "".join(_PRINTABLE.findall(text))
    if len(text) < 2 or len(printable) < _LEAST_PRINTABLE * len(text):
        return ""
    return printable if any(char.isalpha() for char in printable) else ""


def _from_tags(run: str) -> str:
    tags = [ord(char) - 0xE0000 for char in run if "\U000e0000" <= char <= "\U000e007f"]
    return _readable("".join(chr(code) for code in tags if 0x20 <= code < 0x7F))


def _from_selectors(run: str) -> str:
    """Bytes as U+E0100 plus the byte, or as 16 selectors of the first block and 240 of the second."""
    high = [ord(char) - 0xE0100 for char in run if "\U000e0100" <= char <= "\U000e01ef"]
    shifted = [
        ord(char) - 0xFE00 if char <= "\ufe0f" else ord(char) - 0xE0100 + 16
        for char in run
        if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    ]
    plain = _readable("".join(map(chr, high)))
    return plain or _readable(bytes(shifted).decode("utf-8", "replace"))


def _letters(bits: str, size: int) -> str:
    whole = range(0, len(bits) - size + 1, size)
    return "".join(chr(int(bits[start : start + size], 2)) for start in whole)


def _from_bits(run: str) -> str:
    """The two most frequent characters are the bits; a third, rarer one is a blank between words."""
    kinds = [kind for kind, _ in Counter(run).most_common(4)]
    if not 2 <= len(kinds) <= 3 or len(run) < _SHORTEST_BITS:
        return ""
    for zero, one in ((kinds[0], kinds[1]), (kinds[1], kinds[0])):
        for size in _BITS_PER_LETTER:
            words = run.split(kinds[2]) if len(kinds) == 3 else [run]
            bits = [word.translate({ord(zero): "0", ord(one): "1"}) for word in words]
            text = _readable(" ".join(_letters(word, size) for word in bits))
            if text:
                return text
    return ""


def decode(run: str) -> str:
    """The words in a run of invisible characters; "" where it holds none that can be read."""
    run = run[:_LONGEST_RUN_CHARS]
    return _from_tags(run) or _from_selectors(run) or _from_bits(run)
