"""Reads a whole folder of knowledge. Rule: what can be read is read; the rest is a list of problems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from agent_assist.adapters.knowledge_files.articles import read_article
from agent_assist.adapters.knowledge_files.saved_replies import read_saved_replies
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage

MAX_FILE_BYTES = 5_000_000
_SKIPPED_NAMES = frozenset({"readme.md", "changelog.md", "licence.md", "license.md"})


@dataclass(frozen=True, slots=True)
class KnowledgeImport:
    """What was read, and one sentence for each thing that was not."""

    passages: tuple[Passage, ...]
    problems: tuple[InputError, ...]


def read_knowledge(folder: Path, saved_replies: Path | None = None) -> KnowledgeImport:
    """All `.md` files under a folder, in the order of their names, and one file of saved replies.

    InputError when the folder cannot be read at all. Hidden files, links out of the folder and READMEs
    are left out; of two passages with the same id the first counts.
    """
    reader = _Reader()
    for path in _files(folder):
        reader.add_file(path, str(path.relative_to(folder)))
    if saved_replies is not None:
        reader.add_file(saved_replies, saved_replies.name)
    return KnowledgeImport(tuple(reader.passages.values()), tuple(reader.problems))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder. Choose the folder that holds the articles.")
    try:
        found = sorted(folder.rglob("*.md"))
    except OSError:
        raise InputError(f"{folder} cannot be read. Check that you may open it.") from None
    inside = folder.resolve()
    return [
        path
        for path in found
        if path.name.lower() not in _SKIPPED_NAMES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and _is_inside(path, inside)
    ]


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether a link leads out of the folder; a link that leads nowhere becomes a problem when it is read."""
    try:
        return path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return True


class _Reader:
    """Collects passages and problems."""

    def __init__(self) -> None:
        self.passages: dict[str, Passage] = {}
        self.problems: list[InputError] = []

    def add_file(self, path: Path, name: str) -> None:
        try:
            text = _read(path, name)
            if path.suffix == ".json":
                found, problems = read_saved_replies(name, text)
                self.problems.extend(problems)
            else:
                found = read_article(name, path.stem, text)
        except InputError as problem:
            self.problems.append(problem)
            return
        self._add(found, name)

    def _add(self, found: list[Passage], name: str) -> None:
        taken = [passage.id for passage in found if passage.id in self.passages]
        if taken:
            self.problems.append(
                InputError(
                    f"{name}, line 1: the id {taken[0]} is used twice. Give the article its own id, and"
                    " import again."
                )
            )
        for passage in found:
            self.passages.setdefault(passage.id, passage)


def _read(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise InputError(
                f"{name} is larger than {MAX_FILE_BYTES // 1_000_000} MB. Split it into articles."
            )
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise InputError(
            f"{name}, line {line}: this is not UTF-8. Save the file as UTF-8, and import again."
        ) from None
    except OSError:
        raise InputError(f"{name} cannot be read. Check that you may open it.") from None
