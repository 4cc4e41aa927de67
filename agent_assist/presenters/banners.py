"""The banners of the draft column: what happened, where things are now, and one or two actions."""

from __future__ import annotations

from agent_assist.domain.errors import AgentAssistError, ConfigurationError, ModelError
from agent_assist.ports.translator import Translator
from agent_assist.presenters.model_errors import model_error_banner
from agent_assist.presenters.view.parts import ActionView, BannerView, Tone

NOT_READY, COPY_TEXT = "not-ready", "copy-text"
_ID_CHARS = 8


def error_banner(tr: Translator, error: AgentAssistError) -> BannerView:
    """Any error as title, sentence and action."""
    if isinstance(error, ModelError | ConfigurationError):
        return model_error_banner(tr, error)
    close = ActionView("dismiss-error", tr("Close"), "x")
    return BannerView(
        "error", Tone.DANGER, "circle-alert", tr(error.title), error.message, (close,)
    )


def person_asked(tr: Translator) -> BannerView:
    """The customer wants a person."""
    return BannerView(
        "person",
        Tone.ACCENT,
        "user-check",
        tr("The customer asked for a person"),
        tr("AI drafting is off for this ticket and stays off. Your words only."),
    )


def asks_if_ai(tr: Translator, name: str, words: str) -> BannerView:
    """The customer asks whether a machine answers."""
    return BannerView(
        "asks-if-ai",
        Tone.ACCENT,
        "bot",
        tr("{name} asks if a machine wrote this", name=name),
        tr("Answer truthfully. Suggested words: “{words}”", words=words),
        (
            ActionView("insert-truth", tr("Insert words"), "corner-down-left"),
            ActionView("dismiss-asks-if-ai", tr("Not now")),
        ),
    )


def wrote_again(tr: Translator, name: str, time: str, *, was_approved: bool) -> BannerView:
    """A newer customer message arrived."""
    withdrawn = tr("Your approval was withdrawn. ") if was_approved else ""
    body = withdrawn + tr("Nothing was sent. Read the new message, then keep or change the draft.")
    return BannerView(
        "stale",
        Tone.WARN,
        "message-circle-warning",
        tr("{name} wrote again at {time}", name=name, time=time),
        body,
        (
            ActionView("read-message", tr("Read message"), "mail"),
            ActionView("keep-draft", tr("Keep my draft")),
        ),
    )


def changed_meanwhile(tr: Translator, title: str, *, was_approved: bool) -> BannerView:
    """A colleague answered, or what the draft was made with is not what it would be made with now."""
    withdrawn = tr("Your approval was withdrawn. ") if was_approved else ""
    body = withdrawn + tr(
        "Nothing was sent. Your text is as it was. Keep it, or ask for a new draft."
    )
    return BannerView(
        "stale",
        Tone.WARN,
        "circle-alert",
        title,
        body,
        (
            ActionView("keep-draft", tr("Keep my draft")),
            ActionView("new-draft", tr("New draft"), "refresh-cw"),
        ),
    )


def voided(tr: Translator, why: str) -> BannerView:
    """The gate refused when the undo window was over, or a person undid the approval."""
    return BannerView(
        "voided",
        Tone.WARN,
        "circle-alert",
        tr("Not sent: the approval was withdrawn"),
        tr("{why} The text is still here.", why=why),
        (ActionView("dismiss-voided", tr("Close"), "x"),),
    )


def handed_over(tr: Translator, *, has_words: bool) -> BannerView:
    """The agent passed the ticket on, with or without words of a reply."""
    line = tr("The ticket left your queue and stays open for a colleague. Nothing was sent.")
    return BannerView(
        "handed-over",
        Tone.ACCENT,
        "phone-forwarded",
        tr("Handed over"),
        line + (tr(" What you wrote is still here.") if has_words else ""),
        (
            ActionView("take-back-ticket", tr("Take it back"), "undo-2"),
            ActionView("dismiss-handed-over", tr("Close"), "x"),
        ),
    )


def not_sent(tr: Translator, why: str, reply_id: str, event: int = 0) -> BannerView:
    """Refused before anything left; `event` is the number of its record, 0 while nobody knows it."""
    return BannerView(
        "not-sent",
        Tone.DANGER,
        "cloud-off",
        tr("Not sent: the helpdesk refused it"),
        tr("{why} The reply is kept here and is not sent later on its own.", why=why),
        (
            ActionView("approve-again", tr("Try again"), "refresh-cw"),
            ActionView(COPY_TEXT, tr("Copy text"), "copy"),
        ),
        code=_code(tr, reply_id, event),
    )


def unknown(tr: Translator, looked: str = "", *, reply_id: str = "", event: int = 0) -> BannerView:
    """Nobody knows whether it left; `looked` is what the helpdesk answered when it was asked just now."""
    return BannerView(
        "unknown",
        Tone.DANGER,
        "circle-alert",
        tr("We don't know whether it was sent"),
        looked
        or tr(
            "The reply is kept here. It will not be sent again by itself. Look it up before you decide."
        ),
        (
            ActionView("check-helpdesk", tr("Check helpdesk"), "search"),
            ActionView("was-sent", tr("I looked: it was sent")),
            ActionView("was-not-sent", tr("I looked: it was not sent")),
        ),
        code=_code(tr, reply_id, event) if reply_id else "",
    )


def _code(tr: Translator, reply_id: str, event: int) -> str:
    """Where the log has it: the reply by the start of its id, and the event by its number."""
    short = reply_id[:_ID_CHARS]
    if event:
        return tr("# Reply {id}, logged as event {n}", id=short, n=f"{event:,}")
    return tr("# Reply {id}, in the log", id=short)


def team_stopped(tr: Translator, reason: str) -> BannerView:
    """Nobody who uses this profile may draft with AI now; `reason` says who stopped it and why."""
    body = tr(
        "{reason} Your own words and all that you typed are untouched.", reason=_sentence(reason)
    )
    return BannerView(
        "team-stop", Tone.NEUTRAL, "circle-stop", tr("AI is stopped for this whole profile"), body
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".") + "."


def wrong_address(tr: Translator, text: str) -> BannerView:
    """Cc or Bcc hold something that is no address."""
    return BannerView(
        NOT_READY,
        Tone.WARN,
        "circle-alert",
        tr("Not ready: “{text}” is no mail address", text=text),
        tr("Mend it in Cc or Bcc, or remove it, then approve again. Nothing was sent."),
        (ActionView(f"dismiss-{NOT_READY}", tr("Close"), "x"),),
    )


def open_placeholders(tr: Translator, missing: tuple[str, ...]) -> BannerView:
    """A saved reply's variable had no value and still stands in the text."""
    return BannerView(
        NOT_READY,
        Tone.WARN,
        "circle-alert",
        tr("Not ready: {names} still stands in the text", names=", ".join(missing)),
        tr("This ticket has no such value. Write it, or remove it, then approve again."),
        (ActionView(f"dismiss-{NOT_READY}", tr("Close"), "x"),),
    )


def draft_beside(tr: Translator) -> BannerView:
    """A new draft is ready while the agent has typed."""
    return BannerView(
        "beside",
        Tone.ACCENT,
        "pencil",
        tr("Your text stays where it is"),
        tr("The new draft waits beside it. Compare it, use it, or close it."),
        (
            ActionView("open-beside", tr("Open beside"), "panel-right"),
            ActionView("close-beside", tr("Close new draft")),
        ),
    )


def put_aside(tr: Translator) -> BannerView:
    """The agent put own words aside."""
    return BannerView(
        "aside",
        Tone.NEUTRAL,
        "info",
        tr("Your words were put aside"),
        tr("Nothing was sent. They come back as they were."),
        (
            ActionView("bring-back", tr("Bring back"), "undo-2"),
            ActionView("dismiss-aside", tr("Close")),
        ),
    )


def injection(tr: Translator, reasons: tuple[str, ...]) -> BannerView:
    """The mail tries to instruct the model."""
    return BannerView(
        "injection",
        Tone.WARN,
        "shield-alert",
        tr("This mail talks to the AI"),
        tr(
            "It was treated as plain text: {why} Check amounts, promises and links.", why=reasons[0]
        ),
    )
