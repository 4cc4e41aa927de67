"""Where knowledge comes from, and what became of each file. Rule: a place that cannot be read loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agent_assist.domain.evidence import Passage, PassageKind

PAST_REPLIES = "past-replies"
"""The place that stands for the team's own sent replies instead of a path."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a place: its name below it ("" when the place is that file), and what tells a change.

    `article_id` is the id that its article gets when the file names none.
    """

    name: str
    size_bytes: int
    modified_ns: int
    article_id: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a place, sorted by name; `unread` are folders below it that could not be looked into."""

    files: tuple[SourceFile, ...]
    unread: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when it was read last; an empty digest means "read it again"."""

    size_bytes: int
    modified_ns: int
    read_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What stands in a file: its passages, and a sentence for each thing that could not be used."""

    digest: str
    passages: tuple[Passage, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file to take over; `read` is None where it is gone."""

    file: SourceFile
    read: ReadFile | None
    read_ns: int = 0


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is: files looked at, of how many, and the one under work."""

    done: int
    total: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in files; `problems` are whole sentences. `is_cancelled`: the rest comes next time."""

    read: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: tuple[str, ...] = ()
    is_cancelled: bool = False

    def __add__(self, other: ImportReport) -> ImportReport:
        """Both together."""
        return ImportReport(
            self.read + other.read,
            self.unchanged + other.unchanged,
            self.removed + other.removed,
            (*self.problems, *other.problems),
            self.is_cancelled or other.is_cancelled,
        )


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One article in the register; `place` and `name` say where it was read, `drafts` for how many it was found."""

    id: str
    title: str
    kind: PassageKind
    language: str
    updated: date | None
    expires: date | None
    owner: str
    audience: str
    place: str
    name: str
    drafts: int = 0

    def is_expired(self, today: date) -> bool:
        """Whether its expiry date has passed."""
        return self.expires is not None and self.expires < today

    def is_old(self, today: date) -> bool:
        """Older than twelve months."""
        return self.updated is not None and (today - self.updated).days > 365


@dataclass(frozen=True, slots=True)
class KnowledgeSummary:
    """How much there is: articles, of these expired, older than twelve months, and used in a draft so far."""

    articles: int = 0
    expired: int = 0
    old: int = 0
    used: int = 0
    problems: int = 0


def article_of(passage_id: str) -> str:
    """The article of a passage: its id without the section's number."""
    return passage_id.split("#", 1)[0]


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that a person wrote here; `text` is Markdown, `day` the day it was written."""

    title: str
    text: str
    language: str
    owner: str
    day: date


@dataclass(frozen=True, slots=True)
class Gap:
    """A ticket that the knowledge could not answer. `is_rejected`: a person refused a draft because of it."""

    ticket_id: str
    seq: int
    is_rejected: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """What is missing: questions of customers (masked) about one thing, the newest first.

    `rejected` is how many of its tickets had a draft that a person refused; the others had none.
    """

    key: str
    title: str
    questions: tuple[str, ...]
    tickets: tuple[str, ...]
    rejected: int
    language: str
