"""Reads knowledge from folders and files. Rule: what can be read is read; the rest is a list of sentences."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from agent_assist.adapters.knowledge_files.articles import read_article
from agent_assist.adapters.knowledge_files.csv_export import read_csv
from agent_assist.adapters.knowledge_files.decoding import decode
from agent_assist.adapters.knowledge_files.document import Document, passages_of
from agent_assist.adapters.knowledge_files.formats import IN_WORKER, MAX_BYTES, Format, format_of
from agent_assist.adapters.knowledge_files.html_article import page_document
from agent_assist.adapters.knowledge_files.json_export import read_json
from agent_assist.adapters.knowledge_files.places import list_place
from agent_assist.adapters.knowledge_files.reading_process import ReadingProcess
from agent_assist.adapters.knowledge_files.sidecar import sidecar_of, with_sidecar
from agent_assist.adapters.knowledge_files.text_article import read_text
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage
from agent_assist.domain.knowledge import Listing, ReadFile, SourceFile

WORKER = (sys.executable, "-m", "agent_assist.adapters.knowledge_files.worker")
_BLOCK_BYTES = 1 << 20
Found = tuple[list[Passage], list[str]]


class FolderKnowledge:
    """Implements KnowledgeFiles. `worker` starts the process that reads PDF and DOCX files."""

    def __init__(self, worker: Sequence[str] = WORKER) -> None:
        self._process = ReadingProcess(worker)

    def listing(self, place: str) -> Listing:
        """The files of a place."""
        return list_place(Path(place))

    def digest(self, place: str, file: SourceFile) -> str:
        """SHA-256 of the bytes, of the name's limit at most, "" where it cannot be read."""
        path = _path(place, file)
        kind = format_of(path.name)
        if kind is None or file.size_bytes > MAX_BYTES[kind]:
            return ""
        try:
            return _digest(path)
        except OSError:
            return ""

    def read(self, place: str, file: SourceFile) -> ReadFile:
        """The passages of one file, and the sentences about what could not be used."""
        path = _path(place, file)
        where = file.name or path.name
        try:
            digest, (passages, problems) = self._read(path, where, file)
        except InputError as problem:
            return ReadFile(self.digest(place, file), (), (problem.message,))
        except OSError:
            return ReadFile("", (), (f"{where} cannot be read. Check that you may open it.",))
        return ReadFile(digest, tuple(passages), tuple(problems))

    def close(self) -> None:
        """End the reading process."""
        self._process.close()

    def _read(self, path: Path, where: str, file: SourceFile) -> tuple[str, Found]:
        kind = format_of(path.name)
        if kind is None:
            raise InputError(f"{where} is of no known kind.")
        most = MAX_BYTES[kind]
        if not path.is_file():
            raise OSError(where)
        if path.stat().st_size > most:
            raise InputError(
                f"{where} is larger than {most // 1_000_000} MB. Split it, and import again."
            )
        if kind in IN_WORKER:
            document = self._process.read(path, where)
            return _digest(path), (self._passages(path, where, file, document), [])
        data = path.read_bytes()
        return _digest(path), self._parsed(kind, path, where, file, data)

    def _parsed(self, kind: Format, path: Path, where: str, file: SourceFile, data: bytes) -> Found:
        text = decode(where, data, is_html=kind is Format.HTML)
        if kind is Format.JSON:
            return read_json(where, text)
        if kind is Format.CSV:
            return read_csv(where, text)
        if kind is Format.HTML:
            document, warnings = page_document(text)
            if warnings and not document.sections:
                raise InputError(f"{where}: {warnings[0]} Split it, and import again.")
            passages = self._passages(path, where, file, document)
            return passages, [f"{where}: {warning}" for warning in warnings]
        read = read_article if kind is Format.MARKDOWN else read_text
        return read(where, file.article_id, text), []

    def _passages(
        self, path: Path, where: str, file: SourceFile, document: Document
    ) -> list[Passage]:
        return passages_of(where, file.article_id, with_sidecar(document, path, where))


def _path(place: str, file: SourceFile) -> Path:
    return Path(place) / file.name if file.name else Path(place)


def _digest(path: Path) -> str:
    """Of the file and of the fields beside it."""
    digest = hashlib.sha256()
    beside = sidecar_of(path)
    for part in (path, beside) if beside.is_file() else (path,):
        with part.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                digest.update(block)
    return digest.hexdigest()


def read_knowledge(folder: Path, *more: Path | None) -> ReadFile:
    """All passages of some places at once, without a register; of two with one id the first counts."""
    reader = FolderKnowledge()
    passages: dict[str, Passage] = {}
    problems: list[str] = []
    for place in (folder, *(path for path in more if path is not None)):
        listing = reader.listing(str(place))
        problems += listing.problems
        for file in listing.files:
            read = reader.read(str(place), file)
            problems += read.problems
            for passage in read.passages:
                passages.setdefault(passage.id, passage)
    reader.close()
    return ReadFile("", tuple(passages.values()), tuple(problems))
