"""Only regular files that can be read are read; everything else is left alone or named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.folder_helpdesk.files import FileKind, list_folder


def test_kinds_by_name_and_place(shop: Any) -> None:
    for name in (
        "a.eml", "B.EML", "c.mbox", "d.json", "e.jsonl", "f.csv", "g.tsv", "Inbox/cur/h:2,S",
        "Inbox/new/i", "Inbox/tmp/j", "k.txt", ".hidden.eml", "outbox/l.eml", "outbox/l.recipients.json",
        "m.eml.part", ".git/n.eml",
    ):  # fmt: skip
        shop.put(name, "x")
    (shop.folder / "Inbox/tmp").mkdir(exist_ok=True)

    kinds = {file.path: file.kind for file in list_folder(shop.folder).files}

    assert kinds == {
        "a.eml": FileKind.MAIL,
        "B.EML": FileKind.MAIL,
        "c.mbox": FileKind.MBOX,
        "d.json": FileKind.JSON,
        "e.jsonl": FileKind.JSON,
        "f.csv": FileKind.CSV,
        "g.tsv": FileKind.CSV,
        "Inbox/cur/h:2,S": FileKind.MAIL,
        "Inbox/new/i": FileKind.MAIL,
        "outbox/l.eml": FileKind.MAIL,
    }


def test_pipes_loops_and_broken_links_are_left_alone(shop: Any) -> None:
    os.mkfifo(shop.folder / "pipe.eml")
    (shop.folder / "loop").symlink_to(shop.folder)
    (shop.folder / "gone.eml").symlink_to(shop.folder / "nowhere.eml")
    (shop.folder / "folder.eml").mkdir()
    shop.put_mail("a.eml")

    assert [file.path for file in list_folder(shop.folder).files] == ["a.eml"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_named_and_read_later(shop: Any) -> None:
    path: Path = shop.put_mail("a.eml")
    path.chmod(0)
    reader = shop.reader()

    assert list(reader.tickets()) == []
    assert reader.problems == ("a.eml cannot be read: Permission denied.",)
    path.chmod(0o600)
    assert len(list(reader.tickets())) == 1


def test_a_file_that_cannot_be_read_now_is_tried_again(
    shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.put_mail("a.eml")
    reader = shop.reader()

    def fail(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", fail)
        assert list(reader.tickets()) == []
        assert reader.problems == ("a.eml cannot be read: Permission denied.",)

    assert len(list(reader.tickets())) == 1
    assert reader.problems == ()


def test_empty_files_are_named(shop: Any) -> None:
    shop.put("a.eml", "")
    shop.put("b.json", "")
    reader = shop.reader()

    assert list(reader.tickets()) == []
    assert reader.problems == ("a.eml is empty.", "b.json is empty.")
