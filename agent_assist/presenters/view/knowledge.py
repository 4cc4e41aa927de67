"""The knowledge screen: articles, what is out of date, what is missing, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_assist.presenters.view.parts import ButtonView, EmptyView


class KnowledgeTab(StrEnum):
    """What the list holds."""

    ALL = "all"
    OLD = "old"
    MISSING = "missing"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class TabView:
    """A tab with its count in words, "" for none."""

    key: str
    words: str
    count: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class KnowledgeRow:
    """An article, a topic, or a sentence about a file (`id` is empty then: it cannot be opened).

    `mark` is said before the line in the colour of a warning: "Expired 1 Jan 2026".
    """

    id: str
    title: str
    line: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class KnowledgePage:
    """What was opened: an article with its sections, or a topic with its questions as sections.

    `write` is the button that starts an article about a topic.
    """

    id: str
    title: str
    line: str
    mark: str
    sections: tuple[tuple[str, str], ...]
    write: ButtonView | None = None


@dataclass(frozen=True, slots=True)
class ArticleEditorView:
    """An article being written. `revision` changes when the fields are to be loaded anew."""

    revision: int
    heading: str
    hint: str
    title: str
    text: str
    problem: str
    save: ButtonView
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeView:
    """The whole screen. `page_hint` stands where nothing is open; `progress` beside the button that ends an import."""

    title: str
    subtitle: str
    tabs: tuple[TabView, ...]
    search_hint: str
    words: str
    rows: tuple[KnowledgeRow, ...]
    note: str
    current: str
    empty: EmptyView | None
    page: KnowledgePage | None
    editor: ArticleEditorView | None
    refresh: ButtonView
    write: ButtonView
    page_hint: str = ""
    progress: str = ""
    problem: str = ""
