"""HTML fit for rendering. Rule: no images, no styles, no scripts, no relative or unknown addresses."""

from __future__ import annotations

import nh3

from agent_assist.analysis.normalise import clean

_TAGS = frozenset(
    [
        "a",
        "b",
        "blockquote",
        "br",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LONGEST_CHARS = 2_000_000


def safe_html(html: str) -> str:
    """Sanitised HTML of at most two million characters of input; links keep their address only."""
    return nh3.clean(
        clean(html[:_LONGEST_CHARS]).text,
        tags=set(_TAGS),
        attributes={"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}},
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        strip_comments=True,
        link_rel="noopener noreferrer nofollow",
        clean_content_tags={"script", "style", "title", "template"},
    )
