"""A web page as a document. Rule: what a reader sees of the article itself; menus, footers and hidden text stay out."""

from __future__ import annotations

import re
from html import unescape

from agent_assist.adapters.knowledge_files.document import Document
from agent_assist.analysis.html_text import html_to_text

_OPEN, _CLOSE = "\ue000", "\ue001"
_HEADING = re.compile(r"(<h([1-3])\b[^<>]{0,1000}>)|(</h[1-3]\s{0,9}>)", re.IGNORECASE)
_AROUND = re.compile(r"<(nav|header|footer|aside|form|button|select|dialog)\b", re.IGNORECASE)
_CONTENT = ("main", "article")
_STYLE = re.compile(r"<style\b[^<>]{0,1000}>[^<]{0,100000}</style>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,500}>([^<]{1,500})", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"<html\b[^<>]{0,500}?\blang\s{0,9}=\s{0,9}[\"']?([\w-]{2,20})", re.IGNORECASE
)
_META = re.compile(r"<meta\b([^<>]{1,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,500})\"|'([^']{0,500})')")
_HEAD_CHARS, _MOST_METAS = 100_000, 100
_META_FIELDS = {
    "id": "id",
    "kind": "kind",
    "owner": "owner",
    "author": "owner",
    "audience": "audience",
    "language": "language",
    "expires": "expires",
    "updated": "updated",
    "article:modified_time": "updated",
    "last-modified": "updated",
    "dcterms.modified": "updated",
}


def page_document(html: str) -> tuple[Document, tuple[str, ...]]:
    """A saved page or an article's own HTML as a document, and a sentence for what had to be cut."""
    head = html[:_HEAD_CHARS]
    sections, warnings = html_sections(_content(html))
    fields = _fields(head)
    found = _TITLE.search(head)
    title = " ".join(unescape(found.group(1)).split()) if found else ""
    heading = next((name for name, _ in sections if name), "")
    return Document(title or heading, tuple(sections), fields), warnings


def html_sections(html: str) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """(heading, text) for each part of the visible text; the heading of level 1 stands before the first."""
    marked = html.replace(_OPEN, "").replace(_CLOSE, "")
    marked = _HEADING.sub(
        lambda found: (found[1] + _OPEN) if found[1] else _CLOSE + found[3], marked
    )
    seen = html_to_text(marked)
    sections: list[tuple[str, str]] = []
    name = ""
    for number, piece in enumerate(seen.text.split(_OPEN)):
        heading, mark, text = piece.partition(_CLOSE)
        if number == 0 or not mark:
            text = piece.replace(_CLOSE, "")
        else:
            name = " ".join(heading.split())[:200]
        if text.strip():
            sections.append((name, text.strip()))
    warnings = tuple(w.replace("This mail", "This page") for w in seen.warnings if "too" in w)
    return sections, warnings


def _content(html: str) -> str:
    """The `<main>` or `<article>` of a page with its styles, menus hidden; an article's own HTML as it is."""
    lowered = html.lower()
    for name in _CONTENT:
        start, end = lowered.find(f"<{name}"), lowered.rfind(f"</{name}")
        if 0 <= start < end:
            styles = "".join(_STYLE.findall(html[: min(start, _HEAD_CHARS)]))
            return styles + _AROUND.sub(_hidden_inside, html[start:end])
    if "<body" in lowered:
        return _AROUND.sub(r"<\1 hidden", html)
    return html


def _hidden_inside(found: re.Match[str]) -> str:
    """An article's own header holds its title; all else around the text goes."""
    return found[0] if found[1].lower() == "header" else f"<{found[1]} hidden"


def _fields(head: str) -> dict[str, str]:
    found = _LANGUAGE.search(head)
    fields = {"language": found.group(1)} if found else {}
    for number, meta in enumerate(_META.finditer(head)):
        if number == _MOST_METAS:
            break
        values = {key.lower(): a or b for key, a, b in _ATTRIBUTE.findall(meta.group(1))}
        name = values.get("name") or values.get("property") or values.get("http-equiv") or ""
        key = _META_FIELDS.get(name.lower(), "")
        if key and values.get("content"):
            fields.setdefault(key, unescape(values["content"]))
    return _usable(fields)


def _usable(fields: dict[str, str]) -> dict[str, str]:
    """Without days that a page writes for machines in other notations: they are no mistake of its author."""
    return {
        key: value
        for key, value in fields.items()
        if key not in ("updated", "expires") or re.match(r"\d{4}-\d{2}-\d{2}", value)
    }
