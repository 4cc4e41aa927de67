"""`agent-assist doctor`: what a help desk would ask, each line with what to do. Rule: it looks and changes nothing.

`shared` of a line is what a support bundle may hold: no path, no name, no address, only our own words and numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from agent_assist.bootstrap.doctor_system import display_lines, path_lines, version_lines
from agent_assist.bootstrap.places import default_profile, organisation_policy
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.cli.counting import counted
from agent_assist.cli.headless import Diagnosis
from agent_assist.domain.errors import AgentAssistError, ConfigurationError
from agent_assist.domain.model_presets import LOCAL_FILE
from agent_assist.domain.settings import Drafting

OK, NOTE, PROBLEM = "ok", "note", "problem"


def diagnose(folder: Path | None, passphrase: str | None) -> tuple[Diagnosis, ...]:
    """All lines; a line that cannot be found out says why instead of ending the others."""
    place = folder or default_profile()
    lines: list[Diagnosis] = [*version_lines(), *path_lines(place)]
    try:
        profile = load_profile(place)
    except AgentAssistError as error:
        broken = Diagnosis("settings", PROBLEM, error.title, error.message, "cannot be read")
        return (*lines, broken, *display_lines())
    lines += _policy(profile)
    lines.append(_guarded("keys", lambda: _keys(profile, passphrase)))
    lines.append(_guarded("store", lambda: _store(profile, passphrase)))
    if (profile.folder / "semantic").is_dir():
        lines.append(_guarded("search by meaning", lambda: _meaning(profile, passphrase)))
    lines.append(_guarded("helpdesk", lambda: _helpdesk(profile)))
    lines.append(_guarded("drafting", lambda: _model(profile, passphrase)))
    lines += [_spelling(), _program_log(place)]
    return (*lines, *display_lines())


def _guarded(topic: str, look: Callable[[], Diagnosis]) -> Diagnosis:
    try:
        return look()
    except AgentAssistError as error:
        return Diagnosis(topic, PROBLEM, error.title, error.message, type(error).__name__)


def _policy(profile: Profile) -> list[Diagnosis]:
    policy = profile.policy
    sources = ", ".join(profile.policy_sources) or "the one that ships"
    ai = "allowed" if policy.ai_allowed else "off"
    count, languages = len(profile.managed.mandatory), len(policy.footers)
    facts = f"{languages} languages, AI {ai}, {count} settings locked"
    finding = f"{sources}, version {policy.version}, {facts}"
    lines = [Diagnosis("policy", OK, finding, "", facts)]
    advice = f"Correct it, then try it: agent-assist policy check {organisation_policy()}"
    unused = (
        Diagnosis("policy", PROBLEM, problem.sentence, advice, "a value is not used")
        for problem in profile.policy_problems
    )
    return [*lines, *unused]


def _keys(profile: Profile, passphrase: str | None) -> Diagnosis:
    from agent_assist.bootstrap.stores import open_credentials  # start-up time

    credentials = open_credentials(profile, passphrase)
    return Diagnosis("keys", OK, credentials.kind, "", type(credentials).__name__)


def _store(profile: Profile, passphrase: str | None) -> Diagnosis:
    from agent_assist.bootstrap.stores import STORE_NAME  # start-up time

    path = profile.folder / STORE_NAME
    if not path.exists():
        made = "It is made at the first start."
        return Diagnosis("store", NOTE, "there is none yet", made, "none yet")
    from agent_assist.adapters.store.health import damaged_pages, store_format  # start-up time
    from agent_assist.bootstrap.stored import opened

    with opened(profile.folder, passphrase) as (_, stores):
        pages, version = damaged_pages(stores.database), store_format(stores.database)
        passages = 0 if pages else stores.knowledge.count()
        older = "" if pages else stores.decisions.head_problem()
    if pages:
        advice = "Put back a copy of the profile's folder. What can be read: agent-assist store export-readable FOLDER"
        finding = counted(pages, "damaged page")
        return Diagnosis("store", PROBLEM, finding, advice, finding)
    if older:
        advice = "Put back the newest copy of the profile's folder."
        return Diagnosis("store", PROBLEM, older, advice, "older than its heads")
    finding = f"{path.stat().st_size // 1024} kB, format {version}, {counted(passages, 'passage')} of knowledge"
    return Diagnosis("store", OK, finding, "", finding)


def _meaning(profile: Profile, passphrase: str | None) -> Diagnosis:
    from agent_assist.bootstrap.stored import opened  # start-up time

    with opened(profile.folder, passphrase) as (_, stores):
        meaning = stores.meaning
        if meaning is None:
            return Diagnosis("search by meaning", OK, "off", "", "off")
        meaning.vector("Where is my parcel?")
        missing, count = meaning.missing(), stores.knowledge.count()
    finding = f"on, {count - missing} of {counted(count, 'passage')} encoded"
    if not missing:
        return Diagnosis("search by meaning", OK, finding, "", finding)
    advice = "Run: agent-assist knowledge semantic (or leave the window open for some minutes)."
    return Diagnosis("search by meaning", NOTE, finding, advice, finding)


def _helpdesk(profile: Profile) -> Diagnosis:
    if not profile.settings.is_set_up:
        advice = "Start Agent Assist and choose a ticket folder."
        return Diagnosis("helpdesk", NOTE, "not set up", advice, "not set up")
    reader = profile.reader()
    count = len({ticket.id for batch in reader.tickets() for ticket in batch})
    problems = reader.problems
    finding = f"{count} tickets, {len(problems)} unreadable files"
    state = NOTE if problems else OK
    return Diagnosis("helpdesk", state, finding, problems[0] if problems else "", finding)


def _model(profile: Profile, passphrase: str | None) -> Diagnosis:
    settings = profile.settings
    if settings.drafting is Drafting.OFF or not profile.policy.ai_allowed:
        who = "Choose who drafts in Settings."
        advice = who if profile.policy.ai_allowed else "The policy decides it (ai_allowed)."
        return Diagnosis("drafting", NOTE, "without AI", advice, "without AI")
    if settings.drafting is Drafting.KNOWLEDGE:
        finding = "from help articles, no language model, no network"
        return Diagnosis("drafting", OK, finding, "", finding)
    if not settings.has_service:
        advice = "Enter the service's address and model in Settings."
        return Diagnosis("drafting", PROBLEM, "a service without an address", advice, "no address")
    if settings.service.preset == LOCAL_FILE:
        return _model_file(Path(settings.service.model_file).expanduser())
    return _server(profile, passphrase)


def _model_file(path: Path) -> Diagnosis:
    if path.is_file():
        return Diagnosis("drafting", OK, f"the model file {path}", "", "a model file")
    advice = "Choose another model file in Settings."
    return Diagnosis("drafting", PROBLEM, f"{path} is missing", advice, "model file missing")


def _server(profile: Profile, passphrase: str | None) -> Diagnosis:
    """Whether the host is allowed, has a key, and takes a connection; no request is made and nothing is sent."""
    from agent_assist.adapters.models.reach import reaches  # start-up time
    from agent_assist.bootstrap.models import ensure_allowed, key_of
    from agent_assist.bootstrap.stores import open_credentials

    settings = profile.settings
    ensure_allowed(settings, profile.policy)
    has_key = bool(key_of(settings, open_credentials(profile, passphrase), profile.policy))
    key = "with a key" if has_key else "without a key"
    try:
        where = reaches(settings.base_url, settings.service.proxy)
    except ConfigurationError as error:
        return Diagnosis("drafting", PROBLEM, error.title, error.message, "no usable address")
    finding = f"{settings.model} at {settings.base_url}, {key}"
    if where.reason:
        advice = (
            f"Check the address, the network and the proxy; {where.name} must take connections."
        )
        return Diagnosis("drafting", PROBLEM, f"{finding}: {where.reason}", advice, where.reason)
    return Diagnosis("drafting", OK, f"{finding}, takes connections", "", f"a server, {key}")


def _spelling() -> Diagnosis:
    from agent_assist.adapters.enchant_spelling import EnchantSpelling  # start-up time

    languages = EnchantSpelling().languages()
    if languages:
        finding = f"dictionaries for {', '.join(languages)}"
        return Diagnosis("spelling", OK, finding, "", finding)
    advice = "To mark slips, install Enchant and a dictionary: libenchant-2-2 and hunspell-en-gb."
    return Diagnosis("spelling", NOTE, "no dictionaries", advice, "no dictionaries")


def _program_log(folder: Path) -> Diagnosis:
    from agent_assist.adapters.program_log import log_files  # start-up time

    files = log_files(folder)
    if not files:
        return Diagnosis("program log", OK, "empty: no error was noted", "", "empty")
    size = sum(path.stat().st_size for path in files)
    advice = "For support: agent-assist support --out FILE.zip"
    return Diagnosis("program log", NOTE, f"{files[0]}, {size} bytes", advice, f"{size} bytes")
