"""Rows, one decision and the state of the log in words. Rule: pseudonyms only, and a bound is said where it holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from agent_assist.domain.confidence import Band
from agent_assist.domain.decision_query import DecisionRow, event_of
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.records import RecordType
from agent_assist.ports.audit_log import LogState
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.audit import CheckLine, DecisionRowView, DecisionView, StateView
from agent_assist.presenters.view.parts import BadgeView, ButtonView, Cap, TagView, Tone
from agent_assist.presenters.words import REASONS
from agent_assist.services.auditing import Opened

EVENTS = {
    "shown": ("eye", "Draft shown"),
    "abstained": ("circle-dashed", "Nothing was drafted"),
    "choice": ("user", "Person chose before the draft"),
    "fact_confirmed": ("circle-check", "Fact confirmed"),
    "copied": ("copy", "Draft text copied"),
    "chosen": ("pencil", "Another wording taken"),
    "unchanged": ("check", "Approved unchanged"),
    "light": ("pencil", "Approved, edited lightly"),
    "heavy": ("pencil-line", "Approved, edited heavily"),
    "rejected": ("x", "Rejected"),
    "unused": ("user", "Own words, draft not used"),
    "approval": ("user-check", "Approval signed"),
    "void": ("undo-2", "Approval withdrawn"),
    "window_over": ("timer", "Undo window ended"),
    "send_intent": ("send", "Sending begun"),
    "sent": ("send", "Sent"),
    "failed": ("cloud-off", "Refused, nothing left"),
    "unknown": ("circle-alert", "Not known whether it was sent"),
    "reconcile": ("circle-check", "Found in the helpdesk"),
    "not_found": ("circle-alert", "Not found in the helpdesk"),
    "escalate": ("phone-forwarded", "Given to a person"),
    "feedback": ("message-square", "Feedback on a draft"),
    "stop_agent_off": ("circle-stop", "AI switched off by agent"),
    "stop_agent_on": ("circle-check", "AI switched on by agent"),
    "stop_team_off": ("circle-stop", "AI stopped for the profile"),
    "stop_team_on": ("circle-check", "Stop for the profile lifted"),
    "erase": ("eraser", "Text erased"),
    "policy": ("scroll-text", "Policy changed"),
    "training": ("graduation-cap", "Training"),
    "audit": ("scroll-text", "Log opened"),
    "release": ("gauge", "Rating or model released"),
    "checkpoint": ("fingerprint", "Head signed"),
    "epoch": ("key-round", "Device key changed"),
}
_TEXTS = (
    ("draft_c", "The draft as it was shown"),
    ("sent_c", "The reply as it was approved"),
    ("signals_c", "The rationale as it was shown"),
)
_SIGNALS = {
    "S1": "The question and what is known about it",
    "S4": "Statements with a source",
    "S5": "Words that their source has too",
    "S6": "Numbers, dates, links and names",
    "S7": "Sentences that say the opposite, or say it more firmly",
    "S8": "Promises and actions",
    "S9": "Age of the sources",
    "S10": "The model's own rating",
    "S11": "What is asked and not answered",
}
_TAGS = {
    DisclosureKind.HUMAN: ("No AI words", Cap.SOLID, "user"),
    DisclosureKind.AI_UNCHANGED: ("AI-drafted", Cap.HATCHED, "user-check"),
    DisclosureKind.AI_LIGHT: ("AI-drafted, edited", Cap.HALF, "pencil"),
    DisclosureKind.AI_HEAVY: ("AI-drafted, edited", Cap.HALF, "pencil"),
    DisclosureKind.KNOWLEDGE: ("From help articles", Cap.DOTTED, "book-open"),
    DisclosureKind.KNOWLEDGE_EDITED: ("From help articles, edited", Cap.DOTTED, "book-open"),
    DisclosureKind.TRANSLATED: ("Translated by AI", Cap.HALF, "languages"),
    DisclosureKind.POLISHED: ("Polished by AI", Cap.HALF, "sparkles"),
}
_BANDS = {
    Band.WELL_SUPPORTED: (3, Tone.OK, "Well supported"),
    Band.PARTLY_SUPPORTED: (2, Tone.WARN, "Partly supported"),
    Band.NOT_SURE: (1, Tone.DANGER, "I'm not sure"),
    Band.UNCALIBRATED: (0, Tone.NEUTRAL, "Uncalibrated"),
    Band.NOT_RATED: (0, Tone.NEUTRAL, "Not rated yet"),
    Band.WITHHELD: (0, Tone.NEUTRAL, "Rating withheld for this one"),
}


def row_view(tr: Translator, row: DecisionRow, today: date) -> DecisionRowView:
    """One line of the list; `today` (UTC) is the day that need not be said."""
    icon, event = EVENTS.get(row.outcome, ("circle", row.outcome))
    number, time = f"{row.seq:,}", utc(row.at)
    day, clock = time.split(" ")
    short_time = clock if day == today.isoformat() else f"{day} {clock[:5]}"
    badge, tag = _badge(tr, row.confidence), _tag(tr, row.disclosure)
    confidence, disclosure = badge.words if badge else "", tag.words if tag else ""
    ticket = tr("ticket {id}", id=row.ticket_id) if row.ticket_id else ""
    words = (tr(event), ticket, pseudonym(row.actor), confidence, disclosure, time, number)
    return DecisionRowView(
        row.seq, number, short_time, icon, tr(event), row.ticket_id, pseudonym(row.actor), badge, confidence,
        disclosure, f"{row.hash_hex[:4]}…{row.hash_hex[-4:]}", ", ".join(word for word in words if word),
    )  # fmt: skip


def pseudonym(actor: str) -> str:
    """How the screen names whoever acted: the pseudonym's beginning."""
    return f"A-{actor[:4].upper()}" if actor else ""


def utc(moment: datetime) -> str:
    """A moment as logs write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def state_view(
    tr: Translator, state: LogState | None, anchor: str, *, checked_at: str, progress: str
) -> StateView:
    """Verified, being checked, or broken at a record; the anchor by its name."""
    again = ButtonView(tr("Verify again"), "refresh-cw", is_enabled=not progress)
    if progress:
        return StateView(Tone.NEUTRAL, "loader", tr("Checking the log"), progress, again)
    if state is None:
        line = tr("It is checked when you open this screen.")
        return StateView(Tone.NEUTRAL, "shield-check", tr("Not checked yet"), line, again)
    kept = anchor_words(tr, state, anchor)
    if state.is_intact:
        title = tr("Chain verified: {n} events, no gap, no change", n=f"{state.count:,}")
        line = tr("Checked {time} UTC on this computer. {kept}", time=checked_at, kept=kept)
        return StateView(Tone.OK, "shield-check", title, line, again)
    title = tr("The log does not verify")
    if state.first_bad_seq is not None:
        title = tr("The log does not verify at event {n}", n=f"{state.first_bad_seq:,}")
    line = tr("{message} Sending is paused for AI drafts.", message=state.message)
    return StateView(Tone.DANGER, "shield-alert", title, line, again)


def anchor_words(tr: Translator, state: LogState, anchor: str) -> str:
    """Who vouches for the log, and up to where; what lies behind is deniable."""
    size = f"{state.anchored_size:,}"
    if state.is_anchored:
        return tr("Heads are kept in {place}, up to event {n}.", place=anchor, n=size)
    if anchor:
        return tr(
            "{place} holds no head yet; this device alone signed up to event {n}.",
            place=anchor,
            n=size,
        )
    if state.anchored_size:
        return tr("Signed by this device alone, up to event {n}: its owner could deny it.", n=size)
    return tr("No head is kept: this profile lives in memory.")


def decision_view(tr: Translator, opened: Opened, state: LogState | None) -> DecisionView:
    """One decision with its texts, its rationale and the evidence for them."""
    body, detail = opened.body, opened.body["detail"]
    icon, event = EVENTS.get(event_of(body["type"], detail), ("circle", str(body["type"])))
    who = pseudonym(str(body["actor"]))
    return DecisionView(
        seq=opened.seq,
        title=tr("Event {n}", n=f"{opened.seq:,}"),
        icon=icon,
        headline=tr("{event}, by {who}", event=tr(event), who=who),
        tag=_tag(tr, str(detail.get("disclosure", ""))),
        badge=_badge(tr, str(body.get("confidence", ""))),
        facts=tuple(_facts(tr, body, detail, _sources(tr, opened, is_cited=True))),
        found=tuple(_sources(tr, opened, is_cited=False)),
        texts=tuple(_texts(tr, opened)),
        checks=tuple(_checks(tr, opened, state)),
        note=tr("Names are kept apart from the log. You see pseudonyms."),
    )


def _tag(tr: Translator, kind: str) -> TagView | None:
    if kind not in set(DisclosureKind):
        return None
    words, cap, icon = _TAGS[DisclosureKind(kind)]
    return TagView(tr(words), cap, icon)


def _badge(tr: Translator, band: str) -> BadgeView | None:
    if band not in set(Band):
        return None
    bars, tone, words = _BANDS[Band(band)]
    return BadgeView(tr(words), bars, tone, "")


def _facts(
    tr: Translator, body: Mapping[str, Any], detail: Mapping[str, Any], cited: list[str]
) -> list[tuple[str, str]]:
    percent = body.get("edit_bp")
    titles = {reason.value: title for reason, title, _ in REASONS}
    reasons = [tr(titles.get(str(r), str(r))) for r in detail.get("reasons", ())]
    rows = [
        (tr("Time, UTC"), utc(datetime.fromisoformat(body["ts"]))),
        (tr("Ticket"), str(body["ticket"])),
        (tr("Queue"), str(detail.get("queue", ""))),
        (tr("Reasons"), ", ".join(reasons) or str(detail.get("reason") or detail.get("why", ""))),
        (tr("Purpose"), str(detail.get("purpose", ""))),
        (tr("Texts"), str(detail.get("texts", ""))),
        (tr("Draft"), str(detail.get("draft", ""))[:12]),
        (tr("Model"), str(body["model"])),
        (tr("Instructions"), str(body["prompt"]).split(":", 1)[0]),
        (tr("Policy"), str(body["guideline"])),
        (tr("Time on draft"), _seconds(tr, detail.get("visible_ms"))),
        (tr("Time on preview"), _seconds(tr, detail.get("preview_ms"))),
        (
            tr("Changed"),
            tr("{n}% of the draft", n=round(percent / 100)) if percent is not None else "",
        ),
        (tr("Facts settled"), str(detail.get("settled", ""))),
        (tr("Sources"), "\n".join(cited)),
    ]
    return [(name, value) for name, value in rows if value]


def _sources(tr: Translator, opened: Opened, *, is_cited: bool) -> list[str]:
    """Each once, by its title; what is no article by what its id says."""
    named = (
        source.title
        or (tr("Order {id}", id=source.id[6:]) if source.id.startswith("order:") else source.id)
        for source in opened.sources
        if source.is_cited is is_cited
    )
    return list(dict.fromkeys(named))


def _seconds(tr: Translator, milliseconds: object) -> str:
    if not isinstance(milliseconds, int):
        return ""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return tr("{m} min {s} s", m=minutes, s=seconds) if minutes else tr("{s} s", s=seconds)


def _texts(tr: Translator, opened: Opened) -> list[tuple[str, str]]:
    erased = tr("Text erased on request. The chain still verifies.")
    return [
        (tr(title), _said(tr, name, text) if text is not None else erased)
        for name, title in _TEXTS
        if name in opened.texts
        for text in [opened.texts[name]]
    ]


def _said(tr: Translator, name: str, text: str) -> str:
    return signals_words(tr, text) if name == "signals_c" else text


def signals_words(tr: Translator, line: str) -> str:
    """The score's terms as they were fixed, one below the other; other lines (a note) stay as they are."""
    first, *rest = line.split("\n")
    terms = [term.strip() for term in first.split(";") if term.strip()]
    said = []
    for term in terms:
        signal, _, points = term.partition(" ")
        said.append(f"{points or '0'}  {tr(_SIGNALS.get(signal, signal))}")
    return "\n".join([*said, *(row for row in rest if row.strip() not in ("", "note:"))]) or tr(
        "No score was given."
    )


def _checks(tr: Translator, opened: Opened, state: LogState | None) -> list[CheckLine]:
    is_before_sending = opened.body["type"] in (RecordType.DECISION, RecordType.APPROVAL)
    lines = [_sent_check(tr, opened)] if opened.body["outbox_id"] and is_before_sending else []
    lines.append(
        CheckLine(
            "link",
            Tone.NEUTRAL,
            tr("Links to event {n}", n=f"{opened.seq - 1:,}"),
            _short(str(opened.body["prev"])),
        )
    )
    lines.append(CheckLine("hash", Tone.NEUTRAL, tr("Its own hash"), _short(opened.hash_hex)))
    if state is not None and state.anchored_size >= opened.seq:
        words = tr("Covered by a signed head")
        lines.append(
            CheckLine(
                "fingerprint", Tone.OK, words, tr("up to event {n}", n=f"{state.anchored_size:,}")
            )
        )
    elif state is not None and not state.anchored_size:
        lines.append(CheckLine("clock", Tone.NEUTRAL, tr("No signed head covers it"), ""))
    else:
        words = tr("Covered by the next signed head")
        lines.append(CheckLine("clock", Tone.NEUTRAL, words, tr("within ten minutes")))
    return lines


def _sent_check(tr: Translator, opened: Opened) -> CheckLine:
    """Whether what left is what was approved, as far as the log tells."""
    digest = str(opened.body["detail"].get("digest", ""))
    result = opened.later.get("send_result") or opened.later.get("reconcile")
    if "void" in opened.later:
        why = str(opened.later["void"]["detail"].get("why", ""))
        return CheckLine(
            "undo-2", Tone.NEUTRAL, tr("The approval was withdrawn, nothing was sent"), why
        )
    if result is None:
        return CheckLine("clock", Tone.NEUTRAL, tr("Not sent yet"), _short(digest))
    if result["detail"].get("state") == "failed":
        return CheckLine(
            "cloud-off", Tone.NEUTRAL, tr("Refused before anything left"), _short(digest)
        )
    if result["detail"].get("state") == "unknown" and "reconcile" not in opened.later:
        return CheckLine(
            "circle-alert", Tone.WARN, tr("Not known whether it was sent"), _short(digest)
        )
    intent = opened.later.get("send_intent", {"detail": {}})["detail"].get("digest")
    if intent == digest:
        return CheckLine(
            "circle-check",
            Tone.OK,
            tr("Approved bytes equal sent bytes"),
            f"sha256 {_short(digest)}",
        )
    return CheckLine(
        "circle-alert", Tone.DANGER, tr("What was sent is not what was approved"), _short(digest)
    )


def _short(digest: str) -> str:
    return f"{digest[:4]} {digest[4:8]} … {digest[-4:]}" if len(digest) > 12 else digest
