"""Writes a person's article as a Markdown file. Rule: never over a file, and whole or not at all."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from agent_assist.domain.errors import InputError
from agent_assist.domain.knowledge import NewArticle

_MOST_TRIES, _NAME_CHARS = 1_000, 60


class MarkdownWriter:
    """Implements ArticleWriter over a folder, which is made when it is needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, article: NewArticle) -> str:
        """Keep the article under a name made from its title; returns the file's name."""
        title = " ".join(article.title.split())
        if not title or not article.text.strip():
            raise InputError("An article needs a title and a text. Write both.")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._free(_name(title))
            _write_whole(path, _markdown(path.stem, title, article))
        except OSError as error:
            raise InputError(
                f"The article was not written: {error.strerror or error} ({self._folder})."
                " Your text is still here; choose another folder in the settings."
            ) from None
        return path.name

    def _free(self, name: str) -> Path:
        names = (name, *(f"{name}-{number}" for number in range(2, _MOST_TRIES)))
        for each in names:
            path = self._folder / f"{each}.md"
            if not path.exists():
                return path
        raise FileExistsError(0, "there are too many articles of this title")


def _name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_NAME_CHARS].strip("-") or "article"


def _markdown(article_id: str, title: str, article: NewArticle) -> str:
    def quoted(value: str) -> str:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

    fields = [f"id: {article_id}", f"title: {quoted(title)}", "kind: article"]
    fields += [f"language: {article.language}", f"updated: {article.day.isoformat()}"]
    fields += [f"owner: {quoted(' '.join(article.owner.split()))}"] if article.owner else []
    return "\n".join(("---", *fields, "---", "", article.text.strip(), ""))


def _write_whole(path: Path, text: str) -> None:
    """Through a file beside it, so that nobody reads half an article; the name is taken without replacing."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    try:
        if os.name == "nt":
            part.rename(path)  # refuses where the name is taken
        else:
            os.link(part, path)
            part.unlink()
    except OSError:
        part.unlink(missing_ok=True)
        raise
