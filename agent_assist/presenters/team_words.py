"""Figures in words. Rule: a share never stands without its count or interval."""

from __future__ import annotations

from datetime import date

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.statistics import Cost, Dimension, Share
from agent_assist.ports.translator import Translator
from agent_assist.presenters.languages import language_name

_MICROS = 1_000_000


def percent(share: float, digits: int = 0) -> str:
    """`73%`, `3.4%`."""
    return f"{100 * share:.{digits}f}%"


def fine_percent(share: float) -> str:
    """With one digit below ten percent."""
    return percent(share, 1 if share < 0.0995 else 0)


def interval(tr: Translator, share: Share, digits: int = 1) -> str:
    """`71.7% to 74.2%`."""
    if not share.count:
        return ""
    return tr("{low} to {high}", low=percent(share.low, digits), high=percent(share.high, digits))


def number(count: int) -> str:
    """`4,702`."""
    return f"{count:,}"


def duration(tr: Translator, seconds: float) -> str:
    """`45 s`, `3 min`, `2 h`."""
    if seconds < 90:
        return tr("{n} s", n=round(seconds))
    if seconds < 90 * 60:
        return tr("{n} min", n=round(seconds / 60))
    return tr("{n} h", n=round(seconds / 3600))


def day(value: date) -> str:
    """`26 Oct`."""
    return f"{value.day} {value.strftime('%b')}"


def money(cost: Cost) -> str:
    """`EUR 10.47`."""
    return f"{cost.currency} {cost.micros / _MICROS:,.2f}"


def value_words(tr: Translator, dimension: Dimension, value: str) -> str:
    """A dimension's value as a person reads it: topics are ids of articles, languages are codes."""
    if not value:
        return tr("Not known")
    if dimension is Dimension.LANGUAGE:
        return language_name(tr, value)
    if dimension is Dimension.TOPIC:
        words = value.replace("-", " ").replace("_", " ")
        return words[:1].upper() + words[1:]
    return value


def dimension_words(tr: Translator, dimension: Dimension) -> str:
    """`topic`, `language` …"""
    words = {
        Dimension.QUEUE: tr("queue"),
        Dimension.TOPIC: tr("topic"),
        Dimension.LANGUAGE: tr("language"),
        Dimension.CHANNEL: tr("channel"),
        Dimension.MODEL: tr("model"),
        Dimension.PROMPT: tr("prompt version"),
    }
    return words.get(dimension, "")


def disclosure_words(tr: Translator, kind: DisclosureKind) -> str:
    """What customers were told, in short."""
    words = {
        DisclosureKind.AI_UNCHANGED: tr("AI-drafted, unchanged"),
        DisclosureKind.AI_LIGHT: tr("AI-drafted, light edits"),
        DisclosureKind.AI_HEAVY: tr("AI-drafted, heavy edits"),
        DisclosureKind.HUMAN: tr("Written without AI"),
        DisclosureKind.KNOWLEDGE: tr("From help articles"),
        DisclosureKind.KNOWLEDGE_EDITED: tr("From help articles, edited"),
        DisclosureKind.TRANSLATED: tr("Translated by AI"),
        DisclosureKind.POLISHED: tr("Polished by AI"),
    }
    return words[kind]
