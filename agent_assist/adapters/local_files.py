"""Files of this computer behind their port. Rule: no more is read than may be sent."""

from __future__ import annotations

from pathlib import Path

from agent_assist.domain.enclosures import in_words
from agent_assist.domain.errors import InputError


class LocalFileReader:
    """Reads files that a person dropped or picked."""

    def read(self, path: str, most_bytes: int) -> bytes:
        """The bytes; InputError says in one sentence what is wrong with the file."""
        name = Path(path).name
        try:
            if not Path(path).is_file():
                raise InputError(f"“{name}” is no file. Pack a folder into one file first.")
            with Path(path).open("rb") as file:
                data = file.read(most_bytes + 1)
        except OSError as error:
            raise InputError(f"“{name}” cannot be read: {error.strerror}.") from error
        if not data:
            raise InputError(f"“{name}” is empty.")
        if len(data) > most_bytes:
            raise InputError(
                f"“{name}” is too large: all files of a reply may have {in_words(most_bytes)} together."
                " Send a link, or a smaller file."
            )
        return data
