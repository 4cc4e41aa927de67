"""The rows behind a list: what each role says, and what stays where it is when rows are added."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from agent_assist.ui.widgets.rows_model import DISPLAY_ROLE, ROW_ROLE, TIP_ROLE, RowsModel


def model_of(*rows: str) -> RowsModel[str]:
    made: RowsModel[str] = RowsModel({DISPLAY_ROLE: str.upper})
    made.show(rows)
    return made


def test_a_row_says_itself_and_its_words() -> None:
    model = model_of("one", "two")
    place = model.index(1)
    assert (place.data(ROW_ROLE), place.data(DISPLAY_ROLE), place.data(TIP_ROLE)) == (
        "two",
        "TWO",
        None,
    )
    assert model.rowCount(place) == 0


def test_rows_that_were_only_added_to_leave_the_others_in_place(qtbot: QtBot) -> None:
    model = model_of("one")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        assert model.show(("one", "two"))
    assert model.rowCount() == 2


def test_other_rows_begin_anew_and_the_same_change_nothing(qtbot: QtBot) -> None:
    model = model_of("one", "two")
    with qtbot.assertNotEmitted(model.modelReset):
        assert not model.show(("one", "two"))
    with qtbot.waitSignal(model.modelReset):
        assert model.show(("two",))
    assert model.rows == ("two",)
