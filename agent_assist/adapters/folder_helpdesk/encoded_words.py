"""Header values for people. Rule: encoded words are read however badly they are broken (RFC 2047 and worse)."""

from __future__ import annotations

import re

from agent_assist.adapters.folder_helpdesk.charset import decode_text

_WORD_SOURCE = r"=\?([\w.:+-]{1,60})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?\n]{0,4000})\?="
_WORD = re.compile(_WORD_SOURCE)
_RUN = re.compile(rf"{_WORD_SOURCE}(?:\s*{_WORD_SOURCE})*")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_SPACE = re.compile(r"[\s\0]+")
_SEEN = re.compile("[!-~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac ]*")
"""Characters that need no cleaning: Latin letters and the usual signs."""


def decode_header(raw: bytes) -> str:
    """A raw header value as one line of text; 8-bit characters are detected, encoded words decoded."""
    text, _ = decode_text(raw)
    return one_line(decode_words(text))


def decode_words(text: str) -> str:
    """Replace every encoded word; neighbours are joined before decoding, as characters may be split."""
    if "=?" not in text:
        return text
    return _RUN.sub(lambda run: _decoded_run(run.group(0)), text)


def one_line(text: str) -> str:
    """Without line breaks, control characters and invisible characters."""
    if _SEEN.fullmatch(text) and "  " not in text:
        return text.strip()
    from agent_assist.analysis.normalise import clean  # start-up time

    return _SPACE.sub(" ", clean(_SPACE.sub(" ", text)).text).strip()


def _decoded_run(run: str) -> str:
    pieces: list[tuple[str, bytes]] = []
    for word in _WORD.finditer(run):
        charset, data = word.group(1).lower(), _word_bytes(word.group(2), word.group(3))
        if pieces and pieces[-1][0] == charset:
            data = pieces.pop()[1] + data
        pieces.append((charset, data))
    return "".join(decode_text(data, charset)[0] for charset, data in pieces)


def _word_bytes(encoding: str, payload: str) -> bytes:
    data = payload.encode("utf-8")
    if encoding in "bB":
        from agent_assist.adapters.folder_helpdesk.transfer import base64_bytes  # start-up time

        return base64_bytes(data)
    spaced = data.replace(b"_", b" ")
    return _HEX.sub(lambda found: bytes([int(found.group(1), 16)]), spaced)
