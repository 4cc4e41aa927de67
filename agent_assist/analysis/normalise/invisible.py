"""Which characters nobody sees, and where they are nevertheless part of the writing.

Rule: a character survives only in a place where a script or an emoji needs it. Sources: Unicode 15
DerivedCoreProperties (Default_Ignorable_Code_Point), UTS #51 (emoji sequences), UTR #36 (bidi).
"""

from __future__ import annotations

import re
import unicodedata

TAGS = "\U000e0000-\U000e007f"
SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
OPERATORS = "\u2061-\u2065\u206a-\u206f\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0080-\U000e00ff"
OVERRIDES = "\u202d\u202e"
BIDI = "\u202a-\u202c\u2066-\u2069\u200e\u200f\u061c"
ZERO_WIDTH = (
    "\u200b-\u200d\u2060\ufeff\u180b-\u180f\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u00ad"
)
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
SURROGATES = "\ud800-\udfff"

ESCAPE_SEQUENCE = r"(?:\x1b|\x9b)\[[0-9;?]{0,32}[ -/]{0,4}[@-~]"
SUBDIVISION_FLAG = "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f"

ANY = re.compile(
    f"[{TAGS}{SELECTORS}{OPERATORS}{OVERRIDES}{BIDI}{ZERO_WIDTH}{CONTROLS}{SURROGATES}\u2028\u2029\ufff0-\ufff8]"
)

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_TEXT_STYLE, _EMOJI_STYLE = "\ufe0e", "\ufe0f"
_KEYCAP_BASES = frozenset("0123456789#*\u203c\u2049\u2139\u3030")
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
# Scripts whose letters join or form conjuncts: Arabic to N'Ko, Indic to Sinhala, Myanmar, Khmer, Mongolian.
_JOINING = (("\u0600", "\u08ff"), ("\u0900", "\u0dff"), ("\u1000", "\u109f"), ("\u1780", "\u18af"),
            ("\ua840", "\ua87f"), ("\ufb50", "\ufdff"), ("\ufe70", "\ufefc"))  # fmt: skip
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))


def _within(char: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= char <= last for first, last in ranges)


def is_joining_letter(char: str) -> bool:
    """Whether a zero-width joiner or non-joiner beside this letter changes how a word is written."""
    return _within(char, _JOINING)


def is_unspaced_letter(char: str) -> bool:
    """Whether the script writes words without spaces, so that a zero-width space marks a break."""
    return _within(char, _UNSPACED)


def is_emoji_part(char: str) -> bool:
    """Whether the character can stand on either side of a joiner inside an emoji."""
    return bool(char) and (
        unicodedata.category(char) in ("So", "Sm")
        or _SKIN_TONES[0] <= char <= _SKIN_TONES[1]
        or char in (_EMOJI_STYLE, "\u20e3")
    )


def _is_ideograph(char: str) -> bool:
    return (
        "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def belongs(char: str, before: str, after: str) -> bool:
    """Whether an invisible character is part of the writing, given its neighbours ("" at an end)."""
    if char in (_ZWNJ, _ZWJ) and is_joining_letter(before):
        return is_joining_letter(after) or (char == _ZWJ and not after.isalnum())
    if char == _ZWJ:
        return is_emoji_part(before) and is_emoji_part(after)
    if char in (_TEXT_STYLE, _EMOJI_STYLE):
        return (
            bool(before) and before != char and (is_emoji_part(before) or before in _KEYCAP_BASES)
        )
    if "\ufe00" <= char <= "\ufe02" or "\U000e0100" <= char <= "\U000e011f":
        return _is_ideograph(before)
    if "\u180b" <= char <= "\u180f":
        return "\u1800" <= before <= "\u18af"
    return char == "\u200b" and is_unspaced_letter(before) and is_unspaced_letter(after)
