"""The two lines of the summary strip: the rating in short, and how many checks, sources and gaps there are."""

from __future__ import annotations

from PySide6.QtCore import QObject

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.presenters.view.rationale import RationaleMode, RationaleView


class StripWords(QObject):
    """Takes its words from a `RationaleView`; it works nothing out but counts."""

    def line(self, view: RationaleView) -> str:
        """Beside the badge: what the rating rests on; without a badge the panel's title."""
        if view.badge is None:
            return view.title
        if view.mode == RationaleMode.WAITING:
            return self.tr("rated when complete")
        if view.badge.headline:
            return f"{view.badge.headline} {view.badge.line}"
        return view.badge.line.partition(". ")[0].removesuffix(".")

    def counts(self, view: RationaleView) -> str:
        """Checks, sources and gaps, those that there are."""
        if view.mode == RationaleMode.WITHOUT_AI:
            replies, articles = len(view.saved_replies), len(view.articles)
            parts = [
                self._count(replies, self.tr("1 saved reply"), self.tr("{n} saved replies")),
                self._count(articles, self.tr("1 article"), self.tr("{n} articles")),
            ]
        elif view.mode == RationaleMode.WAITING:
            found = len(view.sources)
            one, many = self.tr("1 source found so far"), self.tr("{n} sources found so far")
            parts = [self._count(found, one, many)]
        else:
            parts = [
                *self._checks(view),
                self._count(len(view.sources), self.tr("1 source"), self.tr("{n} sources")),
                self._count(
                    len(view.missing), self.tr("1 thing missing"), self.tr("{n} things missing")
                ),
            ]
        return "  ·  ".join(part for part in parts if part)

    def _checks(self, view: RationaleView) -> list[str]:
        settled = sum(check.kind is MarkKind.SETTLED for check in view.checks)
        still_open = len(view.checks) - settled
        if still_open:
            return [self._count(still_open, self.tr("1 to check"), self.tr("{n} to check"))]
        return [self._count(settled, self.tr("1 check done"), self.tr("{n} checks done"))]

    def _count(self, number: int, one: str, many: str) -> str:
        if not number:
            return ""
        return one if number == 1 else many.replace("{n}", str(number))
