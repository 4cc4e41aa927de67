"""Where a signature begins: the delimiter of RFC 3676 §4.3, ruled footers, “Sent from my …” in languages.

Rule: a delimiter without its blank counts only when little follows, so that no words are lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MOBILE = re.compile(
    r"^[\s*_]*(?:"
    r"(?:sent|get|download) (?:from|with|by|via|using|outlook)(?: [\w'’+&-]{1,30}){1,6}"
    r"|(?:von|gesendet|versendet|verschickt)\b.{0,20}\b(?:von|mit|meinem|via|aus)\b.{0,50}(?:gesendet|iphone|ipad|handy|smartphone|"
    r"samsung|galaxy|android|outlook|mail|app|gmx|web\.de|tablet|gerät|huawei|pixel|xiaomi)\b.{0,30}"
    r"|outlook (?:für|for|pour|para|per|voor) (?:ios|android|mac|windows)\b.{0,20}|holen sie sich outlook\b.{0,30}"
    r"|diese (?:nachricht|e-?mail) wurde von .{0,50} gesendet"
    r"|(?:envoyé|télécharg\w+|obtenez)\s(?:de|depuis|à partir|avec|outlook)\b.{0,60}"
    r"|(?:enviado|obtener|obter|obtenga) (?:desde|de|do|a partir|con|com|outlook|via)\b.{0,60}"
    r"|(?:inviato|ottieni|scarica) (?:da|dal|dallo|con|outlook)\b.{0,60}"
    r"|(?:verzonden|verstuurd|verstuurt|outlook voor) (?:vanaf|vanuit|met|via|van|ios|android)\b.{0,60}"
    r"|(?:skickat|skickades|hämta) (?:från|med|outlook)\b.{0,60}"
    r"|(?:sendt|hent) (?:fra|med|via|outlook)\b.{0,60}"
    r"|lähetetty\b.{0,60}"
    r"|(?:wysłano|wysłane|pobierz) (?:z|ze|outlook)\b.{0,60}"
    r"|(?:odesláno|odoslané|poslané|poslano) (?:z|ze|zo|s|sa)\b.{0,60}"
    r"|.{0,40}(?:iphone|ipad|telefon|android).{0,10}(?:gönderildi|küldve|küldtem)\b.{0,20}"
    r"|trimis de pe\b.{0,60}|отправлено (?:с|из)\b.{0,60}|надіслано (?:з|із)\b.{0,60}|στάλθηκε από\b.{0,60}"
    r"|.{0,20}iphone\s?から送信|发自我的.{0,30}|從我的.{0,20}傳送|나의 iphone.{0,20}"
    r")\s*$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s?<?https?://\S{1,140}")
_DELIMITER = re.compile(r"^\s{0,3}(?:--|—|––|-- -)\s?$")
_RULED_FOOTER = re.compile(r"^\s{0,3}[_]{2,}\s*$|^\s{0,3}[-*=]{20,}\s*$")
_MOST_LINES_AFTER = 14
_MOST_LINES_AFTER_MOBILE = 4
_LONGEST_LINE_CHARS = 160


def find_signature(lines: Sequence[str]) -> int | None:
    """The index of the first signature line among the author's own lines; None without signature."""
    first_filled = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    for index, line in enumerate(lines):
        if len(line) > _LONGEST_LINE_CHARS:
            continue
        if line == "-- " or _begins_signature(line, lines, index, first_filled):
            return index
    return None


def _begins_signature(line: str, lines: Sequence[str], index: int, first_filled: int) -> bool:
    if _DELIMITER.match(line) or _RULED_FOOTER.match(line):
        return index > first_filled and _filled_below(lines, index) <= _MOST_LINES_AFTER
    return (
        bool(_MOBILE.match(_LINK.sub(" ", line).rstrip(". ")))
        and _filled_below(lines, index) <= _MOST_LINES_AFTER_MOBILE
    )


def _filled_below(lines: Sequence[str], index: int) -> int:
    """How many lines with text follow, counted up to one more than the limit."""
    count = 0
    for below in range(index + 1, min(len(lines), index + 60)):
        count += bool(lines[below].strip())
        if count > _MOST_LINES_AFTER:
            break
    return count
