"""The HTML form of a reply. Rule: it says what the text says, escaped, and carries the disclosure (R10)."""

from __future__ import annotations

from html import escape

from agent_assist.domain.disclosure import machine_disclosure
from agent_assist.domain.envelope import Envelope

_FOOTER_STYLE = "margin-top:1.5em;padding-top:.75em;border-top:1px solid #c8c8c8;color:#555"
_QUOTE_STYLE = "margin:0 0 0 .5em;padding-left:.75em;border-left:2px solid #c8c8c8;color:#555"


def html_body(envelope: Envelope) -> str:
    """A whole document; the container of our words carries `ai-disclosure`, the quoted original does not."""
    language = escape(envelope.language, quote=True)
    disclosure = escape(machine_disclosure(envelope.disclosure).w3c, quote=True)
    footer = (
        f'<div style="{_FOOTER_STYLE}" dir="auto">{_lines(envelope.footer)}</div>\r\n'
        if envelope.footer
        else ""
    )
    return (
        "<!DOCTYPE html>\r\n"
        f'<html lang="{language}"><head><meta charset="utf-8"></head><body>\r\n'
        f'<div ai-disclosure="{disclosure}" lang="{language}" dir="auto">\r\n'
        f'<div dir="auto">{_lines(envelope.body)}</div>\r\n{footer}</div>\r\n'
        f"{_quoted(envelope.quoted)}</body></html>\r\n"
    )


def _quoted(text: str) -> str:
    """Lines marked with ">" in a quotation, the attribution above them as it stands."""
    if not text:
        return ""
    above: list[str] = []
    quoted: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith(">"):
            quoted.append(line[1:].removeprefix(" "))
        else:
            (quoted if quoted else above).append(line)
    head = f'<div dir="auto">{_lines(chr(10).join(above).strip())}</div>\r\n'
    inside = _lines("\n".join(quoted))
    return (
        f'{head}<blockquote type="cite" style="{_QUOTE_STYLE}" dir="auto">{inside}</blockquote>\r\n'
    )


def _lines(text: str) -> str:
    """Escaped text that keeps its line breaks and its spaces."""
    escaped = escape(text.replace("\r\n", "\n"), quote=False)
    return escaped.replace("  ", "&nbsp; ").replace("\n", "<br>\r\n")
