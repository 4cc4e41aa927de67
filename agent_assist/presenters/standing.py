"""What concerns the whole window, whichever ticket is open: who is there, who sends, the log, replies in doubt.

Rule: an unknown reply is shown until a person has settled it, also after a restart; nothing is sent again by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.domain.outbox import OutboxItem
from agent_assist.ports.session_watch import Away
from agent_assist.presenters import banners
from agent_assist.presenters.approving import ApprovalFlow
from agent_assist.presenters.context import LOG_LANE, Context
from agent_assist.presenters.parts import ALL_PARTS, Part
from agent_assist.presenters.standing_banners import (
    DOUBT,
    LOG,
    SECOND,
    WHO,
    is_this_still_you,
    log_is_broken,
    replies_in_doubt,
    second_app,
)
from agent_assist.presenters.view.parts import BannerView
from agent_assist.presenters.view.sheets import TextSheetView

_WHY = {
    Away.LOCKED: "the screen was locked",
    Away.SLEEPING: "the computer went to sleep",
    Away.IDLE: "nobody was at the computer",
    Away.ENDING: "the session ended",
}


class StandingFlow:
    """Holds the banners that no ticket owns. `open_ticket` shows a ticket."""

    def __init__(
        self, context: Context, approving: ApprovalFlow, open_ticket: Callable[[str], None]
    ) -> None:
        self._context = context
        self._approving = approving
        self._open_ticket = open_ticket
        approving.is_somebody_there = self.is_somebody_there
        approving.on_doubt = self.look

    @property
    def acts(self) -> dict[str, Callable[[], None]]:
        """What the buttons of these banners do, and of a ticket's own about a doubt."""
        return {
            "was-sent": self._approving.was_sent,
            "still-me": self.still_me,
            "not-me": self.somebody_else,
            "look-again": self.look,
            "open-doubt": self.open_doubt,
        }

    def attach(self) -> None:
        """The store is open: look at everything once."""
        self.look()

    def look(self) -> None:
        """Ask again who sends, whether the log is whole, and what is in doubt; off the window's thread."""
        context = self._context
        if context.services is None:
            return
        sending = context.services.sending
        context.run.run_in_order(
            LOG_LANE,
            lambda: (sending.owns(), sending.log_problem(), sending.unknown()),
            lambda found: self._found(*found),
            context.failed_on(context.current_id),
        )

    def banners(self) -> tuple[BannerView, ...]:
        """What stands above the ticket's own banners; a doubt about this ticket alone is said there."""
        context = self._context
        elsewhere = {i.envelope.ticket_id for i in context.in_doubt} - {context.current_id}
        return tuple(
            banner for key, banner in context.standing.items() if key != DOUBT or elsewhere
        )

    def log_report(self) -> str:
        """What is said about a log that does not verify, to be passed on; "" while it does."""
        banner = self._context.standing.get(LOG)
        return f"{banner.title}. {banner.body}" if banner is not None else ""

    def went_away(self, away: Away) -> None:
        """Nobody can be taken to be there: what is held is void, and who comes back is asked."""
        context = self._context
        if context.services is None:
            return
        services, why = context.services, _WHY[away]
        services.presence.went_away()
        self._approving.close_preview()
        self._approving.undo_all(why)
        context.record(context.current_id, lambda: services.sending.undo_all(why))
        self._ask_who()

    def is_somebody_there(self) -> bool:
        """Whether the person at the window is known; asks where not."""
        services = self._context.services
        if services is None or not services.presence.must_ask:
            return True
        self._ask_who()
        return False

    def still_me(self) -> None:
        """The person says: it is me."""
        self._context.ready.presence.confirm()
        self._drop(WHO)

    def somebody_else(self) -> None:
        """Another person sits here: an approval names an account, so the way is that account."""
        context, tr = self._context, self._context.tr
        words = tr(
            "Each approval names the account of this computer that it was given under. Sign in to the computer with "
            "your own account and start Agent Assist there. If only the name that customers read is wrong, "
            "change it in Settings."
        )
        context.sheet = TextSheetView(tr("Somebody else is at this computer"), "", (("", words),))
        context.changed(Part.SHEET)

    def open_doubt(self) -> None:
        """Show the first ticket with a reply in doubt that is not open."""
        for item in self._context.in_doubt:
            if item.envelope.ticket_id != self._context.current_id:
                self._open_ticket(item.envelope.ticket_id)
                return

    def _ask_who(self) -> None:
        context = self._context
        banner = is_this_still_you(context.tr, context.ready.identity.current())
        if context.standing.get(WHO) != banner:
            context.standing[WHO] = banner
            context.listener.announce(banner.title, is_urgent=True)
            context.changed(*ALL_PARTS)

    def _found(self, owns: bool, log_problem: str, in_doubt: tuple[OutboxItem, ...]) -> None:
        context = self._context
        new = {item.id for item in in_doubt} - {item.id for item in context.in_doubt}
        context.in_doubt = in_doubt
        for item in in_doubt:
            if not any(
                b.key == "unknown" for b in context.banners.get(item.envelope.ticket_id, ())
            ):
                context.add_banner(
                    item.envelope.ticket_id, banners.unknown(context.tr, reply_id=item.id)
                )
        wanted = {
            SECOND: None if owns else second_app(context.tr),
            LOG: log_is_broken(context.tr, log_problem) if log_problem else None,
            DOUBT: replies_in_doubt(context.tr, in_doubt) if in_doubt else None,
        }
        for key, banner in wanted.items():
            if banner is None:
                context.standing.pop(key, None)
            elif context.standing.get(key) != banner:
                context.standing[key] = banner
                context.listener.announce(banner.title, is_urgent=True)
        if new:
            context.changed(*ALL_PARTS)
        context.changed(Part.DRAFT, Part.QUEUE)

    def _drop(self, key: str) -> None:
        if self._context.standing.pop(key, None) is not None:
            self._context.changed(Part.DRAFT)
