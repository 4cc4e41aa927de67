"""Letters of other scripts that look like Latin ones. Source: Unicode confusables (UTS #39), lower case.

Rule: only letters that a reader takes for the Latin one; near misses (Cyrillic be, ka, te) stay out.
"""

from __future__ import annotations

_LOOK_ALIKES = {
    "a": "\u0430\u03b1\u0251",
    "b": "\u0184\u0185\u0253",
    "c": "\u0441\u03f2\u1d04",
    "d": "\u0501\u0257",
    "e": "\u0435\u0454\u04bd\u025b\u03b5",
    "g": "\u0261\u0581",
    "h": "\u04bb\u0570",
    "i": "\u0456\u03b9\u0269\u026a",
    "j": "\u0458\u03f3",
    "k": "\u03ba\u1d0b",
    "l": "\u04cf\u029f",
    "n": "\u0578\u057c\u03b7\u0274",
    "o": "\u043e\u03bf\u0585\u1d0f\u03c3",
    "p": "\u0440\u03c1",
    "q": "\u051b\u0566",
    "r": "\u0433\u0280\u0433",
    "s": "\u0455\ua731",
    "t": "\u03c4\u1d1b",
    "u": "\u03c5\u057d\u028b\u1d1c",
    "v": "\u03bd\u0475\u1d20",
    "w": "\u051d\u0461\u0561\u1d21",
    "x": "\u0445\u03c7",
    "y": "\u0443\u03b3\u0443\u028f",
    "z": "\u1d22\u0290",
}

TO_LATIN: dict[int, str] = {
    ord(other): latin for latin, others in _LOOK_ALIKES.items() for other in others
}
