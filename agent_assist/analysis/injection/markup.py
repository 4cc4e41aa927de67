"""Code that would run, and links that would do something, if a browser showed the text.

Rule: plain formatting is no attack; scripts, event handlers and odd schemes are. Patterns read the raw
text and the text with its HTML entities decoded.
"""

from __future__ import annotations

import html
import re
from functools import cache
from urllib.parse import unquote

from agent_assist.analysis.injection import reasons

_EVENTS = r"on(?:error|load|click|focus|blur|mouse\w{2,8}|key\w{2,6}|submit|change|toggle|begin|end|start|animation\w{3,12}|pointer\w{2,10}|wheel|input|drag\w{0,6}|copy|paste|resize|scroll|unload|beforeunload|message|hashchange|popstate|afterscriptexecute|readystatechange|abort|canplay|cut|contextmenu|search|select|show|finish|bounce|propertychange|activate|page\w{3,6}|online|offline|storage|touch\w{2,8}|transition\w{2,8})"
_LONGEST_CHARS = 500_000
_RUNS = (
    r"<\s{0,5}/?\s{0,5}script\b",
    rf"[\s\"'/`;>\\]{_EVENTS}\s{{0,5}}=\s{{0,5}}(?:\\x[0-9a-f]{{2}}|[\"'`]?\s{{0,5}}[\w(`$\[/\\{{])",
    r"\b(?:java|vb|live)\s{0,3}script\s{0,3}(?::|&colon;)",
    r"<\s{0,5}(?:iframe|object|embed|applet|frameset|isindex|marquee|foreignobject|portal)\b[^>]{0,300}(?:>|$|=)",
    r"\bexpression\s{0,5}\(|-moz-binding|behaviou?r\s{0,5}:\s{0,5}url\s{0,5}\((?!#)|<\?php",
    r"\{\{[^{}\n]{0,80}(?:constructor|__|config|request|self|\d\s{0,3}\*\s{0,3}\d)[^{}\n]{0,80}\}\}|\$\{jndi:",
    r"\bdata\s{0,3}:\s{0,3}(?:text/(?:html|xml|javascript)|application/(?:xhtml|xml|javascript)|image/svg)",
    r"\b(?:alert|confirm|prompt|eval|setTimeout|setInterval|atob|Function|fetch|importScripts)\s{0,5}(?:\(|`|\\`)\s{0,5}(?:\d|[\"'`\\]|document|window|String|location|/|atob|origin|self|this)",
    r"\bdocument\s{0,3}\.\s{0,3}(?:cookie|write|location|domain|body)|\bwindow\s{0,3}\.\s{0,3}(?:onerror|location|open)\b|\bString\.fromCharCode\b|\bonerror\s{0,3}=\s{0,3}(?:alert|confirm|eval|prompt)",
    r"<\s{0,5}(?:img|image|video|audio|source|input|body|html|div|a|details|button|style)\b[^>]{0,300}(?:=\s{0,5}[\"'`]?\s{0,5}(?:x:|\\x|javascript|vbscript|data:text)|\son[a-z]{3,20}\s{0,5}=)",
)
# Strange in a plain message, ordinary in the HTML that mail programs write.
_ODD = (
    r"<\s{0,5}(?:meta|base|link|svg|math|bgsound|xml|set|animate)\b[^>]{0,300}(?:>|$|=)|<\s{0,5}form\b[^>]{0,300}\baction\s{0,5}=",
    r"@import\s{1,5}[\"'u]|<!--\[if|<!\[cdata\[|<\?xml|<%\s",
)
_LINKS = (
    r"!\[[^\]\n]{0,200}\]\(\s{0,5}(?:https?:)?//[^)\s]{0,500}[?&=][^)\s]{0,500}\)",
    r"!?\[[^\]\n]{0,200}\]\(\s{0,5}<?\s{0,5}(?:java\s?script|vb\s?script|data|file|x-[a-z]+)\s{0,3}:",
    r"!?\[[^\]\n]{0,200}\]\([^)\n]{0,300}(?:\{|%7B|<|\[)(?:[A-Z_ ]{3,40}|[a-z_ ]{3,40})(?:\}|%7D|>|\])[^)\n]{0,100}\)",
    r"<\s{0,5}img\b[^>]{0,300}\bsrc\s{0,5}=\s{0,5}[\"']?\s{0,5}(?:https?:)?//[^>\s\"']{0,300}[?&][^>\s\"']{0,100}=(?:\{|\[|\"|')",
    r"<\s{0,5}a\b[^>]{0,300}\bhref\s{0,5}=\s{0,5}[\"'\\]{0,3}\s{0,5}(?:(?:https?:)?//\d{8,10}\b|(?:https?:)?//0x[0-9a-f]+|\\x|data:|file:)",
    r"^\[[^\]\n]{1,60}\]:\s{0,5}(?:javascript|data|vbscript):",
    r"\b(?:data:text/html|file:///|ms-[a-z]{3,20}:|search-ms:)\S",
)


_PAGE = re.compile(r"<!doctype|<html\b|<head\b|<body\b|xmlns[:=]", re.IGNORECASE)


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE)


def find_markup(text: str) -> list[str]:
    """Reasons found in the text as it stands, and as it reads after entity and percent decoding."""
    spellings = _spellings(text[:_LONGEST_CHARS])
    is_page = bool(_PAGE.search(text[:_LONGEST_CHARS]))
    found = []
    if _any(_RUNS, spellings) or (not is_page and _any(_ODD, spellings)):
        found.append(reasons.MARKUP)
    if _any(_LINKS, spellings):
        found.append(reasons.LINK)
    return found


def _spellings(text: str) -> list[str]:
    spellings = [text]
    if "&" in text:
        spellings.append(html.unescape(text))
    if "%3" in text or "%2" in text:
        spellings.append(unquote(text, errors="replace"))
    return spellings


def _any(patterns: tuple[str, ...], spellings: list[str]) -> bool:
    return any(_compiled(patterns).search(spelling) for spelling in spellings)
