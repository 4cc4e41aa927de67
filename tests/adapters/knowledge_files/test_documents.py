"""PDF and Word documents: what stands in them comes in, and none of them can take the program with it."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from agent_assist.adapters.knowledge_files.folder import FolderKnowledge
from agent_assist.adapters.knowledge_files.reading_process import ReadingProcess
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import PassageKind
from tests.adapters.knowledge_files.conftest import Read
from tests.adapters.knowledge_files.documents import docx, endless_pdf, locked_pdf, paragraph, pdf

CORE = (
    "<cp:coreProperties><dc:title>Warranty</dc:title><dc:creator>Maren Oduya</dc:creator>"
    "<dcterms:modified xsi:type='dcterms:W3CDTF'>2026-03-04T05:06:07Z</dcterms:modified></cp:coreProperties>"
)
BODY = (
    paragraph("Warranty", "berschrift1")
    + paragraph("Every lamp has a warranty of three years from the day it was bought.")
    + paragraph("What is not covered", "berschrift2")
    + paragraph("Broken glass is not covered &amp; never was.")
)


def test_a_pdf_is_read_page_by_page(read: Read) -> None:
    pages = [
        ["Returns are free for 60 days.", "Keep the receipt."],
        ["The depot holds parcels for 7 days."],
    ]
    found = read(
        "guide.pdf", pdf(pages, information="/Title (The guide) /ModDate (D:20260102030405Z)")
    )
    assert found.problems == ()
    assert [(p.id, p.title) for p in found.passages] == [
        ("guide#1", "The guide — page 1"),
        ("guide#2", "The guide — page 2"),
    ]
    assert found.passages[0].text == "Returns are free for 60 days.\nKeep the receipt."
    assert str(found.passages[0].updated) == "2026-01-02"


def test_headers_and_footers_of_every_page_are_left_out(read: Read) -> None:
    pages = [["Nordlys manual", f"Text number {n}.", f"Page {n} of 6"] for n in range(1, 7)]
    found = read("manual.pdf", pdf(pages))
    assert [p.text for p in found.passages] == [f"Text number {n}." for n in range(1, 7)]


def test_pages_of_one_line_keep_it(read: Read) -> None:
    found = read("list.pdf", pdf([[f"Page {n}"] for n in range(8)]))
    assert [p.text for p in found.passages] == [f"Page {n}" for n in range(8)]


def test_a_word_document_is_read_by_its_headings_in_any_language_of_word(read: Read) -> None:
    found = read("warranty.docx", docx(BODY, core=CORE))
    assert found.problems == ()
    first, second = found.passages
    assert (first.id, first.title, first.owner) == (
        "warranty#1",
        "Warranty — Warranty",
        "Maren Oduya",
    )
    assert first.text.endswith("three years from the day it was bought.")
    assert (second.title, second.text) == (
        "Warranty — What is not covered",
        "Broken glass is not covered & never was.",
    )
    assert str(second.updated) == "2026-03-04"


def test_fields_for_a_pdf_stand_beside_it(read: Read, tmp_path: Path) -> None:
    (tmp_path / "terms.pdf.meta").write_text(
        "id: terms-2026\ntitle: Our terms\nkind: policy\nlanguage: de\nexpires: 2027-01-01\nowner: Legal\n"
        "audience: staff\n"
    )
    (passage,) = read("terms.pdf", pdf([["Sechzig Tage."]])).passages
    assert (passage.id, passage.kind, passage.language) == (
        "terms-2026#1",
        PassageKind.POLICY,
        "de",
    )
    assert (passage.owner, passage.audience, str(passage.expires)) == (
        "Legal",
        "staff",
        "2027-01-01",
    )
    (tmp_path / "terms.pdf.meta").write_text("expires: soon")
    assert "YYYY-MM-DD" in read("terms.pdf", pdf([["Sechzig Tage."]])).problems[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("locked.pdf", locked_pdf(), "password"),
        ("cut.pdf", pdf([["Text"]])[:200], "damaged"),
        ("none.pdf", b"This is no PDF at all.", "damaged"),
        ("empty.pdf", b"", "damaged"),
        ("scan.pdf", pdf([[], []]), "Run text recognition"),
        ("endless.pdf", endless_pdf(), "pdf"),
        ("none.docx", b"no zip", "damaged"),
        ("cut.docx", docx(BODY)[:300], "damaged"),
        ("old.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        ("xml.docx", docx("<w:p><w:r>"), "damaged"),
        (
            "entities.docx",
            docx(paragraph("&a;"), before='<!DOCTYPE x [<!ENTITY a "b">]>'),
            "entities",
        ),
        ("deep.docx", docx("<w:p>" * 20_000 + "</w:p>" * 20_000), "deep.docx"),
        ("swollen.docx", docx(paragraph("x" * 50_000_000)), "swells"),
    ],
)
def test_a_document_that_cannot_be_used_is_named_and_the_next_is_read(
    read: Read, name: str, content: bytes, says: str
) -> None:
    found = read(name, content)
    (sentence,) = found.problems
    assert found.passages == ()
    assert sentence.startswith(name)
    assert says in sentence
    assert read("good.pdf", pdf([["All is well."]])).passages[0].text == "All is well."


def test_a_zip_that_lies_about_its_sizes_stays_bounded(read: Read, tmp_path: Path) -> None:
    """The directory says a few bytes; what is read stops there."""
    whole = docx(paragraph("x" * 3_000_000))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = whole.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert "damaged" in read("lying.docx", lying).problems[0]


def test_a_pdf_of_two_gigabytes_is_refused_unread(tmp_path: Path, reader: FolderKnowledge) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(2_000_000_000)
    (file,) = reader.listing(str(path)).files
    assert reader.read(str(path), file).problems == (
        "huge.pdf is larger than 200 MB. Split it, and import again.",
    )


def test_a_reader_that_hangs_or_dies_is_ended_and_started_anew(tmp_path: Path) -> None:
    hangs = ReadingProcess(
        (sys.executable, "-c", "import time; time.sleep(60)"), seconds_per_file=0.3
    )
    with pytest.raises(InputError, match="could not be read within"):
        hangs.read(tmp_path / "a.pdf", "a.pdf")
    dies = ReadingProcess((sys.executable, "-c", "import os; os._exit(9)"))
    for _ in range(2):
        with pytest.raises(InputError, match="broke off"):
            dies.read(tmp_path / "a.pdf", "a.pdf")
    dies.close()
