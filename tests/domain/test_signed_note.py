"""Notes are C2SP's, byte for byte: the specification's own examples read, and only what is signed counts."""

from __future__ import annotations

import pytest

from agent_assist.adapters.device_signer import DeviceSigner, verify_signature
from agent_assist.domain.errors import InputError
from agent_assist.domain.signed_note import NoteKey, SignedNote, sign_note

# https://c2sp.org/signed-note, the example at the top; its text holds an empty line.
SPECIFICATION = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
)
# golang.org/x/mod/sumdb/note, the package's example (BSD-3-Clause): a key and what it signed.
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


@pytest.fixture
def key() -> tuple[NoteKey, DeviceSigner]:
    signer = DeviceSigner(bytes(32))
    return NoteKey("example.com/log", signer.public_bytes), signer


def test_the_specifications_example_reads_back_byte_for_byte() -> None:
    note = SignedNote.parse(SPECIFICATION)
    assert str(note) == SPECIFICATION
    assert note.text.endswith("ed è subito sera.\n")
    assert [(line.name, len(line.signature)) for line in note.signatures] == [
        ("quasimodo.example/salvatore", 64)
    ]


def test_a_note_signed_by_anothers_tool_is_verified() -> None:
    known = NoteKey.parse(VKEY)
    assert str(known) == VKEY
    assert SignedNote.parse(NOTE).signer([known], verify_signature) == known


def test_what_was_signed_here_is_verified_and_nothing_else(
    key: tuple[NoteKey, DeviceSigner],
) -> None:
    known, signer = key
    note = sign_note("one\n\ntwo\n", known, signer.sign)
    assert SignedNote.parse(str(note)).signer([known], verify_signature) == known
    for wrong in (str(note).replace("one", "One"), str(note).replace("two\n", "two \n")):
        assert SignedNote.parse(wrong).signer([known], verify_signature) is None


def test_lines_of_unknown_keys_are_ignored_and_a_bad_line_of_a_known_key_is_not(
    key: tuple[NoteKey, DeviceSigner],
) -> None:
    known, signer = key
    good = str(sign_note("text\n", known, signer.sign))
    other = NoteKey("example.com/witness", DeviceSigner(bytes([1]) * 32).public_bytes)
    line = str(sign_note("else\n", other, DeviceSigner(bytes([1]) * 32).sign)).split("\n\n")[1]
    cosigned = SignedNote.parse(good + line)
    assert cosigned.signer([known], verify_signature) == known
    assert cosigned.signer([other], verify_signature) is None
    assert cosigned.signer([known, other], verify_signature) is None


def test_a_key_under_another_name_has_another_id(key: tuple[NoteKey, DeviceSigner]) -> None:
    known, signer = key
    renamed = NoteKey("example.com/other", known.public_bytes)
    assert renamed.key_id != known.key_id
    assert sign_note("text\n", known, signer.sign).signer([renamed], verify_signature) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text\n",
        "text\n\n",
        "text\n\n— name\n",
        "text\n\n— name AAAA\n",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n— na+me AAAAAAAA\n",
        "text\n\n— name AAAAAAAA",
        "text\n\n— name AA AAAAAA\n",
        "te\txt\n\n— name AAAAAAAA\n",
        "text\n\n" + "— name AAAAAAAA\n" * 101,
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        SignedNote.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+00000000+AAAA",
        VKEY.replace("c74f20a3", "c74f20a4"),
        VKEY[:-4],
        "a b" + VKEY[12:],
        VKEY.replace("+AR", "+BR"),
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        NoteKey.parse(text)
