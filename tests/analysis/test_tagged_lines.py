"""Reading what models answer: as asked, half as asked, and not at all as asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.analysis.tagged_lines import TaggedLineParser, parse_tagged
from agent_assist.domain.drafts import SelfRating, SentenceKind

FULL = """[courtesy] Hi Maren,

[fact missed-deliveries#2 order:48213 "held at the depot for 7 days"] Your parcel waits for 7 days.
[commitment policy#1 "we refund the fee"] We refund the fee.

[question] Shall we try once more?

[courtesy] Kind regards,
[br]
[courtesy] Priya
[missing] the day that suits the customer
[missing] whether the courier has a slot
[rating] fairly sure
"""
FULL_TEXT = (
    "Hi Maren,\n\nYour parcel waits for 7 days. We refund the fee.\n\nShall we try once more?\n\n"
    "Kind regards,\nPriya"
)


def shown(text: str) -> list[str]:
    answer = parse_tagged(text)
    return [answer.text[s.start : s.end] for s in answer.sentences]


def test_a_whole_answer() -> None:
    answer = parse_tagged(FULL)
    assert answer.text == FULL_TEXT
    assert answer.tagged
    assert answer.self_rating is SelfRating.FAIRLY_SURE
    assert answer.missing == ("the day that suits the customer", "whether the courier has a slot")
    assert [s.kind for s in answer.sentences] == [
        SentenceKind.COURTESY,
        SentenceKind.FACT,
        SentenceKind.COMMITMENT,
        SentenceKind.QUESTION,
        SentenceKind.COURTESY,
        SentenceKind.COURTESY,
    ]
    fact = answer.sentences[1]
    assert fact.cited == ("missed-deliveries#2", "order:48213")
    assert fact.quote == "held at the depot for 7 days"
    assert shown(FULL)[1] == "Your parcel waits for 7 days."
    assert shown(FULL)[-1] == "Priya"


def test_offsets_are_code_points() -> None:
    assert shown("[courtesy] Grüße 🙂🇩🇪!\n[fact a#1] 漢字。") == ["Grüße 🙂🇩🇪!", "漢字。"]


def test_prose_streams_while_tags_are_read() -> None:
    parser = TaggedLineParser()
    assert parser.feed('[courtesy] Hi\n\n[fact a#1 "q')[0].text == "Hi"
    assert parser.feed('uote"') == ()
    assert "".join(p.text for p in parser.feed("] Your parc")) == "\n\nYour parc"
    pieces = parser.feed("el.\n[question] W")
    assert "".join(p.text for p in pieces) == "el. W"
    finished = [p.sentence for p in pieces if p.sentence]
    assert [(s.cited, s.quote) for s in finished] == [(("a#1",), "quote")]


def test_finishing_twice_changes_nothing() -> None:
    parser = TaggedLineParser()
    parser.feed("[fact a#1] One")
    assert [p.sentence.end for p in parser.finish() if p.sentence] == [3]
    before = parser.answer
    assert parser.finish() == ()
    assert parser.answer == before


def test_an_abstention_has_no_text() -> None:
    answer = parse_tagged("[missing] the order number\n[rating] guessing\n")
    assert answer.text == ""
    assert answer.sentences == ()
    assert answer.missing == ("the order number",)
    assert answer.self_rating is SelfRating.GUESSING
    assert answer.tagged


def test_an_answer_without_tags_keeps_its_text() -> None:
    plain = "Hi Maren,\n\nsee step [1] and [Order 48213].\n - item  one\n - **two**\n\n\nBye [see below]"
    answer = parse_tagged(plain)
    assert answer.text == plain
    assert answer.sentences == ()
    assert not answer.tagged


@pytest.mark.parametrize(
    ("line", "kind", "cited", "quote"),
    [
        ("[Fact a#1] T.", SentenceKind.FACT, ("a#1",), ""),
        ("[FACT a#1, b#2] T.", SentenceKind.FACT, ("a#1", "b#2"), ""),
        ('[fact: a#1; "q"] T.', SentenceKind.FACT, ("a#1",), "q"),
        ('[fact | a#1 | "q"] T.', SentenceKind.FACT, ("a#1",), "q"),
        ('[fact ids=a#1 "q"]: T.', SentenceKind.FACT, ("a#1",), "q"),
        ("[fact (a#1) “q”] T.", SentenceKind.FACT, ("a#1",), "q"),
        ('[fact a#1 "one" b#2 "two"] T.', SentenceKind.FACT, ("a#1",), "one"),
        ('[fact a#1 "with ] and [ and 5"] T.', SentenceKind.FACT, ("a#1",), "with ] and [ and 5"),
        ('[fact a#1 "choose "Return" now"] T.', SentenceKind.FACT, ("a#1",), 'choose "Return" now'),
        ('[fact a#1 "say \\"yes\\""] T.', SentenceKind.FACT, ("a#1",), 'say "yes"'),
        ('[fact a#1 "over\ntwo lines"] T.', SentenceKind.FACT, ("a#1",), "over two lines"),
        ('[fact a#1 "never closed] T.', SentenceKind.FACT, ("a#1",), "never closed"),
        ('[fact a#1 "q" T.', SentenceKind.FACT, ("a#1",), "q"),
        ("[fact a#1 b#2 T.", SentenceKind.FACT, ("a#1", "b#2"), ""),
        ("[fact made-up] T.", SentenceKind.FACT, ("made-up",), ""),
        ('[statement a#1 "q"] T.', SentenceKind.FACT, ("a#1",), "q"),
        ('[certainty a#1 "q"] T.', SentenceKind.FACT, ("a#1",), "q"),
        ('[a#1 "q"] T.', SentenceKind.FACT, ("a#1",), "q"),
        ("[promise a#1] T.", SentenceKind.COMMITMENT, ("a#1",), ""),
        ("[greeting] T.", SentenceKind.COURTESY, (), ""),
        ("[closing] T.", SentenceKind.COURTESY, (), ""),
        ("[ question ] T.", SentenceKind.QUESTION, (), ""),
        ("**[fact a#1]** T.", SentenceKind.FACT, ("a#1",), ""),
        ("**[fact a#1] T.**", SentenceKind.FACT, ("a#1",), ""),
        ("- [fact a#1] T.", SentenceKind.FACT, ("a#1",), ""),
        ("* **[fact a#1]** T.", SentenceKind.FACT, ("a#1",), ""),
        ("2. [fact a#1] T.", SentenceKind.FACT, ("a#1",), ""),
        ("### [fact a#1] T.", SentenceKind.FACT, ("a#1",), ""),
        ("> [fact a#1] T.", SentenceKind.FACT, ("a#1",), ""),
        ("`[fact a#1]` T.", SentenceKind.FACT, ("a#1",), ""),
        ("  [fact a#1]T.", SentenceKind.FACT, ("a#1",), ""),
        ("[fact a#1]\nT.", SentenceKind.FACT, ("a#1",), ""),
        ("[fact a#1] T. [/fact]", SentenceKind.FACT, ("a#1",), ""),
        ("[fact a#1]\r\nT.\r\n", SentenceKind.FACT, ("a#1",), ""),
    ],
)
def test_odd_tags_are_read_and_never_shown(
    line: str, kind: SentenceKind, cited: tuple[str, ...], quote: str
) -> None:
    answer = parse_tagged(f"[courtesy] Hi,\n\n{line}\n\n[courtesy] Bye")
    assert answer.text == "Hi,\n\nT.\n\nBye"
    found = answer.sentences[1]
    assert (found.kind, found.cited, found.quote) == (kind, cited, quote)
    assert answer.text[found.start : found.end] == "T."


def test_prose_after_an_odd_tag_keeps_its_own_marks() -> None:
    text = "[fact a#1] See step [1], **60 days**, [see below] and _this_: * [question mark] x"
    assert parse_tagged(text).text == text.removeprefix("[fact a#1] ")


@pytest.mark.parametrize(
    "text", ["a < b", "a << b <<", "<3 and <b>bold</b>", "<think", "x <thin air>"]
)
def test_angle_brackets_that_open_no_thinking_stay(text: str) -> None:
    assert parse_tagged(f"[courtesy] {text}").text == text
    assert parse_tagged(f"<think>a < b << c</think>[courtesy] {text}").text == text


def test_several_tags_on_one_line() -> None:
    answer = parse_tagged('[fact a#1] One. [fact b#2 "q"] Two. [rating] very sure')
    assert answer.text == "One. Two."
    assert [s.cited for s in answer.sentences] == [("a#1",), ("b#2",)]
    assert answer.self_rating is SelfRating.VERY_SURE


def test_a_citation_inside_prose_moves_into_the_sentence() -> None:
    answer = parse_tagged("[fact a#1] We hold it [b#2]. Then [reply:x, order:5] it goes.")
    assert answer.text == "We hold it. Then it goes."
    assert answer.sentences[0].cited == ("a#1", "b#2", "reply:x", "order:5")


def test_a_wrapped_sentence_stays_one() -> None:
    answer = parse_tagged("[fact a#1] The parcel is held\nat the depot.\n[courtesy] Bye.")
    assert answer.text == "The parcel is held at the depot. Bye."
    assert shown("[fact a#1] The parcel is held\nat the depot.") == [
        "The parcel is held at the depot."
    ]


def test_untagged_lines_among_tagged_ones_stay_text_without_a_sentence() -> None:
    answer = parse_tagged("Hi Maren,\n\n[fact a#1] One.\nTwo.\n\nThree.\n[courtesy] Bye.")
    assert answer.text == "Hi Maren,\n\nOne. Two.\n\nThree. Bye."
    assert len(answer.sentences) == 2
    assert answer.tagged


@pytest.mark.parametrize(
    "preamble",
    [
        "Sure, here is the draft:",
        "Here's a reply you can use:",
        "**Draft reply:**",
        "### Reply",
        "Certainly! Below is the message for Maren:",
        "```text",
        "---",
        "<think>The customer asks. [fact a#1] Hmm?</think>",
        "<thinking>\n\n[rating] very sure\n</thinking>\n",
        "</think>",
        "\n\n\n",
    ],
)
def test_what_models_say_first_is_dropped(preamble: str) -> None:
    assert parse_tagged(f"{preamble}\n\n[fact a#1] One.").text == "One."


def test_a_fenced_answer() -> None:
    assert parse_tagged("```\n[fact a#1] One.\n\n[courtesy] Bye\n```").text == "One.\n\nBye"
    assert parse_tagged("```\nHello there.\n```\n").text == "Hello there."
    assert parse_tagged("Run this:\n```\nipconfig\n```").text == "Run this:\n```\nipconfig\n```"


def test_a_preamble_alone_is_kept_because_nothing_else_came() -> None:
    assert parse_tagged("Sure, here is the draft:").text == "Sure, here is the draft:"


def test_chat_after_the_rating_is_dropped() -> None:
    answer = parse_tagged("[fact a#1] One.\n[rating] not sure\n\nLet me know if you want changes.")
    assert answer.text == "One."
    assert answer.self_rating is SelfRating.NOT_SURE


def test_a_rating_that_comes_first_loses_nothing() -> None:
    assert parse_tagged("[rating] half sure\nHello.").text == "Hello."
    assert parse_tagged("[missing] x\nHello.").text == "Hello."


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ("[missing]\n- one\n- two", ("one", "two")),
        ("[Missing: one]", ("one",)),
        ("**[missing]** one", ("one",)),
        ("- [missing] one\n- [missing] two", ("one", "two")),
        ("[missing] none\n[missing] N/A\n[missing]", ()),
        ("[missing] one [rating] guessing", ("one",)),
        ("[missing] [see order] first", ("[see order] first",)),
    ],
)
def test_missing_lines_of_every_shape(lines: str, missing: tuple[str, ...]) -> None:
    answer = parse_tagged(f"[fact a#1] One.\n{lines}")
    assert answer.missing == missing
    assert answer.text == "One."


@pytest.mark.parametrize(
    ("line", "rating"),
    [
        ("[rating] very sure", SelfRating.VERY_SURE),
        ("[Rating]: **Half sure.**", SelfRating.HALF_SURE),
        ("[rating: guessing]", SelfRating.GUESSING),
        ("[rating] not  sure, because", SelfRating.NOT_SURE),
        ("[rating] 9/10", None),
        ("[rating]", None),
    ],
)
def test_ratings_of_every_shape(line: str, rating: SelfRating | None) -> None:
    assert parse_tagged(f"[fact a#1] One.\n{line}").self_rating is rating


def test_line_breaks_inside_a_paragraph() -> None:
    assert parse_tagged("[courtesy] Bye,[br]Priya").text == "Bye,\nPriya"
    assert parse_tagged("[courtesy] Bye,\n[br]\n[courtesy] Priya").text == "Bye,\nPriya"
    assert parse_tagged("[br]\n[courtesy] Bye\n[br]").text == "Bye"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "[", "[fact", "[fact a#1", "[fact a#1]", "[[[[", "<th"]
)
def test_an_answer_that_stops_anywhere_is_read_so_far(text: str) -> None:
    answer = parse_tagged(text)
    assert "[fact" not in answer.text
    assert answer.sentences == ()


def test_a_long_bracket_does_not_hold_the_stream_back_for_ever() -> None:
    assert len(parse_tagged("[fact a#1] x [" + "a" * 50_000).text) > 50_000
    assert len(parse_tagged("[" * 20_000).text) == 20_000


TAGS = ["[fact", "[courtesy]", "[br]", "[missing]", "[rating]", " a#1", "]", '"', "[1]", "["]
AROUND = [" ", "\n", "\r\n", "\n\n", "\t", "**", "- ", "```", "<think>", "</think>", "2. ", "---"]
FRAGMENTS = st.sampled_from([*TAGS, *AROUND, "Hi,", "Your parcel.", "é🙂"])
ANSWERS = st.lists(FRAGMENTS, max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(ANSWERS, st.text(max_size=60), st.just(FULL)), st.data())
def test_any_chunking_gives_the_same_result(text: str, data: st.DataObject) -> None:
    whole = parse_tagged(text)
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=12).map(sorted))
    parser = TaggedLineParser()
    pieces = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        pieces += parser.feed(text[start:end])
    pieces += parser.finish()
    assert parser.answer == whole
    assert "".join(p.text for p in pieces) == whole.text
    assert tuple(p.sentence for p in pieces if p.sentence) == whole.sentences


@settings(max_examples=300, deadline=None)
@given(ANSWERS)
def test_sentences_lie_in_the_text_in_order_and_have_no_space_around_them(text: str) -> None:
    answer = parse_tagged(text)
    end = 0
    for sentence in answer.sentences:
        assert end <= sentence.start < sentence.end <= len(answer.text)
        words = answer.text[sentence.start : sentence.end]
        assert words == words.strip()
        end = sentence.end
    assert answer.text == answer.text.strip()
    assert bool(answer.sentences) <= answer.tagged


PROSE = st.text(
    st.characters(exclude_characters="[]<>\r\n", exclude_categories=["Cs"]), max_size=40
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PROSE, max_size=6))
def test_text_without_brackets_is_never_changed(lines: list[str]) -> None:
    text = "\n".join(["Good day to you", *lines])
    assert parse_tagged(text).text == text.rstrip()


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join).map(lambda s: s + ".")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(SentenceKind)), SENTENCES), min_size=1, max_size=6))
def test_what_follows_the_protocol_comes_back_exactly(
    lines: list[tuple[SentenceKind, str]],
) -> None:
    written = "\n".join(f'[{kind} kb#1 "quo]te"] {sentence}' for kind, sentence in lines)
    answer = parse_tagged(written)
    assert answer.text == " ".join(sentence for _, sentence in lines)
    assert [(s.kind, answer.text[s.start : s.end]) for s in answer.sentences] == lines
    assert all((s.cited, s.quote) == (("kb#1",), "quo]te") for s in answer.sentences)
