"""A PDF as a document, page by page. Rule: runs in the reading process only; a page is a section."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from agent_assist.adapters.knowledge_files.document import Document
from agent_assist.adapters.knowledge_files.limits import MOST_PAGES, MOST_TEXT_CHARS
from agent_assist.domain.errors import InputError

_PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD of PDFium's public/fpdfview.h."""
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_REPEATED_SHARE, _REPEATED_FROM = 0.6, 4
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])[\u00ad\ufffe\u0002]\n?|(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")


def read_pdf(path: Path, where: str) -> Document:
    """Title, pages as sections, and the day of the last change; InputError when there is nothing to read."""
    import pypdfium2 as pdfium  # start-up time
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        raise InputError(_refusal(where, raw.FPDF_GetLastError())) from None
    try:
        pages = _pages(document, pdfium.PdfiumError)
        information = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    if not any(text.strip() for text in pages):
        raise InputError(
            f"{where} has no text, only pictures of it. Run text recognition on it, and import again."
        )
    named = tuple(
        (f"page {number}", text) for number, text in enumerate(_without_running_lines(pages), 1)
    )
    title = information.get("Title", "").strip()
    return Document(title, named, _fields(information))


def _refusal(where: str, code: int) -> str:
    if code == _PASSWORD_ERROR:
        return f"{where} is locked with a password. Save it without one, and import again."
    return (
        f"{where} is damaged or no PDF. Open it in a PDF program, save it anew, and import again."
    )


def _pages(document: object, page_error: type[Exception]) -> list[str]:
    """The text of each page; a page that cannot be read is empty."""
    pages: list[str] = []
    left = MOST_TEXT_CHARS
    for number in range(min(len(document), MOST_PAGES)):  # type: ignore[arg-type]
        try:
            page = document[number].get_textpage()  # type: ignore[index]
            text = page.get_text_range(count=min(page.count_chars(), left))
            page.close()
        except page_error:
            text = ""
        pages.append(_tidy(text))
        left -= len(text)
        if left <= 0:
            break
    return pages


def _tidy(text: str) -> str:
    """Lines as people read them: words that were divided at a line's end are joined."""
    return _HYPHENATED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _without_running_lines(pages: list[str]) -> list[str]:
    """Without the headers and footers that stand on most pages, page numbers aside."""
    if len(pages) < _REPEATED_FROM:
        return pages
    seen = Counter(line for page in pages for line in {*map(_shape, _edges(page))})
    repeated = {line for line, n in seen.items() if line and n >= _REPEATED_SHARE * len(pages)}
    return [_cut_edges(page, repeated) for page in pages]


def _edges(page: str) -> list[str]:
    lines = page.strip().splitlines()
    return [*lines[:1], *lines[-1:]]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _cut_edges(page: str, repeated: set[str]) -> str:
    lines = page.strip().splitlines()
    if len(lines) > 1 and _shape(lines[0]) in repeated:
        lines = lines[1:]
    if len(lines) > 1 and _shape(lines[-1]) in repeated:
        lines = lines[:-1]
    return "\n".join(lines)


def _fields(information: dict[str, str]) -> dict[str, str]:
    fields = {"owner": information.get("Author", "")}
    found = _DATE.match(information.get("ModDate", "") or information.get("CreationDate", ""))
    if found:
        fields["updated"] = "-".join(found.groups())
    return {key: value for key, value in fields.items() if value}
