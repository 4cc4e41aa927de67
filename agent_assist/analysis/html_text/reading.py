"""Reads HTML the way an eye does: what is shown becomes text, what is hidden is kept apart.

Rule: bounded in size and in the number of tags; what was cut is said in a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from agent_assist.analysis.html_text import elements, tokens
from agent_assist.analysis.html_text.layout import Layout
from agent_assist.analysis.html_text.links import link_suffix
from agent_assist.analysis.html_text.sheets import Sheet
from agent_assist.analysis.html_text.styles import Style, declarations, derive
from agent_assist.analysis.html_text.tree import Open, OpenElements
from agent_assist.analysis.normalise import clean

LONGEST_CHARS = 20_000_000
MOST_TAGS = 150_000
_MOST_HIDDEN_CHARS = 20_000
_MARKUP = re.compile(
    r"</?(?:html|head|body|p|div|span|font|table|tr|td|br|hr|a|img|ul|ol|li|blockquote|pre|h[1-6]|"
    r"b|i|u|em|strong|style|script|center|section|article)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_LAYOUT = re.compile(
    r"<(?:html|body|p|div|br|table|ul|ol|h[1-6]|pre|blockquote)[\s/>]", re.IGNORECASE
)
_CONDITIONAL = re.compile(r"^\s*(?:\[if|<!\[endif|\[endif)", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class VisibleText:
    """`text` as seen, `hidden` what was there unseen, `warnings` sentences about what was left out."""

    text: str
    hidden: str
    warnings: tuple[str, ...]


def looks_like_html(text: str) -> bool:
    """Whether a text carries HTML elements as mail does, rather than an address in angle brackets."""
    return "<" in text and bool(_MARKUP.search(text))


def has_layout(text: str) -> bool:
    """Whether the HTML makes its own lines, so that line ends in the source mean nothing."""
    return bool(_LAYOUT.search(text))


def html_to_text(html: str) -> VisibleText:
    """What a person sees of an HTML mail. Nothing is fetched; the work is linear and bounded."""
    reader = _Reader()
    if len(html) > LONGEST_CHARS:
        reader.warn(
            f"This mail is too long: only its first {LONGEST_CHARS:,} characters were read."
        )
    for number, token in enumerate(tokens.Cutter(html[:LONGEST_CHARS]).tokens()):
        if number > MOST_TAGS:
            reader.warn(
                f"This mail has too many HTML tags: only the first {MOST_TAGS:,} were read."
            )
            break
        reader.read(token)
    return reader.result()


class _Reader:
    """The state of one reading."""

    def __init__(self) -> None:
        self._open = OpenElements()
        self._layout = Layout()
        self._hidden = Layout()
        self._hidden_chars = 0
        self._sheet = Sheet()
        self._warnings: list[str] = []
        self._link_text: list[str] = []

    def warn(self, sentence: str) -> None:
        """Keep a warning once."""
        if sentence not in self._warnings:
            self._warnings.append(sentence)

    def read(self, token: tokens.Token) -> None:
        """Take one token in."""
        if isinstance(token, tokens.Text):
            self._text(token.text, self._open.style)
        elif isinstance(token, tokens.Start):
            self._start(token)
        elif isinstance(token, tokens.End):
            self._close(self._open.closed_by_end(token.name))
        elif not _CONDITIONAL.match(token.text):
            self._hide(_TAGS.sub(" ", token.text[:_MOST_HIDDEN_CHARS]))

    def result(self) -> VisibleText:
        """Finish: both texts without invisible characters."""
        visible = clean(self._layout.result())
        hidden = clean(self._hidden.result())
        parts = (hidden.text.strip(), hidden.removed, visible.removed)
        apart = "\n".join(part for part in parts if part)
        return VisibleText(visible.text, apart, tuple(self._warnings))

    def _text(self, text: str, style: Style) -> None:
        if style.is_hidden:
            self._hide(text)
            return
        self._layout.text(text, keeps_space=style.keeps_space)
        if self._link_text:
            self._link_text.append(text[:2000])

    def _hide(self, text: str) -> None:
        if self._hidden_chars < _MOST_HIDDEN_CHARS and text.strip():
            self._hidden.text(text[:_MOST_HIDDEN_CHARS] + " ")
            self._hidden_chars += len(text)

    def _start(self, tag: tokens.Start) -> None:
        if tag.name in elements.NEVER_SHOWN and tag.name != "template":
            if tag.name == "style":
                self._sheet.add(tag.raw)
            return
        self._close(self._open.closed_by_start(tag.name))
        style = derive(self._open.style, self._declared(tag))
        if tag.name in elements.VOID:
            self._void(tag, style)
            return
        element = Open(tag.name, style, items=0 if tag.name == "ol" else -1)
        if not style.is_gone:
            self._lay_out(tag.name)
        if tag.name == "a" and not self._link_text:
            element.href = tag.attributes.get("href", "")
            self._link_text.append("")
        self._open.push(element)
        if tag.raw:
            self._text(unescape(tag.raw), style)

    def _declared(self, tag: tokens.Start) -> dict[str, str]:
        attributes = tag.attributes
        found = _PRESETS.get(tag.name, {}) | self._sheet.matching(tag.name, attributes)
        if ground := attributes.get("bgcolor"):
            found["background-color"] = _with_hash(ground)
        if attributes.get("background"):
            found["background-image"] = "url()"
        if tag.name in ("font", "basefont") and "color" in attributes:
            found["color"] = _with_hash(attributes["color"])
        if "style" in attributes:
            found.update(declarations(attributes["style"]))
        unseen = attributes.get("aria-hidden", "").lower() == "true" and "title" not in attributes
        if "hidden" in attributes or unseen:
            found["display"] = "none"
        return found

    def _void(self, tag: tokens.Start, style: Style) -> None:
        if style.is_gone:
            return
        if tag.name == "br":
            self._layout.line()
        elif tag.name == "hr":
            self._layout.block()
            self._layout.text("_" * 24)
            self._layout.block()
        elif tag.name == "img" and (described := tag.attributes.get("alt", "").strip()):
            self._text(f"[{described[:300]}]", style)

    def _lay_out(self, name: str) -> None:
        if name in elements.CELLS:
            self._layout.cell()
        elif name == "li":
            self._layout.item(self._item_mark())
        elif name == "blockquote":
            self._layout.quote(+1)
        else:
            self._break(name)

    def _break(self, name: str) -> None:
        is_inner_list = name in elements.LISTS and self._open.list_depth > 0
        if name in elements.PARAGRAPHS and not is_inner_list:
            self._layout.paragraph()
        elif name in elements.PARAGRAPHS or name in elements.BLOCKS:
            self._layout.block()

    def _item_mark(self) -> str:
        around = self._open.innermost_list()
        indent = "  " * min(self._open.list_depth - 1, 8)
        if around is None or around.items < 0:
            return f"{indent}- "
        around.items += 1
        return f"{indent}{around.items}. "

    def _close(self, closed: list[Open]) -> None:
        for element in closed:
            if element.name == "a" and self._link_text:
                self._end_link(element)
            if element.style.is_gone:
                continue
            if element.name == "blockquote":
                self._layout.quote(-1)
            else:
                self._break(element.name)

    def _end_link(self, element: Open) -> None:
        shown = "".join(self._link_text)
        self._link_text.clear()
        if element.style.is_hidden or not element.href:
            return
        suffix, warning = link_suffix(shown, element.href)
        if warning:
            self.warn(warning)
        if suffix:
            self._layout.text(suffix)


_PRESETS: dict[str, dict[str, str]] = {
    "pre": {"white-space": "pre"},
    "textarea": {"white-space": "pre"},
    "template": {"display": "none"},
    "dialog": {"display": "none"},
}


def _with_hash(colour: str) -> str:
    colour = colour.strip()
    return f"#{colour}" if re.fullmatch(r"[0-9a-fA-F]{6}", colour) else colour
