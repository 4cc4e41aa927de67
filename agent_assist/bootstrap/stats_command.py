"""`agent-assist stats` over a profile, exported logs, or the demo's synthetic history."""

from __future__ import annotations

from agent_assist.adapters.demo_history import SyntheticHistory
from agent_assist.adapters.exported_log import ExportedLogs
from agent_assist.adapters.words import EnglishWords
from agent_assist.analysis.statistics.report import Sums, report_of
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.statistics import history_file, statistics_service
from agent_assist.bootstrap.stored import opened
from agent_assist.bootstrap.stores import STORE_NAME
from agent_assist.cli.headless import Place, StatsOrder
from agent_assist.cli.jsonl import dump
from agent_assist.domain.errors import InputError
from agent_assist.domain.statistics import Dimension, Limits, Query, Report
from agent_assist.ports.statistics import StatisticsSource
from agent_assist.presenters.stats_files import own_csv, own_object, report_csv, report_object
from agent_assist.presenters.stats_page import page_html
from agent_assist.presenters.team import build_own, build_team, synthetic_note
from agent_assist.services.statistics import OwnReport


def stats(place: Place, order: StatsOrder) -> str:
    """The figures as text of the kind asked for."""
    query = Query(queue=order.queue, by=order.by, since=order.since, until=order.until)
    if order.is_demo:
        return _team(
            _answer(SyntheticHistory(history_file()), query), order, Limits(), is_demo=True
        )
    if order.bundles:
        return _team(_answer(ExportedLogs(order.bundles), query), order, Limits())
    folder = place.folder or default_profile()
    if not (folder / STORE_NAME).exists():
        raise InputError(
            f"There is no decision log in {folder}. Name another folder with --profile, or an exported log "
            "with --bundle."
        )
    with opened(folder, place.passphrase) as (profile, stores):
        service = statistics_service(profile, stores)
        if order.is_own or not service.is_lead:
            return _own(service.own(), order)
        return _team(service.team(query), order, service.limits)


def _answer(source: StatisticsSource, query: Query) -> Report:
    is_split = query.by not in (Dimension.ALL, Dimension.QUEUE)
    split = source.cells(query.by) if is_split else {}
    sums = Sums(
        source.cells(Dimension.ALL), split, source.cells(Dimension.CHANNEL), source.releases()
    )
    return report_of(sums, query, Limits())


def _team(report: Report, order: StatsOrder, limits: Limits, *, is_demo: bool = False) -> str:
    tr = EnglishWords()
    note = synthetic_note(tr) if is_demo else ""
    if order.kind == "json":
        return dump(report_object(report, limits, note))
    if order.kind == "csv":
        return report_csv(report, note)
    return page_html(build_team(tr, report, limits, is_synthetic=is_demo))


def _own(report: OwnReport, order: StatsOrder) -> str:
    if order.kind == "json":
        return dump(own_object(report.figures, report.since_day))
    if order.kind == "csv":
        return own_csv(report.figures)
    return page_html(build_own(EnglishWords(), report.figures, report.since_day))
