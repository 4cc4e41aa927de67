"""The knowledge screen: browse, search, see what is missing, and turn it into an article.

Rules: a person writes and saves; what is being written survives looking elsewhere and a failed save; slow work runs
off the window's thread, and an import can be called off.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.evidence import Passage
from agent_assist.domain.knowledge import (
    ArticleEntry,
    ImportProgress,
    ImportReport,
    KnowledgeSummary,
    NewArticle,
    Topic,
)
from agent_assist.presenters import knowledge_words as words
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.runner import Handle
from agent_assist.presenters.view.knowledge import (
    ArticleEditorView,
    KnowledgePage,
    KnowledgeRow,
    KnowledgeTab,
    KnowledgeView,
    TabView,
)
from agent_assist.presenters.view.parts import ButtonView, EmptyView
from agent_assist.services.knowledge_room import ROWS_SHOWN, KnowledgeRoom

SEARCH_DELAY_MS = 150
_PROGRESS_MS = 250
_LANE = "knowledge"
_TAB = KnowledgeTab


@dataclass(frozen=True, slots=True)
class _Writing:
    """An article being written, and the topic it is about."""

    revision: int
    title: str = ""
    text: str = ""
    topic: Topic | None = None
    problem: str = ""
    is_saving: bool = False


@dataclass(slots=True)
class _Shelf:
    """What was read from the store last."""

    summary: KnowledgeSummary = field(default_factory=KnowledgeSummary)
    entries: tuple[ArticleEntry, ...] = ()
    topics: tuple[Topic, ...] = ()
    problems: tuple[str, ...] = ()
    opened: tuple[ArticleEntry, tuple[Passage, ...]] | None = None
    is_read: bool = False


class KnowledgeFlow:
    """What the screen shows, and every act on it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._tab, self._words, self._current = _TAB.ALL, "", ""
        self._shelf = _Shelf()
        self._writing: _Writing | None = None
        self._revision = 0
        self._seeking: Handle | None = None
        self._ticking: Handle | None = None
        self._progress: ImportProgress | None = None
        self._is_open = self._is_importing = self._is_called_off = False
        self._problem = self._done = ""

    def open(self) -> None:
        """The screen is shown: read what it needs."""
        self._is_open = True
        self._read(with_topics=True)
        self._changed()

    def attach(self) -> None:
        """The store is open: what its opening left unread is read behind the window."""
        self.refresh()

    def close(self) -> None:
        """The window closes: an import ends after the file under work."""
        self._is_called_off = True

    def choose_tab(self, key: str) -> None:
        """Show another list."""
        self._tab, self._current = _TAB(key), ""
        self._shelf.opened, self._shelf.is_read = None, False
        self._read()
        self._changed()

    def search(self, sought: str) -> None:
        """Show what fits, once typing rests."""
        if sought == self._words:
            return
        self._words = sought
        if self._seeking is not None:
            self._seeking.cancel()
        self._seeking = self._context.run.after(SEARCH_DELAY_MS, self._read)

    def select(self, row_id: str) -> None:
        """Open an article or a topic; "" closes it."""
        self._current, self._shelf.opened = row_id, None
        if row_id and self._tab in (_TAB.ALL, _TAB.OLD):
            room = self._context.ready.knowledge_room
            self._context.run.run(lambda: room.article(row_id), self._opened, self._failed)
        self._changed()

    def write(self, *, about_topic: bool = False) -> None:
        """Begin an article, about the topic on screen where asked for; one that was begun is kept."""
        topic = self._topic() if about_topic else None
        if self._writing is None or (topic is not None and topic != self._writing.topic):
            self._revision += 1
            self._writing = _Writing(self._revision, topic=topic)
        self._changed()

    def typed(self, title: str, text: str) -> None:
        """Somebody writes."""
        if self._writing is not None:
            was = self._writing
            self._writing = replace(was, title=title, text=text, problem="")
            if bool(was.title.strip() and was.text.strip()) != self._may_save(self._writing):
                self._changed()

    def stop_writing(self) -> None:
        """Put the article away; its words are gone only if nobody wrote any."""
        self._writing = None
        self._changed()

    def save(self) -> None:
        """Keep the article as a file and take it in."""
        writing, context = self._writing, self._context
        if writing is None or writing.is_saving or not self._may_save(writing):
            return
        self._writing = replace(writing, is_saving=True, problem="")
        services = context.ready
        language = writing.topic.language if writing.topic else services.policy.default_language
        owner = services.identity.current().display_name
        article = NewArticle(writing.title, writing.text, language, owner, date.min)
        context.run.run_in_order(
            _LANE,
            lambda: services.knowledge_room.write(article, writing.topic),
            self._saved,
            self._not_saved,
        )
        self._changed()

    def refresh(self) -> None:
        """Read what changed in the places of the knowledge."""
        context = self._context
        if context.services is None or self._is_importing:
            return
        self._is_importing, self._is_called_off, self._progress = True, False, None
        room = context.services.knowledge_room
        context.run.run_in_order(_LANE, lambda: self._import(room), self._imported, self._failed)
        self._tick()

    def call_off(self) -> None:
        """Stop the import after the file under work; the rest comes the next time."""
        self._is_called_off = True

    @property
    def view(self) -> KnowledgeView:
        """The screen as it is now."""
        tr, shelf = self._context.tr, self._shelf
        rows = self._rows()
        is_full = len(rows) >= ROWS_SHOWN
        return KnowledgeView(
            title=tr("Knowledge"),
            subtitle=self._done or words.summary_line(tr, shelf.summary),
            tabs=self._tabs(),
            search_hint=tr("Search the knowledge"),
            words=self._words,
            rows=rows,
            note=tr("The first {n} are shown. Search for more.", n=ROWS_SHOWN) if is_full else "",
            current=self._current,
            empty=self._empty() if not rows else None,
            page=self._page(),
            editor=self._editor(),
            refresh=ButtonView(tr("Stop"), "x")
            if self._is_importing
            else ButtonView(tr("Read again"), "refresh-cw"),
            write=ButtonView(tr("Write an article…"), "file-pen"),
            page_hint=tr("Choose a row to read it.") if any(row.id for row in rows) else "",
            progress=self._progress_line(),
            problem=self._problem,
        )

    @property
    def is_read(self) -> bool:
        """Whether the lists were read from the store."""
        return self._shelf.is_read

    @property
    def is_importing(self) -> bool:
        """Whether places are being read."""
        return self._is_importing

    def _import(self, room: KnowledgeRoom) -> ImportReport:
        def note(progress: ImportProgress) -> None:
            self._progress = progress  # one reference: read by the window's timer

        return room.bring_up_to_date(note, lambda: self._is_called_off)

    def _tick(self) -> None:
        if self._is_importing:
            self._changed()
            self._ticking = self._context.run.after(_PROGRESS_MS, self._tick)

    def _imported(self, report: ImportReport) -> None:
        self._is_importing = False
        if self._ticking is not None:
            self._ticking.cancel()
        if report.is_cancelled:
            self._done = self._context.tr("Stopped. The rest is read the next time.")
        else:
            self._done = ""
        self._read(with_topics=True)
        self._changed()

    def _read(self, *, with_topics: bool = False) -> None:
        """Read the lists; what is missing takes every conversation in question, so only when it may be new."""
        context = self._context
        if context.services is None or not self._is_open:
            return
        room, tab, sought = context.services.knowledge_room, self._tab, self._words
        only = "old" if tab is _TAB.OLD else ""
        language = context.services.policy.default_language
        known = self._shelf.topics

        def look() -> _Shelf:
            topics = room.topics() if with_topics else known
            return _Shelf(
                summary=room.summary(),
                entries=room.articles(sought, only, language),
                topics=topics,
                problems=room.problems(),
                is_read=True,
            )

        def found(shelf: _Shelf) -> None:
            if (tab, sought) == (self._tab, self._words):
                shelf.opened = self._shelf.opened
                self._shelf, self._problem = shelf, ""
                self._changed()

        context.run.run(look, found, self._failed)

    def _opened(self, found: tuple[ArticleEntry, tuple[Passage, ...]] | None) -> None:
        if found is not None and found[0].id == self._current:
            self._shelf.opened = found
            self._changed()

    def _saved(self, name: str) -> None:
        self._writing, self._current = None, ""
        self._done = self._context.tr("Kept as {name}, and used from now on.", name=name)
        self._read(with_topics=True)
        self._changed()

    def _not_saved(self, error: AgentAssistError) -> None:
        if self._writing is not None:
            self._writing = replace(self._writing, is_saving=False, problem=error.message)
        self._changed()

    def _failed(self, error: AgentAssistError) -> None:
        self._is_importing, self._problem = False, error.message
        self._changed()

    def _changed(self) -> None:
        self._context.changed(Part.KNOWLEDGE)

    def _topic(self) -> Topic | None:
        return next((t for t in self._shelf.topics if t.key == self._current), None)

    def _rows(self) -> tuple[KnowledgeRow, ...]:
        tr, today = self._context.tr, self._context.clock.now().date()
        if self._tab is _TAB.MISSING:
            sought = self._words.casefold()
            wanted = (t for t in self._shelf.topics if sought in " ".join(t.questions).casefold())
            return tuple(words.topic_row(tr, topic) for topic in wanted)
        if self._tab is _TAB.UNREAD:
            return tuple(KnowledgeRow("", line, "") for line in self._shelf.problems[:ROWS_SHOWN])
        return tuple(words.article_row(tr, entry, today) for entry in self._shelf.entries)

    def _tabs(self) -> tuple[TabView, ...]:
        tr, summary = self._context.tr, self._shelf.summary
        counted = (
            (_TAB.ALL, tr("Articles"), summary.articles),
            (_TAB.OLD, tr("Out of date"), summary.expired + summary.old),
            (_TAB.MISSING, tr("Missing"), len(self._shelf.topics)),
            (_TAB.UNREAD, tr("Not read"), len(self._shelf.problems)),
        )
        return tuple(
            TabView(tab.value, name, f"{count:,}" if count else "", tab is self._tab)
            for tab, name, count in counted
        )

    def _page(self) -> KnowledgePage | None:
        tr, today = self._context.tr, self._context.clock.now().date()
        topic = self._topic() if self._tab is _TAB.MISSING else None
        if topic is not None:
            return words.topic_page(tr, topic)
        opened = self._shelf.opened
        return words.article_page(tr, *opened, today) if opened is not None else None

    def _editor(self) -> ArticleEditorView | None:
        tr, writing = self._context.tr, self._writing
        if writing is None:
            return None
        may_save = self._may_save(writing) and not writing.is_saving
        topic = writing.topic
        return ArticleEditorView(
            revision=writing.revision,
            heading=tr("New article"),
            hint=tr(
                "Markdown; “## ” begins a section. It is kept as a file in the knowledge folder."
            ),
            title=writing.title,
            text=writing.text,
            problem=writing.problem,
            save=ButtonView(
                tr("Keep article"),
                "save",
                is_enabled=may_save,
                why_not="" if may_save else tr("Write a title and a text first."),
            ),
            questions=topic.questions[:5] if topic else (),
        )

    def _empty(self) -> EmptyView:
        tr = self._context.tr
        if not self._shelf.is_read:
            return EmptyView("loader", tr("Reading…"), "")
        if self._words:
            return EmptyView("search", tr("Nothing fits “{words}”", words=self._words), "")
        texts = {
            _TAB.ALL: (
                "book-open",
                tr("No articles yet"),
                tr("Choose a knowledge folder in the settings."),
            ),
            _TAB.OLD: ("check", tr("Nothing is out of date"), ""),
            _TAB.MISSING: (
                "check",
                tr("Nothing is missing so far"),
                tr("Questions that no draft could answer are gathered here."),
            ),
            _TAB.UNREAD: ("check", tr("Every file was read"), ""),
        }
        return EmptyView(*texts[self._tab])

    def _progress_line(self) -> str:
        tr, progress = self._context.tr, self._progress
        if not self._is_importing:
            return ""
        if progress is None:
            return tr("Looking for changes…")
        return tr(
            "Reading {done} of {total} files",
            done=f"{progress.done:,}",
            total=f"{progress.total:,}",
        )

    @staticmethod
    def _may_save(writing: _Writing) -> bool:
        return bool(writing.title.strip() and writing.text.strip())
