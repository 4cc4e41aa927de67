"""Writes messages into a text document. Rule: text goes in as plain text, so nothing in it can become markup.

Marks such as avatars and tags are painted beside it afterwards; the document notes which blocks they belong to.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from agent_assist.presenters.view.conversation import MessageView
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.theme.tokens import MEDIUM, SEMIBOLD, Ink, TypeRole

TEXT_LEFT_PX, TAG_PX = 32, 24
QUOTED_SCHEME = "quoted:"
_BETWEEN_PX, _ICON_ROOM_PX, _GAP_PX = 18, 22, 12
_NO_CLOSE = "\u2028"


@dataclass(slots=True)
class Placed:
    """A message and the numbers of the blocks that something is painted beside."""

    message: MessageView
    header: int
    tag: int = -1
    warnings: list[int] = field(default_factory=list)
    attachments: list[int] = field(default_factory=list)
    last: int = 0

    def shift(self, blocks: int) -> None:
        """So many blocks were written above."""
        self.header += blocks
        self.last += blocks
        if self.tag >= 0:
            self.tag += blocks
        self.warnings = [number + blocks for number in self.warnings]
        self.attachments = [number + blocks for number in self.attachments]


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed words of the column."""

    show_quoted: str
    hide_quoted: str
    note: str


def write_messages(
    document: QTextDocument,
    theme: Theme,
    messages: Sequence[MessageView],
    unfolded: Collection[str],
    labels: Labels,
) -> list[Placed]:
    """Replace the document by `messages`; those in `unfolded` (ids) show their quoted text."""
    document.clear()
    document.setDocumentMargin(0)
    return _written(_Writer(QTextCursor(document), theme, labels), messages, unfolded)


def append_messages(
    document: QTextDocument,
    theme: Theme,
    messages: Sequence[MessageView],
    unfolded: Collection[str],
    labels: Labels,
) -> list[Placed]:
    """Write more messages below the others; what stands there is not touched."""
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return _written(_Writer(cursor, theme, labels, is_first=False), messages, unfolded)


def prepend_messages(
    document: QTextDocument,
    theme: Theme,
    messages: Sequence[MessageView],
    unfolded: Collection[str],
    labels: Labels,
) -> tuple[list[Placed], int]:
    """Write older messages above the others; also how many blocks came in."""
    count, cursor = document.blockCount(), QTextCursor(document)
    cursor.beginEditBlock()
    below = QTextBlockFormat(cursor.blockFormat())
    below.setTopMargin(theme.px(_BETWEEN_PX))
    cursor.insertBlock(below, cursor.blockCharFormat())
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    placed = _written(_Writer(cursor, theme, labels), messages, unfolded)
    cursor.endEditBlock()
    return placed, document.blockCount() - count


def _written(
    writer: _Writer, messages: Sequence[MessageView], unfolded: Collection[str]
) -> list[Placed]:
    writer.cursor.beginEditBlock()
    placed = [writer.write(message, message.id in unfolded) for message in messages]
    writer.cursor.endEditBlock()
    return placed


class _Writer:
    """Appends one message after the other."""

    def __init__(
        self, cursor: QTextCursor, theme: Theme, labels: Labels, *, is_first: bool = True
    ) -> None:
        self.cursor = cursor
        self._theme, self._labels = theme, labels
        self._is_first = is_first
        self._formats = {
            "author": self._chars(TypeRole.BODY, "text", SEMIBOLD),
            "when": self._chars(TypeRole.BODY, "text2"),
            "tag": self._chars(TypeRole.META, "text2", SEMIBOLD),
            "text": self._chars(TypeRole.READ, "text"),
            "quoted": self._chars(TypeRole.READ, "text2"),
            "warning": self._chars(TypeRole.BODY, "warn"),
            "file": self._chars(TypeRole.BODY, "text", MEDIUM),
            "line": self._chars(TypeRole.BODY, "text2"),
            "link": self._chars(TypeRole.BODY, "accent", SEMIBOLD),
        }

    def write(self, message: MessageView, is_unfolded: bool) -> Placed:
        """Header, tag, warnings, text, files, quoted text."""
        top = 0 if self._is_first else _BETWEEN_PX
        placed = Placed(message, self._block(24, top))
        self._insert(message.author, "author")
        self._insert(f"   {message.when}", "when")
        if message.is_note:
            self._insert(f"   {self._labels.note}", "when")
        if message.tag is not None:
            placed.tag = self._block(TAG_PX, 6)
            self._insert(message.tag.words, "tag")
        for warning in message.warnings:
            placed.warnings.append(self._block(20, 2, indent=_ICON_ROOM_PX))
            self._insert(warning, "warning")
        self._text(message.text, "text", message.is_right_to_left)
        for attachment in message.attachments:
            placed.attachments.append(self._block(22, 2, indent=_ICON_ROOM_PX))
            self._insert(attachment.name, "file")
            self._insert(f"   {attachment.line}", "line")
        if message.quoted:
            self._quoted(message, is_unfolded)
        placed.last = self.cursor.blockNumber()
        return placed

    def _quoted(self, message: MessageView, is_unfolded: bool) -> None:
        self._block(24, 2)
        link = QTextCharFormat(self._formats["link"])
        link.setAnchor(True)
        link.setAnchorHref(QUOTED_SCHEME + message.id)
        words = self._labels.hide_quoted if is_unfolded else self._labels.show_quoted
        self.cursor.insertText(words, link)
        if is_unfolded:
            self._text(message.quoted, "quoted", message.is_right_to_left)

    def _text(self, text: str, chars: str, is_right_to_left: bool) -> None:
        for number, paragraph in enumerate(text.rstrip().split("\n")):
            top = 5 if number == 0 else 0
            if paragraph.strip():
                self._block(22, top, is_right_to_left=is_right_to_left)
            else:
                self._gap(top)
            self._insert(paragraph, chars)

    def _gap(self, top: int) -> None:
        """An empty line between paragraphs: lower than a written one, so that more of a letter is in sight."""
        self._block(_GAP_PX, top)
        layout = self.cursor.blockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
        layout.setLineHeight(self._theme.px(_GAP_PX), fixed.value)
        self.cursor.setBlockFormat(layout)

    def _insert(self, text: str, chars: str) -> None:
        # A line end inside a header or a warning must not begin a block that nobody counted.
        flat = text.replace("\r", "").replace("\n", _NO_CLOSE).replace("\u2029", _NO_CLOSE)
        self.cursor.insertText(flat, self._formats[chars])

    def _block(
        self,
        line_px: int,
        top: int,
        *,
        bottom: int = 0,
        indent: int = 0,
        is_right_to_left: bool = False,
    ) -> int:
        px = self._theme.px
        layout = QTextBlockFormat()
        layout.setLineHeight(px(line_px), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        layout.setTopMargin(px(top))
        layout.setBottomMargin(px(bottom))
        layout.setLeftMargin(px(TEXT_LEFT_PX + indent))
        layout.setNonBreakableLines(False)
        if is_right_to_left:
            layout.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if self._is_first:
            self._is_first = False
            self.cursor.setBlockFormat(layout)
        else:
            self.cursor.insertBlock(layout)
        return self.cursor.blockNumber()

    def _chars(self, role: TypeRole, ink: Ink, weight: int | None = None) -> QTextCharFormat:
        chars = QTextCharFormat()
        chars.setFont(self._theme.font(role, weight))
        chars.setForeground(self._theme.ink(ink))
        chars.clearProperty(QTextFormat.Property.TextUnderlineStyle)
        return chars
