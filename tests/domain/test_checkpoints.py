"""A checkpoint is C2SP's: three lines under a name."""

from __future__ import annotations

import base64

import pytest

from agent_assist.domain.checkpoints import Checkpoint, origin_of
from agent_assist.domain.errors import InputError
from agent_assist.domain.signed_note import SignedNote

# https://c2sp.org/tlog-checkpoint, the example at the top.
SPECIFICATION = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)


def test_the_specifications_example_reads_back_byte_for_byte() -> None:
    note = SignedNote.parse(SPECIFICATION)
    found = Checkpoint.parse(note.text)
    assert (found.origin, found.size) == ("example.com/behind-the-sofa", 20852163)
    assert found.text() == note.text


def test_a_devices_log_has_a_name_of_its_own() -> None:
    assert origin_of("a") != origin_of("b")
    assert not set(" +") & set(origin_of("a"))


def test_extension_lines_are_allowed() -> None:
    text = Checkpoint("o", 7, bytes(32)).text()
    assert Checkpoint.parse(text + "more\n") == Checkpoint("o", 7, bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "o\n1\n",
        "\n1\nR\n",
        "o\n01\nR\n",
        "o\n-1\nR\n",
        "o\n1 \nR\n",
        "o\n²\nR\n",
        "o\n1\nR",
        "o\n1\nAAAA\n",
        "o\n1\n!\n",
        "o\n1\nR\n\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Checkpoint.parse(text.replace("R", base64.b64encode(bytes(32)).decode()))
