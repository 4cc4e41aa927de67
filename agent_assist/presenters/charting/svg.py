"""A chart as SVG text: for a file, or inline in the mail. Rule: no script, no link, no font but the reader's own."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from textwrap import wrap

from agent_assist.presenters.charting.layout import lay_out, natural_height
from agent_assist.presenters.charting.shapes import Box, Dot, Line, Ruler, Shape, Words
from agent_assist.presenters.view.team import ChartView

INKS: Mapping[str, str] = {
    "text": "#14191D", "text2": "#465059", "text3": "#5D6770", "accent": "#0A6570",
    "accent_soft": "#DCEFF0", "line": "#DFE3E6", "line_strong": "#7A838B",
    "danger": "#AE2419", "ok": "#1A6839", "warn": "#864800",
}  # fmt: skip
_PAPER = "#FFFFFF"
_SIZE, _SMALL = 13, 12
_WIDE_SHARE = 0.56
"""Mean width of a letter in shares of the size: nobody can measure the reader's font here."""
_ANCHORS = {"left": "start", "middle": "middle", "right": "end"}
_HATCH = (
    '<defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path d="M0 0V4" stroke="#465059" stroke-width="1.25"/></pattern></defs>'
)
SVG_WIDTH = 620


def ruler() -> Ruler:
    """Lengths as they are, words by their count of letters."""
    return Ruler(px=float, wide=lambda words: _WIDE_SHARE * _SIZE * len(words))


def chart_svg(chart: ChartView, width: int = SVG_WIDTH) -> str:
    """The chart's picture alone, with its sentence as description."""
    height, shapes = _body(chart, width)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="Inter, system-ui, sans-serif">'
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.sentence)}</desc>{_HATCH}{shapes}</svg>"
    )


def _body(chart: ChartView, width: int) -> tuple[int, str]:
    measure = ruler()
    drawing = lay_out(chart, width, natural_height(chart, measure), measure)
    return round(drawing.height), "".join(_shape(shape) for shape in drawing.shapes)


def page_svg(
    charts: tuple[ChartView, ...], title: str, lines: tuple[str, ...], width: int = SVG_WIDTH
) -> str:
    """All charts below one another, each with title, subtitle and sentence, as one file; `lines` stand on top."""
    parts, y = [_text(0, 18, title, 18, bold=True)], 30
    for line in (part for words in lines for part in wrap(words, width // 7)):
        parts.append(_text(0, y + 10, line, _SIZE))
        y += 20
    y += 10
    for chart in charts:
        below = (chart.subtitle, chart.sentence or chart.nothing, chart.hidden)
        parts.append(_text(0, y + 16, chart.title, 15, bold=True))
        y += 22
        for line in (part for words in below for part in wrap(words, width // 7)):
            parts.append(_text(0, y + 12, line, _SMALL))
            y += 18
        if chart.points:
            height, shapes = _body(chart, width)
            parts.append(f'<g transform="translate(0 {y + 8})">{shapes}</g>')
            y += height + 32
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-24 -24 {width + 48} {y + 48}" '
        f'width="{width + 48}" height="{y + 48}" font-family="Inter, system-ui, sans-serif">'
        f'<rect x="-24" y="-24" width="{width + 48}" height="{y + 48}" fill="{_PAPER}"/>'
        f"{_HATCH}{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, words: str, size: int, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    ink = INKS["text" if bold else "text2"]
    return f'<text x="{x}" y="{y}" font-size="{size}"{weight} fill="{ink}">{escape(words)}</text>'


def _shape(shape: Shape) -> str:
    if isinstance(shape, Line):
        return _line(shape)
    if isinstance(shape, Box):
        return _box(shape)
    if isinstance(shape, Dot):
        return (
            f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius:.1f}" '
            f'fill="{INKS[shape.ink]}" stroke="{_PAPER}" stroke-width="1.5"/>'
        )
    return _words(shape)


def _line(line: Line) -> str:
    dashes = ' stroke-dasharray="4 3"' if line.is_dashed else ""
    return (
        f'<line x1="{line.x1:.1f}" y1="{line.y1:.1f}" x2="{line.x2:.1f}" y2="{line.y2:.1f}" '
        f'stroke="{INKS[line.ink]}" stroke-width="{line.width}"{dashes}/>'
    )


def _box(box: Box) -> str:
    fill = "url(#hatch)" if box.is_hatched else INKS[box.fill] if box.fill else "none"
    dashes = ' stroke-dasharray="4 3"' if box.is_dashed else ""
    return (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'fill="{fill}" stroke="{INKS[box.ink]}"{dashes}/>'
    )


def _words(words: Words) -> str:
    size = _SMALL if words.is_small else _SIZE
    weight = ' font-weight="600"' if words.is_bold else ""
    return (
        f'<text x="{words.x:.1f}" y="{words.y + size * 0.36:.1f}" font-size="{size}"{weight} '
        f'fill="{INKS[words.ink]}" text-anchor="{_ANCHORS[words.side]}">{escape(words.text)}</text>'
    )
