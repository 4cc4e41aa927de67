"""What could not be read is said in the queue."""

from __future__ import annotations

from agent_assist.adapters.words import EnglishWords
from agent_assist.presenters.problems import OPEN_PLACE, problems_sheet, unread_banner

TR = EnglishWords()
SENTENCES = tuple(f"export-{n}.json is empty." for n in range(5))


def test_names_and_reasons_and_one_way_to_look() -> None:
    banner = unread_banner(TR, SENTENCES[:2])
    assert banner.title == "2 files could not be read"
    assert banner.body == "export-0.json is empty.\nexport-1.json is empty."
    assert [action.action for action in banner.actions] == [OPEN_PLACE]
    assert unread_banner(TR, SENTENCES[:1]).title == "1 file could not be read"


def test_many_files_are_counted_and_all_of_them_can_be_read() -> None:
    banner = unread_banner(TR, SENTENCES)
    assert banner.body.endswith("And 3 more.")
    assert [action.action for action in banner.actions] == [OPEN_PLACE, "show-problems"]
    assert problems_sheet(TR, SENTENCES).sections[0][1].splitlines() == list(SENTENCES)


def test_a_long_name_can_be_wrapped() -> None:
    body = unread_banner(TR, (f"{'x' * 200}.json is empty.",)).body
    assert max(len(piece) for word in body.split() for piece in word.split("\u200b")) <= 18
    assert body.replace("\u200b", "") == f"{'x' * 200}.json is empty."
