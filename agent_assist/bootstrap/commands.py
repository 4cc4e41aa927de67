"""The composition root as the command line sees it. Rule: imports what a command needs when it is run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from agent_assist.cli.headless import (
    Copied,
    Diagnosis,
    Exported,
    HeadWord,
    Imported,
    Place,
    Readable,
    SearchState,
    StatsOrder,
    Verdict,
)
from agent_assist.ports.erasure import Erased


class Commands:
    """Builds what each command needs, and closes it again."""

    def open_window(self, place: Place, *, is_demo: bool) -> int:
        """Open the desktop app."""
        from agent_assist.bootstrap.opening import open_window  # start-up time

        return open_window(place.folder, place.passphrase, is_demo=is_demo)

    def tour(self, out: Path) -> tuple[Path, ...]:
        """Drive the real window through the demo."""
        from agent_assist.bootstrap.tour import run_demo_tour  # start-up time

        return run_demo_tour(out)

    def draft_ticket(self, ticket_id: str, place: Place, *, is_demo: bool) -> dict[str, Any]:
        """The draft for a ticket of the profile; of the demo where asked for, or where nothing is set up."""
        from agent_assist.bootstrap.headless_draft import draft_ticket  # start-up time

        return draft_ticket(ticket_id, place.folder, place.passphrase, is_demo=is_demo)

    def draft_file(self, path: Path, place: Place, *, is_demo: bool) -> dict[str, Any]:
        """The draft for a mail or a ticket export in a file, from the profile's articles or the demo's."""
        from agent_assist.bootstrap.headless_draft import draft_file  # start-up time

        return draft_file(path, place.folder, place.passphrase, is_demo=is_demo)

    def verify_log(
        self, place: Place, head: Path | None, progress: Callable[[int, int], None] | None
    ) -> Verdict:
        """Verify the profile's decision log, also against heads that somebody kept elsewhere."""
        from agent_assist.bootstrap.log_commands import verify_log  # start-up time

        return verify_log(place, head, progress)

    def log_head(self, place: Place, to: Path | None) -> HeadWord:
        """The newest signed head; written into a folder too where one is named."""
        from agent_assist.bootstrap.log_commands import log_head  # start-up time

        return log_head(place, to)

    def prove(self, place: Place, seq: int | None, ticket_id: str, purpose: str) -> dict[str, Any]:
        """The proof of one decision, its texts opened only with a purpose."""
        from agent_assist.bootstrap.log_commands import prove  # start-up time

        return prove(place, seq, ticket_id, purpose)

    def export_log(self, place: Place, order: Exported) -> Copied:
        """Copy the log for an auditor, with a verifier."""
        from agent_assist.bootstrap.log_commands import export_log  # start-up time

        return export_log(place, order)

    def erase_customer(self, place: Place, email: str, reason: str) -> Erased:
        """Erase everything kept of a customer."""
        from agent_assist.bootstrap.erasing import erase_customer  # start-up time

        return erase_customer(place, email, reason)

    def retain(self, place: Place) -> Erased | None:
        """Erase what is older than the policy keeps."""
        from agent_assist.bootstrap.erasing import retain  # start-up time

        return retain(place)

    def stop_team(self, place: Place, reason: str, *, is_lifted: bool) -> None:
        """Stop AI for all who use the profile, or lift that."""
        from agent_assist.bootstrap.erasing import stop_team  # start-up time

        stop_team(place, reason, is_lifted=is_lifted)

    def change_key(self, place: Place, *, is_lost: bool) -> str:
        """Give up the device's key for a new one; returns the new public key."""
        from agent_assist.bootstrap.log_commands import change_key  # start-up time

        return change_key(place, is_lost=is_lost)

    def stats(self, place: Place, order: StatsOrder) -> str:
        """The figures of groups that are large enough, or a person's own, as text."""
        from agent_assist.bootstrap.stats_command import stats  # start-up time

        return stats(place, order)

    def doctor(self, place: Place) -> tuple[Diagnosis, ...]:
        """Look at everything that IT is asked about."""
        from agent_assist.bootstrap.doctor import diagnose  # start-up time

        return diagnose(place.folder, place.passphrase)

    def support(self, place: Place, out: Path) -> tuple[str, ...]:
        """Write a file for the help desk without personal data."""
        from agent_assist.bootstrap.support import write_support  # start-up time

        return write_support(place, out)

    def export_readable(
        self, place: Place, out: Path, progress: Callable[[int, int], None] | None = None
    ) -> Readable:
        """Write what can be read of the profile's store."""
        from agent_assist.bootstrap.store_commands import export_readable  # start-up time

        return export_readable(place, out, progress)

    def check_policy(self, file: Path | None) -> tuple[str, ...]:
        """What of a policy cannot be used."""
        from agent_assist.bootstrap.profile import policy_problems  # start-up time

        return policy_problems(file)

    def open_link(self, place: Place, link: str) -> int:
        """Open the window at a ticket, or bring the open one forward."""
        from agent_assist.bootstrap.opening import open_link  # start-up time

        return open_link(place.folder, place.passphrase, link)

    def import_knowledge(
        self,
        paths: tuple[Path, ...],
        place: Place,
        progress: Callable[[int, int], None] | None,
        *,
        with_past_replies: bool,
    ) -> Imported:
        """Take articles into the profile's store, or what changed since."""
        from agent_assist.bootstrap.knowledge_commands import import_knowledge  # start-up time

        return import_knowledge(paths, place, progress, with_past_replies=with_past_replies)

    def forget_knowledge(self, path: Path, place: Place) -> int:
        """Take away what came from a file or folder."""
        from agent_assist.bootstrap.knowledge_commands import forget_knowledge  # start-up time

        return forget_knowledge(path, place)

    def knowledge_places(self, place: Place) -> tuple[str, ...]:
        """The files and folders that the knowledge came from."""
        from agent_assist.bootstrap.knowledge_commands import knowledge_places  # start-up time

        return knowledge_places(place)

    def read_documents(self) -> None:
        """Read PDF and DOCX files for another process."""
        from agent_assist.adapters.knowledge_files.worker import main  # start-up time

        main()

    def switch_meaning_on(
        self,
        place: Place,
        source: Path | None,
        *,
        is_build: bool,
        progress: Callable[[int, int], None] | None,
    ) -> SearchState:
        """Search by meaning with this encoder, or with the one there is."""
        from agent_assist.bootstrap.meaning import switch_on  # start-up time

        return switch_on(place, source, is_build=is_build, progress=progress)

    def switch_meaning_off(self, place: Place) -> bool:
        """Search by words only."""
        from agent_assist.bootstrap.meaning import switch_off  # start-up time

        return switch_off(place)

    def search_knowledge(self, place: Place) -> Callable[[str], dict[str, Any]]:
        """A function that searches the profile's knowledge."""
        from agent_assist.bootstrap.knowledge_commands import search_knowledge  # start-up time

        return search_knowledge(place)
