"""HTML for rendering fetches and runs nothing."""

from __future__ import annotations

import pytest

from agent_assist.analysis.html_text import safe_html


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=https://x.example/p.gif>",
        "<p style='position:fixed' onclick=x class=y>",
        "<style>@import 'x'</style>",
        '<a href="//evil.example">b</a>',
        '<a href="javascript:1">b</a>',
        "<iframe src=x></iframe><svg onload=1>",
    ],
)
def test_active_and_remote_parts_go(html: str) -> None:
    made = safe_html(f"<p>kept</p>{html}")
    assert "<p>kept</p>" in made
    assert not any(
        part in made for part in ("script", "evil", "x.example", "style", "on", "src", "@")
    )


def test_links_and_lists_stay() -> None:
    made = safe_html('<ul><li><a href="https://ok.example">c</a></li></ul>')
    assert 'href="https://ok.example"' in made
    assert made.startswith("<ul><li>")
