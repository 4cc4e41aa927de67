"""A Word document as a document, by its headings. Rule: runs in the reading process; bombs stay unopened."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path
from typing import IO
from xml.parsers.expat import ExpatError

from agent_assist.adapters.knowledge_files.document import Document
from agent_assist.adapters.knowledge_files.html_article import html_sections
from agent_assist.adapters.knowledge_files.limits import MOST_INFLATED_BYTES
from agent_assist.domain.errors import InputError

_MOST_ENTRIES = 10_000
_CORE = "docProps/core.xml"
_TEXT_PART = re.compile(r"\.(?:xml|rels)$")
_PROPERTIES = {"title": "dc:title", "owner": "dc:creator", "language": "dc:language"}
_OLE_MARK = b"\xd0\xcf\x11\xe0"
"""Word keeps documents with a password, and the old .doc, in this container."""


def read_docx(path: Path, where: str) -> Document:
    """Title, sections by heading, author and day of the last change; InputError when it cannot be used."""
    import mammoth  # start-up time

    with path.open("rb") as file:
        if file.read(len(_OLE_MARK)) == _OLE_MARK:
            raise InputError(
                f"{where} is locked with a password, or an old Word file. Save it as .docx without a"
                " password, and import again."
            )
        file.seek(0)
        try:
            properties = _checked(file, where)
            result = mammoth.convert_to_html(
                file, convert_image=_no_image, include_embedded_style_map=False
            )
        except RecursionError:
            raise InputError(f"{where} is nested too deeply. Save it anew in Word.") from None
        except (zipfile.BadZipFile, ExpatError, LookupError, ValueError, OSError):
            raise InputError(
                f"{where} is damaged or no Word document. Open it in Word, save it anew, and import again."
            ) from None
    sections, _ = html_sections(result.value)
    title = properties.pop("title", "") or next((name for name, _ in sections if name), "")
    return Document(title, tuple(sections), properties)


def _no_image(_image: object) -> list[object]:
    """Pictures say nothing that a reply could quote."""
    return []


def _checked(file: IO[bytes], where: str) -> dict[str, str]:
    """Refuse what would swell up, and read the properties. The file may be read again afterwards."""
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        inflated = sum(e.file_size for e in entries if _TEXT_PART.search(e.filename))
        if len(entries) > _MOST_ENTRIES or inflated > MOST_INFLATED_BYTES:
            raise InputError(
                f"{where} swells to more than {MOST_INFLATED_BYTES // 1_000_000} MB of text when it is"
                " opened. Split it into documents."
            )
        for entry in entries:
            if _TEXT_PART.search(entry.filename) and _declares_entities(archive, entry):
                raise InputError(
                    f"{where} holds XML entities, which no Word document needs. Save it anew in Word."
                )
        return _properties(archive)


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """A document type stands before the first element, so the start of the part tells."""
    with archive.open(entry) as part:
        head = part.read(65_536)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:100]:
        head = head.replace(b"\0", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title, author, language and day, read as text: the part holds nothing nested."""
    if _CORE not in archive.namelist():
        return {}
    with archive.open(_CORE) as part:
        core = part.read(100_000).decode("utf-8", "replace")
    found = {}
    for key, tag in _PROPERTIES.items():
        match = re.search(rf"<{tag}>([^<]{{1,500}})</{tag}>", core)
        if match:
            found[key] = unescape(match.group(1)).strip()
    match = re.search(r"<dcterms:modified[^>]{0,200}>(\d{4}-\d{2}-\d{2})", core)
    return found | ({"updated": match.group(1)} if match else {})
