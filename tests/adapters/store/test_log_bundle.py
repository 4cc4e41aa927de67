"""An exported log verifies on a bare Python, and its verifier names every tampering."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.log_bundle import BundleOrder, bundle_files, write_bundle
from agent_assist.adapters.store.log_proof import LogProofs
from agent_assist.adapters.store.reply_statement import reply_statement
from agent_assist.adapters.system import SystemRandomness
from agent_assist.cli.check_proof import check_proof
from agent_assist.domain.canonical import canonical_json
from agent_assist.domain.errors import InputError
from agent_assist.domain.outbox import OutboxState
from agent_assist.domain.records import RecordType, leaf_hash_hex
from agent_assist.domain.signed_note import NoteKey

VERIFIER = Path(__file__).resolve().parents[3] / "resources" / "log_bundle" / "verify.py"
SENT_SEQ = 7
INTACT, EDITED, TRUNCATED, FORK, BAD_SIGNATURE = 6, 2, 3, 4, 5


@pytest.fixture(scope="module")
def verifier() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle_verifier", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def sent(log: Any, decision: Any, entry: Any, item: Any) -> Any:
    """The log of six decisions, then one reply from its approval until it was sent."""
    held = item()
    digest = {"digest": held.envelope.digest_hex}
    fields = {"outbox_id": held.id}
    log.store.approve(
        decision(edit_bp=120, content={"sent_c": held.envelope.customer_text}, **fields),
        entry(RecordType.APPROVAL, detail={"approval": held.approval.id, **digest}, **fields),
        held,
    )
    for state, kind in (
        ("approved", RecordType.APPROVAL),
        ("sending", RecordType.SEND_INTENT),
        ("sent", RecordType.SEND_RESULT),
    ):
        log.store.move(held.id, OutboxState(state), entry(kind, detail=digest, **fields))
    log.store.keep_head()
    return log


class Copy:
    """An exported bundle, to be tampered with and checked."""

    def __init__(
        self, log: Any, folder: Path, verifier: ModuleType, opened: tuple[int, ...] = (1, SENT_SEQ)
    ) -> None:
        self.folder, self.verifier, self.log = folder, verifier, log
        self.proofs = LogProofs(log.database, signer=log.signer, randomness=SystemRandomness())
        order = BundleOrder(log.store.newest_head(), opened, "spot check")
        log.store.track_record("Orders")
        files = bundle_files(self.proofs, log.store.records(), list(log.heads.notes()), order)
        write_bundle(folder, files, VERIFIER.read_bytes())
        self.key = str(NoteKey(self.proofs.origin, log.signer.public_bytes))

    def check(self, *arguments: str) -> tuple[int, int | None]:
        """Exit code and first bad record."""
        return _check(self.verifier, self.folder, *arguments)

    def lines(self, name: str) -> list[bytes]:
        return (self.folder / name).read_bytes().splitlines()

    def write(self, name: str, lines: list[bytes]) -> None:
        (self.folder / name).write_bytes(b"".join(line + b"\n" for line in lines))

    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines("records.jsonl")]

    def rechain(self, bodies: list[dict[str, Any]]) -> None:
        """Write these records with numbers and links that fit."""
        prev, lines = "0" * 64, []
        for seq, body in enumerate(bodies, 1):
            lines.append(canonical_json(body | {"seq": seq, "prev": prev}))
            prev = leaf_hash_hex(lines[-1])
        self.write("records.jsonl", lines)


def _check(verifier: ModuleType, path: Path, *arguments: str) -> tuple[int, int | None]:
    found: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verifier, "sys", _Captured(found))
        code = verifier.main([str(path), "--json", *arguments])
    answer = json.loads(found[0])
    assert answer["exit"] == code
    assert answer["message"].endswith(".") or code == 64
    return code, answer["first_bad_seq"]


class _Captured:
    def __init__(self, found: list[str]) -> None:
        self.stdout = self
        self.write = found.append


@pytest.fixture
def copy(sent: Any, tmp_path: Path, verifier: ModuleType) -> Copy:
    return Copy(sent, tmp_path / "copy", verifier)


@pytest.mark.parametrize("name", ["copy", "copy.zip"])
def test_it_verifies_with_nothing_but_pythons_standard_library(
    sent: Any, tmp_path: Path, verifier: ModuleType, name: str
) -> None:
    Copy(sent, tmp_path / name, verifier)
    tool = tmp_path / "verify.py"
    tool.write_bytes(VERIFIER.read_bytes())
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(tool), str(tmp_path / name)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stderr) == (INTACT, "")
    assert "11 records are intact, texts that fit their commitments: 3" in done.stdout


def test_a_copy_in_one_file_holds_the_same(sent: Any, tmp_path: Path, verifier: ModuleType) -> None:
    folder, archive = Copy(sent, tmp_path / "copy", verifier), tmp_path / "copy.zip"
    Copy(sent, archive, verifier)
    with zipfile.ZipFile(archive) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == {
            path.name: path.read_bytes() for path in folder.folder.iterdir()
        }


def test_what_is_there_already_is_not_written_over(copy: Copy, verifier: ModuleType) -> None:
    with pytest.raises(InputError, match="exists already"):
        Copy(copy.log, copy.folder, verifier)


def test_without_a_purpose_no_text_leaves(sent: Any, tmp_path: Path, verifier: ModuleType) -> None:
    closed = Copy(sent, tmp_path / "closed", verifier, opened=())
    whole = b"".join(path.read_bytes() for path in closed.folder.iterdir())
    assert b"Tuesday" not in whole
    assert b"example.org" not in whole
    assert closed.check() == (INTACT, None)


def test_a_head_that_the_auditor_kept_anchors_it(copy: Copy, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text(json.loads(copy.lines("checkpoints.jsonl")[0])["note"], encoding="utf-8")
    assert copy.check("--head", str(kept)) == (0, None)
    assert copy.check("--key", copy.key) == (INTACT, None)
    assert copy.check("--key", copy.key, "--head", str(kept)) == (0, None)


def test_the_proofs_in_it_are_sound_for_the_command_too(copy: Copy) -> None:
    rows = [json.loads(line) for line in copy.lines("proofs.jsonl")]
    assert [row["kind"] for row in rows] == ["consistency", "inclusion", "inclusion"]
    assert all(check_proof(row)["ok"] for row in rows)


class TestTampering:
    """Every kind is named with its first bad record."""

    def test_any_changed_byte_of_a_record(self, copy: Copy) -> None:
        lines = copy.lines("records.jsonl")
        for number in (0, 4, len(lines) - 1):
            for place in range(0, len(lines[number]), 41):
                changed = bytearray(lines[number])
                changed[place] ^= 1
                copy.write("records.jsonl", [*lines[:number], bytes(changed), *lines[number + 1 :]])
                code, seq = copy.check()
                assert code in (EDITED, BAD_SIGNATURE), place
                assert seq in (number + 1, None) or number == len(lines) - 1

    @pytest.mark.parametrize(
        ("change", "first"),
        [
            (lambda rows: rows[:2] + rows[3:], 3),
            (lambda rows: [*rows[:2], rows[0], *rows[2:]], 3),
            (lambda rows: [*rows, rows[-1]], 12),
            (lambda rows: [rows[1], rows[0], *rows[2:]], 1),
            (lambda rows: rows[1:], 1),
        ],
        ids=["deleted", "inserted", "duplicated", "reordered", "beginning cut"],
    )
    def test_records_out_of_their_order(
        self, copy: Copy, change: Callable[..., Any], first: int
    ) -> None:
        copy.write("records.jsonl", change(copy.lines("records.jsonl")))
        assert copy.check() == (EDITED, first)

    def test_an_end_cut_off(self, copy: Copy) -> None:
        copy.write("records.jsonl", copy.lines("records.jsonl")[:8])
        assert copy.check() == (TRUNCATED, 9)

    def test_an_old_copy_is_found_by_a_head_that_was_kept(self, copy: Copy, tmp_path: Path) -> None:
        newest = tmp_path / "newest"
        newest.write_text(json.loads(copy.lines("checkpoints.jsonl")[1])["note"], encoding="utf-8")
        copy.write("records.jsonl", copy.lines("records.jsonl")[:6])
        copy.write("checkpoints.jsonl", copy.lines("checkpoints.jsonl")[:1])
        copy.write("proofs.jsonl", [])
        copy.write("contents.jsonl", [])
        assert copy.check() == (INTACT, None)
        assert copy.check("--head", str(newest)) == (TRUNCATED, 7)

    def test_a_chain_written_anew_without_the_key(self, copy: Copy) -> None:
        bodies = copy.bodies()
        bodies[8]["ticket"] = "T-other"
        copy.rechain(bodies)
        assert copy.check() == (EDITED, 7)

    def test_everything_written_anew_with_another_key(self, copy: Copy) -> None:
        stranger = DeviceSigner(bytes([7]) * 32)
        about = json.loads((copy.folder / "log.json").read_bytes())
        about["keys"][0]["key"] = str(NoteKey(about["origin"], stranger.public_bytes))
        copy.write("log.json", [json.dumps(about).encode()])
        assert copy.check() == (BAD_SIGNATURE, 1)
        copy.rechain([body | {"key_id": stranger.key_id} for body in copy.bodies()])
        assert copy.check()[0] == BAD_SIGNATURE
        copy.write("checkpoints.jsonl", [])
        copy.write("proofs.jsonl", [])
        assert copy.check() == (INTACT, None)
        assert copy.check("--key", copy.key) == (BAD_SIGNATURE, 1)

    def test_any_changed_byte_of_a_head(self, copy: Copy) -> None:
        lines = copy.lines("checkpoints.jsonl")
        note = json.loads(lines[1])["note"]
        for place in range(0, len(note), 3):
            changed = note[:place] + chr(ord(note[place]) ^ 1) + note[place + 1 :]
            copy.write(
                "checkpoints.jsonl",
                [lines[0], json.dumps({"place": "here", "note": changed}).encode()],
            )
            assert copy.check() == (BAD_SIGNATURE, None), place

    def test_two_histories(self, copy: Copy, tmp_path: Path, entry: Any) -> None:
        kept = tmp_path / "kept"
        kept.write_text(str(copy.log.store.newest_head()), encoding="utf-8")
        copy.log.tamper("DELETE FROM records WHERE seq > 6")
        copy.log.tamper("DELETE FROM texts WHERE seq > 6")
        copy.log.heads.path.unlink()
        copy.log.open()
        for _ in range(7):
            copy.log.store.append(entry(ticket_id="T-other"))
        copy.log.store.keep_head()
        other = Copy(copy.log, tmp_path / "other", copy.verifier, opened=())
        assert other.check() == (INTACT, None)
        assert other.check("--head", str(kept))[0] == FORK

    def test_a_disclosed_text_or_its_salt(self, copy: Copy) -> None:
        lines = copy.lines("contents.jsonl")
        for change in (
            {"text": "We refund everything."},
            {"salt": "00" * 32},
            {"field": "draft_c"},
            {"seq": 2},
            {"seq": 99},
        ):
            row = json.loads(lines[-1]) | change
            copy.write("contents.jsonl", [*lines[:-1], json.dumps(row).encode()])
            assert copy.check() == (EDITED, row["seq"])

    def test_a_proof(self, copy: Copy) -> None:
        lines = copy.lines("proofs.jsonl")
        for number in range(len(lines)):
            row = json.loads(lines[number])
            row["proof"] = row["proof"][::-1] + row["proof"][:1]
            copy.write(
                "proofs.jsonl", [*lines[:number], json.dumps(row).encode(), *lines[number + 1 :]]
            )
            assert copy.check()[0] == EDITED

    @pytest.mark.parametrize(
        ("change", "first"),
        [
            (lambda rows: [row for row in rows if row["type"] != "approval"], 8),
            (lambda rows: [*rows[:8], rows[8] | {"type": "void"}, *rows[9:]], 10),
            (
                lambda rows: [
                    *rows[:7],
                    rows[7] | {"detail": {"approval": "a", "digest": "00"}},
                    *rows[8:],
                ],
                10,
            ),
            (lambda rows: [*rows, rows[9]], 12),
        ],
        ids=["no approval", "taken back", "another text", "twice"],
    )
    def test_a_send_without_its_approval(
        self, copy: Copy, change: Callable[..., Any], first: int
    ) -> None:
        copy.write("checkpoints.jsonl", [])
        copy.write("proofs.jsonl", [])
        copy.write("contents.jsonl", [])
        copy.rechain(change(copy.bodies()))
        assert copy.check() == (1, first)

    def test_a_file_that_is_missing_or_no_json(self, copy: Copy) -> None:
        copy.write("log.json", [b"{"])
        assert copy.check()[0] == 64
        (copy.folder / "log.json").unlink()
        assert copy.check()[0] == 64


class TestKeys:
    """Trust passes along a rotation, and never on to a key that followed a loss."""

    NEW = DeviceSigner(bytes([9]) * 32)

    def changed(
        self, sent: Any, entry: Any, tmp_path: Path, verifier: ModuleType, *, is_lost: bool
    ) -> tuple[Copy, str]:
        old = str(
            NoteKey(
                json.loads(next(sent.heads.notes()).text and "1") and _origin(sent),
                sent.signer.public_bytes,
            )
        )
        sent.store.change_key(self.NEW, entry(), is_lost=is_lost)
        sent.signer = self.NEW
        sent.open()
        sent.store.append(entry())
        sent.store.keep_head()
        return Copy(sent, tmp_path / "copy", verifier), old

    def test_a_rotation(self, sent: Any, entry: Any, tmp_path: Path, verifier: ModuleType) -> None:
        copy, old = self.changed(sent, entry, tmp_path, verifier, is_lost=False)
        for key in (old, copy.key):
            assert copy.check("--key", key) == (INTACT, None)
        bodies = copy.bodies()
        bodies[11]["detail"]["old_sig"] = "00" * 64
        copy.rechain(bodies)
        assert copy.check() == (BAD_SIGNATURE, 12)

    def test_a_loss(self, sent: Any, entry: Any, tmp_path: Path, verifier: ModuleType) -> None:
        copy, old = self.changed(sent, entry, tmp_path, verifier, is_lost=True)
        assert copy.check() == (INTACT, None)
        assert copy.check("--key", copy.key) == (INTACT, None)
        assert copy.check("--key", old) == (BAD_SIGNATURE, 12)


def _origin(log: Any) -> str:
    return str(log.store.newest_head().text.split("\n")[0])


class TestOneDecision:
    """A proof of one decision, and the statement about the reply it led to, stand by themselves."""

    @pytest.fixture
    def proof(self, copy: Copy) -> dict[str, Any]:
        head = copy.log.store.newest_head()
        proven = copy.proofs.record(SENT_SEQ, head)
        statement = reply_statement(proven, copy.log.store.item("o-1"), copy.log.signer)
        return {
            "origin": copy.proofs.origin, "record": proven.body.decode(), **proven.inclusion(), "checkpoint": str(head),
            "keys": copy.proofs.keys(), "key_changes": [], "contents": copy.proofs.opened(SENT_SEQ), "statement": str(statement),
        }  # fmt: skip

    def check(self, copy: Copy, tmp_path: Path, proof: dict[str, Any], *arguments: str) -> int:
        path = tmp_path / "proof.json"
        path.write_text(json.dumps(proof), encoding="utf-8")
        return _check(copy.verifier, path, *arguments)[0]

    def test_it_holds(self, copy: Copy, tmp_path: Path, proof: dict[str, Any]) -> None:
        head = tmp_path / "head"
        head.write_text(proof["checkpoint"], encoding="utf-8")
        text = tmp_path / "text"
        text.write_bytes(copy.log.store.item("o-1").envelope.customer_text.encode())
        assert check_proof(proof)["ok"]
        assert self.check(copy, tmp_path, proof) == INTACT
        assert self.check(copy, tmp_path, proof, "--key", copy.key, "--text", str(text)) == INTACT
        assert self.check(copy, tmp_path, proof, "--head", str(head)) == 0
        text.write_text("We refund everything.", encoding="utf-8")
        assert self.check(copy, tmp_path, proof, "--text", str(text)) == EDITED

    def test_any_part_that_was_changed_is_refused(
        self, copy: Copy, tmp_path: Path, proof: dict[str, Any]
    ) -> None:
        stranger = str(NoteKey(copy.proofs.origin, TestKeys.NEW.public_bytes))
        other = [row | {"text": "else"} for row in proof["contents"]]
        record = proof["record"].replace("T-1", "T-2")
        for change in (
            {"record": record}, {"proof": proof["proof"][1:]}, {"contents": other}, {"keys": [{"key": stranger}]},
            {"checkpoint": proof["checkpoint"].replace("\n11\n", "\n12\n")}, {"tree_size": 12},
            {"statement": proof["statement"].replace("alice", "bob")},
        ):  # fmt: skip
            assert self.check(copy, tmp_path, proof | change) in (EDITED, BAD_SIGNATURE), change
        assert self.check(copy, tmp_path, proof, "--key", stranger) == BAD_SIGNATURE

    def test_the_statement_alone_says_who_and_how_much_ai(
        self, copy: Copy, tmp_path: Path, proof: dict[str, Any]
    ) -> None:
        path = tmp_path / "statement.note"
        path.write_text(proof["statement"], encoding="utf-8")
        assert _check(copy.verifier, path, "--key", copy.key)[0] == 0
        assert _check(copy.verifier, path)[0] == BAD_SIGNATURE
        said = json.loads(proof["statement"].split("\n")[1])
        sent = copy.log.store.item("o-1").envelope
        assert (said["person"], said["ai"], said["edit_class"]) == ("alice", "ai-assisted", "light")
        assert said["text_sha256"] == hashlib.sha256(sent.customer_text.encode()).hexdigest()
        assert said["envelope_sha256"] == sent.digest_hex
        assert (said["record"], said["size"]) == (SENT_SEQ, 11)
        assert sent.body not in proof["statement"]

    def test_there_is_none_for_a_reply_that_was_not_sent(self, copy: Copy) -> None:
        proven = copy.proofs.record(SENT_SEQ, copy.log.store.newest_head())
        item = copy.log.store.item("o-1")
        for state in (
            OutboxState.HELD,
            OutboxState.VOIDED,
            OutboxState.FAILED,
            OutboxState.UNKNOWN,
        ):
            assert reply_statement(proven, replace(item, state=state), copy.log.signer) is None
        assert reply_statement(proven, None, copy.log.signer) is None

    def test_a_record_that_is_not_there_is_said(self, copy: Copy) -> None:
        with pytest.raises(InputError, match="no record 12"):
            copy.proofs.record(12, copy.log.store.newest_head())
        with pytest.raises(InputError, match="T-none"):
            copy.proofs.newest_decision("T-none")


# RFC 8032, section 7.1, tests 1 to 3: public key, message, signature.
RFC_8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]  # fmt: skip


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_its_signatures_are_the_standards(
    verifier: ModuleType, public: str, message: str, signature: str
) -> None:
    key, text, raw = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert verifier.ed25519_verify(key, text, raw)
    for place in range(0, 64, 7):
        wrong = bytearray(raw)
        wrong[place] ^= 4
        assert not verifier.ed25519_verify(key, text, bytes(wrong))
    assert not verifier.ed25519_verify(key, text + b"x", raw)
    assert not verifier.ed25519_verify(key[:-1], text, raw)
    beyond = int.from_bytes(raw[32:], "little") + verifier.Q
    assert not verifier.ed25519_verify(key, text, raw[:32] + beyond.to_bytes(32, "little"))


def test_a_tickets_newest_decision_is_no_later_event_of_it(copy: Copy) -> None:
    assert copy.proofs.newest_decision("T-1") == SENT_SEQ
    with pytest.raises(InputError, match="no decision about ticket T-2"):
        copy.proofs.newest_decision("T-2")


class TestErased:
    """A bundle says which texts were erased, and by which record; nobody can make one vanish by saying so."""

    @pytest.fixture
    def erased(
        self, log: Any, entry: Any, decision: Any, verifier: ModuleType, tmp_path: Path
    ) -> Copy:
        """Records 1, 3 and 5 were erased by record 7, which claims the future too; record 8 came after it."""
        told = {"by": "person", "why": "request 12", "until": 99}
        erasing = entry(RecordType.ERASE, ticket_id="", customer="", detail=told)
        log.store.eraser.erase_customer("c0@example.org", (), erasing)
        log.store.append(decision(customer="c0@example.org"))
        log.store.keep_head()
        return Copy(log, tmp_path / "erased", verifier, opened=(1, 2, 8))

    def test_it_verifies_and_says_how_many(self, erased: Copy) -> None:
        assert erased.check() == (INTACT, None)
        answer = subprocess.run(
            [sys.executable, "-I", "-S", str(erased.folder / "verify.py")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "texts that fit their commitments: 4, erased as the log says: 2" in answer.stdout

    @pytest.mark.parametrize(
        ("row", "bad_seq"),
        [
            ({"seq": 1, "field": "sent_c", "erased": 6}, 1),
            ({"seq": 1, "field": "sent_c", "erased": None}, 1),
            ({"seq": 8, "field": "sent_c", "erased": 7}, 8),
            ({"seq": 1, "field": "signals_c", "erased": 7}, 1),
            ({"seq": 1, "field": "ticket", "erased": 7}, 1),
        ],
    )
    def test_what_no_later_record_erased_is_missing(
        self, erased: Copy, row: dict[str, Any], bad_seq: int
    ) -> None:
        erased.write("contents.jsonl", [json.dumps(row).encode()])
        assert erased.check() == (EDITED, bad_seq)

    def test_an_erasure_that_lists_others_covers_nothing_else(
        self, log: Any, entry: Any, verifier: ModuleType, tmp_path: Path
    ) -> None:
        erasing = entry(RecordType.ERASE, ticket_id="", customer="", detail={"by": "person"})
        log.store.eraser.erase_customer("c0@example.org", (), erasing)
        log.store.keep_head()
        copy = Copy(log, tmp_path / "listed", verifier, opened=(1, 2))
        assert copy.check() == (INTACT, None)
        row = {"seq": 2, "field": "sent_c", "erased": 7}
        copy.write("contents.jsonl", [json.dumps(row).encode()])
        assert copy.check() == (EDITED, 2)

    def test_a_proof_of_one_decision_brings_the_erasure_with_its_own_proof(
        self, erased: Copy, verifier: ModuleType, tmp_path: Path
    ) -> None:
        log, proofs = erased.log, erased.proofs
        head = log.store.newest_head()
        contents = proofs.opened(1)
        answer = {
            "origin": proofs.origin,
            "record": proofs.record(1, head).body.decode(),
            **proofs.record(1, head).inclusion(),
            "checkpoint": str(head),
            "keys": proofs.keys(),
            "key_changes": [],
            "contents": contents,
            "erasures": proofs.erasures(contents, head),
            "statement": None,
        }
        target = tmp_path / "proof.json"

        def checked(**changes: Any) -> tuple[int, int | None]:
            target.write_text(json.dumps(answer | changes), encoding="utf-8")
            return _check(verifier, target)

        assert checked() == (INTACT, None)
        assert checked(erasures=[]) == (EDITED, 1)
        (shown,) = answer["erasures"]
        changed = shown | {"record": shown["record"].replace("request 12", "request 13")}
        assert checked(erasures=[changed]) == (EDITED, 7)
