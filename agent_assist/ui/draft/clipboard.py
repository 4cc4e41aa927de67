"""What copying and pasting carry. Rule: AI words that nobody approved leave only with words that say so.

Inside the app the origins travel along, so that moving a sentence does not change who wrote it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from agent_assist.domain.provenance import Origin
from agent_assist.ui.draft.code_points import clean_text

_FORMAT = "application/x-agent-assist-draft"

Piece = tuple[str, Origin]
"""Text and who wrote it."""


def has_ai(pieces: Sequence[Piece]) -> bool:
    """Whether any of it came from a draft."""
    return any(origin is Origin.AI and text for text, origin in pieces)


def to_mime(pieces: Sequence[Piece], warning: str) -> QMimeData:
    """Plain text, with `warning` in front where AI words are among it, and the origins for this app."""
    text = "".join(text for text, _ in pieces)
    mime = QMimeData()
    mime.setText(f"{warning}\n\n{text}" if has_ai(pieces) else text)
    mime.setData(_FORMAT, json.dumps(list(pieces)).encode())
    return mime


def can_paste(mime: QMimeData) -> bool:
    """Whether it holds text; files hang on the reply instead."""
    return mime.hasText() and not local_files(mime)


def local_files(mime: QMimeData) -> tuple[str, ...]:
    """The files of this computer that it names."""
    return tuple(url.toLocalFile() for url in mime.urls() if url.isLocalFile())


def picture(mime: QMimeData) -> bytes:
    """A picture alone, as PNG, such as a screen shot; nothing where it comes with text."""
    image = mime.imageData() if mime.hasImage() and not mime.hasText() else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(data.data()) if image.save(buffer, "PNG") else b""  # type: ignore[call-overload]


def from_mime(mime: QMimeData) -> list[Piece]:
    """The pieces to paste: with their origins when they came from a draft, else as pasted text."""
    if mime.hasFormat(_FORMAT):
        pieces = _parsed(bytes(mime.data(_FORMAT).data()))
        if pieces is not None:
            return pieces
    return [(clean_text(mime.text()), Origin.PASTED)]


def _parsed(data: bytes) -> list[Piece] | None:
    # Another program may have written this: whatever is not exactly our form is ignored.
    try:
        return [(clean_text(str(text)), Origin(origin)) for text, origin in json.loads(data)]
    except (ValueError, TypeError, RecursionError):
        return None
