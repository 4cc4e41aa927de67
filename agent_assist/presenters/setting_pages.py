"""The pages of the settings: which rows stand where. Rule: what a row says comes from the schema."""

from __future__ import annotations

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.settings import Drafting
from agent_assist.presenters.service_rows import service_sections
from agent_assist.presenters.setting_rows import Rows
from agent_assist.presenters.view.window import SettingRow, SettingsPage


def general_page(rows: Rows) -> SettingsPage:
    """Looks, and who the person is."""
    tr = rows.tr
    shown = rows.of(
        "display_name",
        "theme",
        "text_scale_percent",
        "motion",
        "reads",
        "checks_spelling",
        "notifications",
    )
    return SettingsPage(
        "general",
        "sliders-horizontal",
        tr("General"),
        tr("How Agent Assist looks, and who you are."),
        ((tr("You and the window"), shown),),
    )


def drafting_page(rows: Rows) -> SettingsPage:
    """Who drafts; nothing about servers where none is asked."""
    tr = rows.tr
    who = rows.one("drafting")
    if not rows.policy.ai_allowed:
        off = tr("Without AI")
        who = SettingRow(who.key, who.title, who.detail, "value", off)
        who = rows.locked(who, "ai_allowed")
    is_server = rows.settings.drafting is Drafting.SERVER
    service = service_sections(rows) if is_server else ()
    return SettingsPage(
        "drafting",
        "sparkles",
        tr("Drafting"),
        tr("Where drafts come from."),
        ((tr("Drafts"), (who,)), *service),
        has_test=is_server,
    )


def disclosure_page(rows: Rows) -> SettingsPage:
    """What the customer is told, and what no setting changes."""
    tr, policy = rows.tr, rows.policy
    footer = SettingRow(
        "footer",
        tr("Customer footer"),
        tr("Added to every reply that used AI. Exact wording is shown before sending."),
        "value",
        policy.footer(DisclosureKind.AI_UNCHANGED, policy.default_language, "{name}"),
    )
    shown = (
        rows.locked(footer, "footers"),
        rows.built_in(
            "approval",
            tr("A person approves every reply"),
            tr("No draft is ever sent without a person. Not for any group, band or rule."),
        ),
        rows.built_in(
            "tag",
            tr("Drafts are marked as AI"),
            tr("The mark stays through edits and cannot be turned off."),
        ),
        rows.decided("undo_seconds", tr("{n} seconds", n=policy.undo_seconds)),
    )
    return SettingsPage(
        "disclosure",
        "tag",
        tr("Disclosure"),
        tr("Locked rows show who locked them and why. You can still read and copy their values."),
        ((tr("Safeguards"), shown),),
    )


def connection_page(rows: Rows) -> SettingsPage:
    """Where tickets and articles are."""
    tr = rows.tr
    shown = rows.of("helpdesk_folder", "knowledge_folder", "search_by_meaning", "own_addresses")
    return SettingsPage(
        "connection",
        "plug-zap",
        tr("Connection"),
        tr("Where tickets come from and where drafts are made."),
        ((tr("Folders"), shown),),
    )


def privacy_page(rows: Rows, keys_note: str) -> SettingsPage:
    """What leaves, and what is kept how long. `keys_note` says where the store's key is."""
    tr, policy = rows.tr, rows.policy
    days = policy.retention_days
    cloud = tr("Allowed") if policy.cloud_allowed else tr("Not allowed")
    hosts = ", ".join(policy.allowed_hosts) or tr("Only this computer")
    shown = (
        rows.built_in(
            "keys",
            tr("Keys of this profile"),
            tr("Where the key of the encrypted store is kept."),
            keys_note,
        ),
        rows.built_in(
            "masking",
            tr("Masking"),
            tr(
                "Names and addresses we recognise are masked before a model sees them; some may pass."
            ),
            tr("Always on"),
        ),
        rows.decided("cloud_allowed", cloud),
        rows.decided("allowed_hosts", tr("Any") if hosts == "*" else hosts),
        rows.decided("keys_source"),
        rows.decided("retention_days", tr("{n} days", n=days) if days else tr("Kept")),
        rows.decided("update_check"),
    )
    return SettingsPage(
        "privacy",
        "shield-check",
        tr("Privacy"),
        tr("What leaves this computer, and what is kept."),
        ((tr("Data"), shown),),
    )
