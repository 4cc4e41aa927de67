"""Every chart in every width: marks stay inside, points have targets, and the drawing is well-formed SVG."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from agent_assist.presenters.charting.layout import lay_out, natural_height
from agent_assist.presenters.charting.shapes import Box, Dot, Line, Words
from agent_assist.presenters.charting.svg import chart_svg, page_svg, ruler
from agent_assist.presenters.view.parts import Tone
from agent_assist.presenters.view.team import (
    BandSpan,
    ChartKind,
    ChartView,
    MarkView,
    PointView,
)


def chart(kind: ChartKind, count: int = 6) -> ChartView:
    top = 2_000.0 if kind is ChartKind.HISTOGRAM else 1.0
    points = tuple(
        PointView(f"Label {n} & <more>", top * n / count, top * max(n - 1, 0) / count, top * min(n + 1, count) / count,
                  f"{n}%", f"{n},000", f"Point {n}", at=n / count, is_hatched=n > 3)
        for n in range(1, count)
    )  # fmt: skip
    marks = (MarkView(0.5, "Prompt <12>"), MarkView(0.98, "A model with a long name"))
    return ChartView(
        "k",
        kind,
        "Title & more",
        "Subtitle",
        "A sentence.",
        points,
        ("A",),
        (("1",),),
        "Axis",
        marks=marks,
    )


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("width", [240, 620, 1200])
def test_nothing_is_drawn_outside(kind: ChartKind, width: int) -> None:
    view, measure = chart(kind), ruler()
    height = natural_height(view, measure)
    drawing = lay_out(view, width, height, measure)
    for shape in drawing.shapes:
        if isinstance(shape, Line):
            places = [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        elif isinstance(shape, Box):
            places = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        else:
            assert isinstance(shape, Dot | Words)
            places = [(shape.x, shape.y)]
        for x, y in places:
            assert -1 <= x <= width + 1, shape
            assert -1 <= y <= height + 1, shape


def test_a_bar_is_as_long_as_its_share_and_its_interval_is_on_the_same_scale() -> None:
    view, measure = chart(ChartKind.BARS), ruler()
    shapes = lay_out(view, 620, 0, measure).shapes
    bars = [shape for shape in shapes if isinstance(shape, Box)]
    start, unit = bars[0].x, bars[0].width / view.points[0].value
    assert bars[0].width > 20
    assert [bar.x for bar in bars] == [start] * 5
    assert [bar.width / unit for bar in bars] == pytest.approx([p.value for p in view.points])
    lying = [s for s in shapes if isinstance(s, Line) and s.y1 == s.y2]
    ends = [((line.x1 - start) / unit, (line.x2 - start) / unit) for line in lying]
    assert ends == [pytest.approx((p.low, p.high)) for p in view.points]


def test_a_dot_and_its_interval_stand_where_the_scale_says() -> None:
    view = chart(ChartKind.INTERVALS)
    shapes = lay_out(view, 620, 0, ruler()).shapes
    places = {s.text: s.x for s in shapes if isinstance(s, Words) and s.side == "middle"}
    start, whole = places["0%"], places["100%"] - places["0%"]
    assert places["50%"] == pytest.approx(start + whole / 2)
    dots = [(s.x - start) / whole for s in shapes if isinstance(s, Dot)]
    assert dots == pytest.approx([p.value for p in view.points])
    lying = [s for s in shapes if isinstance(s, Line) and s.y1 == s.y2]
    ends = [((line.x1 - start) / whole, (line.x2 - start) / whole) for line in lying]
    assert ends == [pytest.approx((p.low, p.high)) for p in view.points]


@pytest.mark.parametrize("kind", [ChartKind.RELIABILITY, ChartKind.TIMELINE])
def test_a_dot_on_a_plane_stands_where_both_scales_say(kind: ChartKind) -> None:
    view = chart(kind)
    shapes = lay_out(view, 620, 240, ruler()).shapes
    heights = {s.text: s.y for s in shapes if isinstance(s, Words) and s.side == "right"}
    bottom, whole = heights["0%"], heights["0%"] - heights["100%"]
    dots = [s for s in shapes if isinstance(s, Dot)]
    assert [(bottom - dot.y) / whole for dot in dots] == pytest.approx(
        [p.value for p in view.points]
    )
    steps = [right.x - left.x for left, right in pairwise(dots)]
    assert steps[0] > 20
    assert steps == pytest.approx([steps[0]] * 4)
    standing = [s for s in shapes if isinstance(s, Line) and s.x1 == s.x2 and not s.is_dashed]
    ends = [((bottom - s.y1) / whole, (bottom - s.y2) / whole) for s in standing]
    assert ends == [pytest.approx((p.low, p.high)) for p in view.points]


def test_a_column_is_as_high_as_its_count() -> None:
    view = chart(ChartKind.HISTOGRAM)
    bars = [s for s in lay_out(view, 620, 240, ruler()).shapes if isinstance(s, Box)]
    unit = bars[0].height / view.points[0].value
    assert bars[0].height > 10
    assert [bar.height / unit for bar in bars] == pytest.approx([p.value for p in view.points])
    assert [bar.is_hatched for bar in bars] == [p.is_hatched for p in view.points]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_each_point_can_be_reached(kind: ChartKind) -> None:
    view = chart(kind)
    drawing = lay_out(view, 400, natural_height(view, ruler()), ruler())
    assert [target.index for target in drawing.targets] == list(range(len(view.points)))
    assert all(target.width > 0 and target.height >= 24 for target in drawing.targets)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_the_svg_is_well_formed_and_says_what_it_shows(kind: ChartKind) -> None:
    root = ElementTree.fromstring(chart_svg(chart(kind)))
    names = {child.tag.rsplit("}", 1)[-1]: child.text for child in root}
    assert (names["title"], names["desc"]) == ("Title & more", "A sentence.")


def test_a_page_of_charts_is_one_svg_with_its_note() -> None:
    text = page_svg(
        (chart(ChartKind.BARS), chart(ChartKind.TIMELINE)), "Team", ("Synthetic history",)
    )
    assert ElementTree.fromstring(text).tag.endswith("svg")
    assert "Synthetic history" in text
    assert text.count("<svg") == 1


def test_a_time_line_without_room_leaves_labels_out_rather_than_letting_them_meet() -> None:
    view, measure = chart(ChartKind.TIMELINE, count=30), ruler()
    drawing = lay_out(view, 300, 200, measure)
    labels = [s for s in drawing.shapes if isinstance(s, Words) and s.text.startswith("Label")]
    spans = [(s.x - measure.wide(s.text) / 2, s.x + measure.wide(s.text) / 2) for s in labels]
    assert 0 < len(labels) < 29
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


BANDS = (
    BandSpan(0.0, 0.5, "I'm not sure", 1, Tone.DANGER),
    BandSpan(0.5, 0.85, "Partly", 2, Tone.WARN),
    BandSpan(0.85, 1.0, "Well", 3, Tone.OK),
)


@pytest.mark.parametrize("width", [190, 300, 620])
def test_bands_stand_under_their_part_of_the_scale_and_differ_without_colour(width: int) -> None:
    view = replace(chart(ChartKind.RELIABILITY), bands=BANDS)
    height = natural_height(view, ruler())
    drawing = lay_out(view, width, height, ruler())
    assert height > natural_height(replace(view, bands=()), ruler())
    bars = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert [sum(bar.fill is not None for bar in bars[n : n + 3]) for n in (0, 3, 6)] == [1, 2, 3]
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            assert 0 <= shape.x <= shape.x + shape.width <= width
            assert shape.y + shape.height <= height
    names = [s for s in drawing.shapes if isinstance(s, Words) and s.text in ("Partly", "Well")]
    edges = [(s.x, s.x + ruler().wide(s.text)) for s in names]
    assert all(left[1] < right[0] for left, right in pairwise(edges))
    assert all(right <= width for _, right in edges)
    assert bool(edges) == (width >= 300)
    axis = next(s for s in drawing.shapes if isinstance(s, Words) and s.text == "Axis")
    assert axis.y > max(bar.y + bar.height for bar in bars)


@pytest.mark.parametrize("width", [240, 300, 620])
def test_the_axis_is_named_inside_the_drawing_under_the_middle_where_there_is_room(
    width: int,
) -> None:
    words = "Calibrated score, 10 equal groups"
    view = replace(chart(ChartKind.RELIABILITY), axis=words, bands=BANDS)
    drawing = lay_out(view, width, natural_height(view, ruler()), ruler())
    name = next(s for s in drawing.shapes if isinstance(s, Words) and s.text == words)
    assert name.x + ruler().wide(words) / 2 <= max(width, ruler().wide(words))
    lines = [s for s in drawing.shapes if isinstance(s, Line) and s.y1 == s.y2 and s.ink == "line"]
    if width == 620:
        assert name.x == pytest.approx((lines[0].x1 + lines[0].x2) / 2)
