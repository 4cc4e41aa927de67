"""What the commands need from the composition root. Rule: commands are thin; everything is built elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from agent_assist.domain.statistics import Dimension
from agent_assist.ports.erasure import Erased


@dataclass(frozen=True, slots=True)
class Place:
    """Which profile a command works on, and the passphrase of its key file (None: none was given)."""

    folder: Path | None
    passphrase: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of `log verify`: exit code, a sentence, and the figures behind it."""

    exit_code: int
    message: str
    count: int
    first_bad_seq: int | None
    head_hex: str


@dataclass(frozen=True, slots=True)
class HeadWord:
    """The newest signed head: the note itself, the key that signed it, and how many records it covers."""

    note: str
    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Exported:
    """What to copy for an auditor: where to, and which decisions with their texts, and why."""

    target: Path
    seqs: tuple[int, ...]
    ticket_ids: tuple[str, ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: where to, how many records, how many decisions with their texts."""

    target: Path
    records: int
    opened: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of knowledge did, in files; `passages` are all that there are now, `problems` sentences."""

    passages: int
    read: int
    unchanged: int
    removed: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatsOrder:
    """Which figures: `kind` is json, csv or html; `bundles` are exported logs, none for the profile's own."""

    kind: str
    since: date | None
    until: date | None
    by: Dimension
    queue: str
    bundles: tuple[Path, ...]
    is_own: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class SearchState:
    """Whether search by meaning is on, with which encoder, how many passages are encoded and how many there are."""

    encoder: str
    encoded: int
    passages: int


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One line of the doctor: what was looked at, what was found, whether it is well, and what to do.

    `shared` is what of the finding may leave this computer: no path, name or address; "" for nothing.
    """

    topic: str
    state: str
    finding: str
    advice: str = ""
    shared: str = ""


class RowCount(NamedTuple):
    """How many rows of one kind were read, how many are known to be lost, and whether more were lost unseen."""

    read: int
    lost: int
    is_more_lost: bool = False


@dataclass(frozen=True, slots=True)
class Readable:
    """What was read of a store: where to, the counts of each kind, and sentences."""

    target: Path
    counts: dict[str, RowCount]
    notes: tuple[str, ...]


class Headless(Protocol):
    """The composition root as the commands see it."""

    def open_window(self, place: Place, *, is_demo: bool) -> int:
        """Open the desktop app; returns its exit code."""
        ...

    def tour(self, out: Path) -> tuple[Path, ...]:
        """Drive the real window through the demo; returns the pictures."""
        ...

    def draft_ticket(self, ticket_id: str, place: Place, *, is_demo: bool) -> dict[str, Any]:
        """The draft for a ticket of the profile, or of the demo."""
        ...

    def draft_file(self, path: Path, place: Place, *, is_demo: bool) -> dict[str, Any]:
        """The draft for a mail or a ticket export in a file, from the profile's articles or the demo's."""
        ...

    def verify_log(
        self, place: Place, head: Path | None, progress: Callable[[int, int], None] | None
    ) -> Verdict:
        """Verify the profile's decision log, also against heads that somebody kept elsewhere."""
        ...

    def log_head(self, place: Place, to: Path | None) -> HeadWord:
        """The newest signed head; written into a folder too where one is named."""
        ...

    def prove(self, place: Place, seq: int | None, ticket_id: str, purpose: str) -> dict[str, Any]:
        """The proof of one decision, its texts opened only with a purpose."""
        ...

    def export_log(self, place: Place, order: Exported) -> Copied:
        """Copy the log for an auditor, with a verifier."""
        ...

    def change_key(self, place: Place, *, is_lost: bool) -> str:
        """Give up the device's key for a new one; returns the new public key."""
        ...

    def erase_customer(self, place: Place, email: str, reason: str) -> Erased:
        """Erase everything kept of a customer; returns the receipt."""
        ...

    def retain(self, place: Place) -> Erased | None:
        """Erase what is older than the policy keeps; None where nothing is."""
        ...

    def stop_team(self, place: Place, reason: str, *, is_lifted: bool) -> None:
        """Stop AI for all who use the profile, or lift that."""
        ...

    def stats(self, place: Place, order: StatsOrder) -> str:
        """The figures of groups that are large enough, or a person's own, as text."""
        ...

    def doctor(self, place: Place) -> tuple[Diagnosis, ...]:
        """Look at everything that IT is asked about."""
        ...

    def support(self, place: Place, out: Path) -> tuple[str, ...]:
        """Write a file for the help desk without personal data; returns the names in it."""
        ...

    def export_readable(
        self, place: Place, out: Path, progress: Callable[[int, int], None] | None = None
    ) -> Readable:
        """Write what can be read of the profile's store into a new folder."""
        ...

    def check_policy(self, file: Path | None) -> tuple[str, ...]:
        """What of a policy file, or of the policy in force, cannot be used: sentences."""
        ...

    def open_link(self, place: Place, link: str) -> int:
        """Open the window, or bring the open one forward, at the ticket of a link; returns the exit code."""
        ...

    def import_knowledge(
        self,
        paths: tuple[Path, ...],
        place: Place,
        progress: Callable[[int, int], None] | None,
        *,
        with_past_replies: bool,
    ) -> Imported:
        """Take articles into the profile's store, or what changed since; sent replies too where wanted, masked."""
        ...

    def forget_knowledge(self, path: Path, place: Place) -> int:
        """Take away what came from a file or folder; returns how many articles."""
        ...

    def knowledge_places(self, place: Place) -> tuple[str, ...]:
        """The files and folders that the knowledge came from."""
        ...

    def read_documents(self) -> None:
        """Read PDF and DOCX files for another process, until its questions end."""
        ...

    def switch_meaning_on(
        self,
        place: Place,
        source: Path | None,
        *,
        is_build: bool,
        progress: Callable[[int, int], None] | None,
    ) -> SearchState:
        """Search by meaning with this encoder; None encodes with the one there is what has no vector yet."""
        ...

    def switch_meaning_off(self, place: Place) -> bool:
        """Search by words only; returns whether that is a change."""
        ...

    def search_knowledge(self, place: Place) -> Search:
        """A function that searches the profile's knowledge."""
        ...


class Search(Protocol):
    """Searches the knowledge for one query."""

    def __call__(self, query: str) -> dict[str, Any]:
        """`{"answerable", "hits": [{"id", "title", "score", "passage"}]}`."""
        ...
