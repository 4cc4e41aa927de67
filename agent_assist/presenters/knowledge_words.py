"""The knowledge screen's rows and pages in words. Rule: expired is said first, and dates are dates."""

from __future__ import annotations

from datetime import date

from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.knowledge import ArticleEntry, KnowledgeSummary, Topic
from agent_assist.ports.translator import Translator
from agent_assist.presenters.languages import language_name
from agent_assist.presenters.view.knowledge import KnowledgePage, KnowledgeRow
from agent_assist.presenters.view.parts import ButtonView

_KINDS = {
    PassageKind.ARTICLE: "Help article",
    PassageKind.POLICY: "Policy",
    PassageKind.SAVED_REPLY: "Saved reply",
    PassageKind.PAST_REPLY: "Sent reply",
}


def article_row(tr: Translator, entry: ArticleEntry, today: date) -> KnowledgeRow:
    """An article in the list."""
    return KnowledgeRow(
        entry.id, entry.title, article_line(tr, entry), article_mark(tr, entry, today)
    )


def article_line(tr: Translator, entry: ArticleEntry) -> str:
    """Kind, language, date, owner, and for how many drafts it was found."""
    parts = [tr(_KINDS.get(entry.kind, "Help article")), language_name(tr, entry.language[:2])]
    parts += [written_day(entry.updated)] if entry.updated else []
    parts += [entry.owner] if entry.owner else []
    parts += [tr("for staff only")] if entry.audience == "staff" else []
    if entry.drafts:
        found = "found for 1 draft" if entry.drafts == 1 else "found for {n} drafts"
        parts.append(tr(found, n=entry.drafts))
    return ", ".join(parts)


def article_mark(tr: Translator, entry: ArticleEntry, today: date) -> str:
    """What keeps it out of drafts, or makes it doubtful; "" where nothing does."""
    if entry.is_expired(today) and entry.expires is not None:
        return tr("Expired {day}, not used", day=written_day(entry.expires))
    if entry.is_old(today):
        return tr("Older than a year")
    return ""


def article_page(
    tr: Translator, entry: ArticleEntry, passages: tuple[Passage, ...], today: date
) -> KnowledgePage:
    """An article with its sections."""
    line = f"{article_line(tr, entry)}\n{_place(entry)}"
    sections = tuple((_section_name(entry, passage), passage.text) for passage in passages)
    return KnowledgePage(entry.id, entry.title, line, article_mark(tr, entry, today), sections)


def _place(entry: ArticleEntry) -> str:
    """Where it was read: the end of the place, which names it, and nothing of the computer's own folders."""
    parts = entry.place.replace("\\", "/").rstrip("/").split("/")[-2:]
    return "/".join((*parts, entry.name) if entry.name else parts)


def topic_row(tr: Translator, topic: Topic) -> KnowledgeRow:
    """A topic in the list."""
    return KnowledgeRow(topic.key, topic.title, topic_line(tr, topic))


def topic_line(tr: Translator, topic: Topic) -> str:
    """How often it was asked, and what became of it."""
    count = len(topic.tickets)
    line = tr("1 ticket") if count == 1 else tr("{n} tickets", n=count)
    abstained = count - topic.rejected
    parts = [tr("{n} without a draft", n=abstained)] if abstained else []
    if topic.rejected:
        rejected = "1 draft rejected" if topic.rejected == 1 else "{n} drafts rejected"
        parts.append(tr(rejected, n=topic.rejected))
    return ", ".join((line, *parts))


def topic_page(tr: Translator, topic: Topic) -> KnowledgePage:
    """A topic with the masked questions of its customers."""
    shown = tuple(("", question) for question in topic.questions[:20])
    line = tr("{line}. Customers asked, with personal data masked:", line=topic_line(tr, topic))
    write = ButtonView(tr("Write an article…"), "file-pen")
    return KnowledgePage(topic.key, topic.title, line, "", shown, write)


def summary_line(tr: Translator, summary: KnowledgeSummary) -> str:
    """How much there is, in one sentence."""
    if not summary.articles:
        return ""
    parts = [tr("{n} articles and saved replies", n=f"{summary.articles:,}")]
    if summary.used:
        parts.append(tr("{n} found for a draft so far", n=f"{summary.used:,}"))
    return ", ".join(parts) + "."


def written_day(day: date) -> str:
    """9 Sep 2026."""
    return f"{day.day} {day.strftime('%b %Y')}"


def _section_name(entry: ArticleEntry, passage: Passage) -> str:
    return passage.title.removeprefix(entry.title).removeprefix(" — ")
