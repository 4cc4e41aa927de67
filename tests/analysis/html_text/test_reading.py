"""HTML is read as a person sees it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.html_text import html_to_text, looks_like_html

HIDING = [
    '<p style="color:white">H</p>',
    '<div style="background:#222;color:#222">H</div>',
    '<table bgcolor="black"><tr><td><font color="black">H</font></td></tr></table>',
    '<p style="font-size:1px">H</p>',
    '<p style="font:0/0 a">H</p>',
    '<p style="VISIBILITY: hidden">H</p>',
    '<p style="opacity:0.01">H</p>',
    "<p hidden>H</p>",
    '<div style="position:absolute;left:-9999px">H</div>',
    '<p style="text-indent:-9999px">H</p>',
    '<div style="max-height:0;overflow:hidden">H</div>',
    '<div style="height:0;overflow:hidden">H</div>',
    "<!-- H -->",
    '<span aria-hidden="true">H</span>',
    '<p style="color:rgba(0,0,0,0)">H</p>',
    '<p style="color:#fefefe">H</p>',
    '<p style="color:hsl(0,0%,100%)">H</p>',
    '<p style="display : none !important; display:block">H</p>',
    '<style>.a{display:none}</style><p class="a">H</p>',
    '<style>#b{color:#fff}</style><p id="b">H</p>',
    '<div style="clip:rect(0,0,0,0)">H</div>',
    '<div style="transform:scale(0)">H</div>',
    "<template>H</template>",
    '<div style="display:none"><div style="display:block">H</div></div>',
    '<p style="/*x*/dis\\70lay:none">H</p>',
    '<div style="font-size:0"><span>H</span></div>',
]
SHOWING = [
    '<div style="background:#06c"><a style="color:#fff">V</a></div>',
    '<td style="background-image:url(x)"><span style="color:#fff">V</span></td>',
    '<div style="font-size:0"><div style="font-size:16px">V</div></div>',
    '<p style="color:#999">V</p>',
    '<div style="visibility:hidden"><p style="visibility:visible">V</p></div>',
    "<style>@media (max-width:600px){.m{display:none}}</style><p class=m>V</p>",
    '<p style="font:12px/1.5 Arial">V</p>',
    '<p style="display:none">x<p>V',
    '<img alt="V">',
    "<o:p>V</o:p>",
]


@pytest.mark.parametrize("html", HIDING)
def test_hidden_text_is_set_apart(html: str) -> None:
    page = html_to_text(f"<p>Seen</p>{html}")
    assert (page.text, page.hidden) == ("Seen", "H")


@pytest.mark.parametrize("html", SHOWING)
def test_visible_text_is_kept(html: str) -> None:
    assert "V" in html_to_text(html).text


def test_blocks_lists_tables_and_quotes_are_laid_out() -> None:
    page = html_to_text(
        "<p>Hello <b>there</b>,</p><ul><li>one<li>two<ol><li>inner</ol></ul>"
        "<table><tr><td>Order</td><td>12</td></tr><tr><td>Sum<td>3 €</table>"
        "<blockquote><p>first</p><p>second</p></blockquote>end<br>line<pre>a\n  b</pre>"
    )
    assert page.text.split("\n") == [
        "Hello there,", "", "- one", "- two", "  1. inner", "", "Order | 12", "Sum | 3 €", "",
        "> first", ">", "> second", "", "end", "line", "", "a", "  b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            '<a href="https://evil.example/x">bank.example</a>',
            "bank.example <https://evil.example/x>",
        ),
        ('<a href="https://www.shop.example/">shop.example</a>', "shop.example"),
        ('<a href="mailto:a@x.example">a@x.example</a>', "a@x.example"),
        ('<a href="#top">up</a>', "up"),
    ],
)
def test_links_are_whole_where_they_differ(html: str, text: str) -> None:
    assert html_to_text(html).text == text


def test_a_link_that_runs_code_is_left_out_with_a_warning() -> None:
    page = html_to_text('<a href="java\nscript:alert(1)">click</a>')
    assert page.text == "click"
    assert page.warnings == ("A link with the scheme “javascript” was left out.",)


def test_scripts_styles_and_titles_say_nothing() -> None:
    page = html_to_text("<title>T</title><style>p{}</style><script>var a='<p>b</p>'</script><p>c")
    assert (page.text, page.hidden) == ("c", "")


def test_unescaped_addresses_in_angle_brackets_are_text() -> None:
    page = html_to_text("<p>Ask <jane@example.org> or <https://a.example/b> & 1 < 2")
    assert page.text == "Ask <jane@example.org> or <https://a.example/b> & 1 < 2"


def test_plain_text_does_not_pass_for_html() -> None:
    assert not looks_like_html("a < b, mail <jane@example.org>, if x<y and y>z")
    assert looks_like_html("Hi<br>there")


BOMBS = {
    "nested": "<div>" * 20_000_000,
    "angles": "<" * 3_000_000,
    "unclosed tags": "<a " * 1_000_000,
    "closing quotes far away": '<a ">" ' * 500_000,
    "comments": "<!--" * 1_000_000,
    "wrong ends": "<b><table>" + "<div>" * 60_000 + "</b>" * 60_000,
    "items": "<ul>" + "<div>" * 60_000 + "<li></li>" * 30_000,
    "attributes": "<a " + 'x="1" ' * 1_000_000 + ">",
    "quotes": "<blockquote>x" * 60_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_in_seconds(name: str) -> None:
    began = time.perf_counter()
    html_to_text(BOMBS[name])
    assert time.perf_counter() - began < 15


def test_what_was_cut_is_said() -> None:
    warnings = html_to_text("<div>" * 5_000_000).warnings
    assert warnings == (
        "This mail is too long: only its first 20,000,000 characters were read.",
        "This mail has too many HTML tags: only the first 150,000 were read.",
    )


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<li", ">", "<b style='", "'", '"', "x", "<!--", "-->", "&#", "<table>"]
        )
    )
)
def test_broken_html_never_raises(parts: list[str]) -> None:
    html_to_text("".join(parts)).text.encode()
