from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "link",
    [
        "http://www.example.hu/",
        "https://example.com/a_(b)?c=d#e",
        "www.example.com",
        "ftp://example.org/x",
        "bit.ly/3xYz",
    ],
)
def test_a_link_is_found_without_the_sentence_around_it(link, found):
    assert found(f"See ({link}), thanks.") == [("URL", link)]


@pytest.mark.parametrize("text", ["and/or", "Example.com is down", "a.b/c", "www is slow"])
def test_words_with_dots_and_slashes_are_no_links(text, found):
    assert found(text) == []
