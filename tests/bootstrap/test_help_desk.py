"""Doctor, support bundle and the export of a damaged store, on a profile full of names that must not leave."""

from __future__ import annotations

import json
import os
import re
import stat
import zipfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from agent_assist.adapters.enchant_spelling import EnchantSpelling
from agent_assist.adapters.policy import PolicyFile
from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.adapters.store.work_store import EncryptedWorkStore
from agent_assist.adapters.system import SystemRandomness
from agent_assist.bootstrap import doctor, profile
from agent_assist.bootstrap.commands import Commands
from agent_assist.bootstrap.stored import opened
from agent_assist.cli.headless import Place
from agent_assist.domain.errors import CredentialError, InputError
from agent_assist.domain.provenance import Origin, Provenance, Run
from agent_assist.domain.service_settings import ServiceSettings
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.domain.work import Work

PASSPHRASE = "a passphrase for this test"
CANARIES = ("Oduya", "kovacs", "canary", "sk-0000", "48213", "Dear Maren")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A profile with names, mails, keys and texts everywhere, in a folder that has a name itself."""
    folder = tmp_path / "home-of-Oduya" / "profile"
    tickets = tmp_path / "tickets-of-kovacs"
    tickets.mkdir()
    (tickets / "mail from Oduya.eml").write_bytes(
        b"From: Maren Oduya <kovacs@example.org>\n\nDear Maren"
    )
    (tickets / "Oduya.json").write_text("{ kovacs", encoding="utf-8")
    policy = tmp_path / "policy.toml"
    policy.write_text(
        'organisation = "canary"\nsender_email = "kovacs@example.org"\n'
        'undo_seconds = "canary"\n[roles]\nauditor = ["*"]\n[mandatory]\nmodel = "canary"\n'
        '"Maren Oduya" = 1\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(profile, "organisation_policy", lambda: policy)
    believed = partial(PolicyFile, owners={os.getuid()})
    monkeypatch.setattr(profile, "PolicyFile", believed)
    SettingsFile(folder / "settings.json").save(
        Settings(
            helpdesk_folder=str(tickets),
            display_name="Maren Oduya",
            own_addresses=("kovacs@example.org",),
            drafting=Drafting.SERVER,
            base_url="http://canary.invalid/v1",
            service=ServiceSettings(key_variable="CANARY_KEY", proxy="http://127.0.0.1:9"),
        )
    )
    monkeypatch.setenv("CANARY_KEY", "sk-0000")
    with opened_profile(folder) as stores:
        work = EncryptedWorkStore(stores.database, SystemRandomness())
        now = datetime(2026, 11, 23, tzinfo=UTC)
        for number in range(300):
            text = f"Dear Maren {number} " + "x" * 300
            work.save_work(
                Work(f"48213-{number}", "", text, Provenance((Run(len(text), Origin.PERSON),)), now)
            )
    (folder / "program.log").write_text(
        "2026-11-23T09:30:00Z 0.1.0 ERROR ValueError at review.py:12\nMaren Oduya canary\n", "utf-8"
    )
    return Place(folder, PASSPHRASE)


def opened_profile(folder: Path):
    class Context:
        def __enter__(self):
            self.inner = opened(folder, PASSPHRASE)
            return self.inner.__enter__()[1]

        def __exit__(self, *details):
            return self.inner.__exit__(*details)

    return Context()


def test_the_doctor_says_which_dictionaries_there_are_and_how_to_get_some(
    place: Place, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(EnchantSpelling, "languages", lambda _: ("de", "en"))
    found = next(d for d in doctor.diagnose(place.folder, PASSPHRASE) if d.topic == "spelling")
    assert (found.state, found.finding) == (doctor.OK, "dictionaries for de, en")
    monkeypatch.setattr(EnchantSpelling, "languages", lambda _: ())
    none = next(d for d in doctor.diagnose(place.folder, PASSPHRASE) if d.topic == "spelling")
    assert none.state == doctor.NOTE
    assert "hunspell-en-gb" in none.advice


def test_the_doctor_answers_what_a_help_desk_asks_each_with_what_to_do(place: Place):
    lines = doctor.diagnose(place.folder, PASSPHRASE)
    topics = {line.topic for line in lines}
    assert {
        "Agent Assist", "Python", "packages", "resources", "profile", "space", "policy", "keys",
        "store", "helpdesk", "drafting", "program log", "fonts", "display",
    } <= topics  # fmt: skip
    assert all(line.advice for line in lines if line.state != "ok")
    by_topic = {line.topic: line for line in lines}
    assert "300" not in by_topic["store"].finding
    assert by_topic["drafting"].state == "problem"
    assert "refused" in by_topic["drafting"].finding
    unused = [line for line in lines if line.topic == "policy" and line.state == "problem"]
    assert ["line 3" in line.finding or "line 8" in line.finding for line in unused] == [True, True]


def test_the_support_bundle_holds_nobodys_name_mail_key_path_or_text(place: Place, tmp_path: Path):
    out = tmp_path / "support.zip"
    names = Commands().support(place, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with zipfile.ZipFile(out) as bundle:
        assert set(bundle.namelist()) == set(names)
        texts = {name: bundle.read(name).decode("utf-8") for name in names}
    everything = "\n".join(texts.values())
    for canary in (*CANARIES, str(tmp_path), os.uname().nodename):
        assert canary.lower() not in everything.lower(), canary
    assert not re.search(r"\S+@\S+\.\S+", everything)
    assert "ValueError at review.py:12" in texts["program.log"]
    assert json.loads(texts["settings.json"])["drafting"] == "server"
    assert json.loads(texts["settings.json"])["display_name"] == "set"
    assert json.loads(texts["policy.json"])["locked"] == ["model"]
    assert json.loads(texts["policy.json"])["unusable_values"] == 2
    findings = {row["topic"]: row["finding"] for row in json.loads(texts["doctor.json"])}
    assert findings["store"].endswith("passages of knowledge")


def test_a_bundle_never_replaces_a_file(place: Place, tmp_path: Path):
    out = tmp_path / "support.zip"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="exists already"):
        Commands().support(place, out)
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_damaged_store_is_named_and_what_can_be_read_is_exported(place: Place, tmp_path: Path):
    assert place.folder is not None
    store = place.folder / "store.db"
    data = bytearray(store.read_bytes())
    page = len(data) // 4096 - 5
    data[page * 4096 + 100 : page * 4096 + 110] = bytes(10)
    store.write_bytes(data)
    line = next(d for d in doctor.diagnose(place.folder, PASSPHRASE) if d.topic == "store")
    assert line.state == "problem"
    assert "damaged" in line.finding
    assert "export-readable" in line.advice
    out = tmp_path / "rescued"
    found = Commands().export_readable(place, out)
    read, lost, _ = found.counts["work"]
    assert read + lost == 300
    assert 0 < lost < 60
    lines = (out / "work.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == read
    assert "Dear Maren" in json.loads(lines[0])["text"]
    assert found.counts["records"] == (0, 0, False)
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert store.read_bytes() == bytes(data)


def test_without_a_key_nothing_is_exported(place: Place, tmp_path: Path):
    with pytest.raises(CredentialError):
        Commands().export_readable(Place(place.folder, "wrong"), tmp_path / "rescued")
    assert not (tmp_path / "rescued").exists()
