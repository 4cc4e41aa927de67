"""The trial of the package: its samples are real files, and each step is a command that a shell can read."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from _package import samples, trial_steps

posix = pytest.mark.skipif(sys.platform == "win32", reason="the steps are for a POSIX shell")


def test_the_sample_pdf_says_its_line() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")

    document = pypdfium2.PdfDocument(samples.pdf("The guarantee lasts five years."))
    page = document[0]
    said = page.get_textpage().get_text_bounded()
    page.close()
    document.close()

    assert said.strip() == "The guarantee lasts five years."


def test_the_sample_document_says_its_line() -> None:
    mammoth = pytest.importorskip("mammoth")

    said = mammoth.convert_to_html(io.BytesIO(samples.docx("A courier collects furniture.")))

    assert said.value == "<p>A courier collects furniture.</p>"


def test_each_question_is_answered_by_an_article() -> None:
    everything = b"".join(samples.articles().values())

    assert set(trial_steps.queries().splitlines()[0]) >= {"{", "}"}
    assert len(trial_steps.queries().splitlines()) == len(samples.QUESTIONS)
    assert all(answer.split()[-1].encode() in everything for answer in ("30 days", "five years"))


@posix
@pytest.mark.parametrize(("name", "command"), trial_steps.steps())
def test_a_shell_can_read_each_step(name: str, command: str) -> None:
    done = subprocess.run(["sh", "-n", "-c", command], capture_output=True, encoding="utf-8")

    assert (done.returncode, done.stderr) == (0, "")


def test_the_trial_installs_uses_upgrades_and_removes_in_this_order() -> None:
    names = [name for name, _ in trial_steps.steps()]
    wanted = ["install the version before", "upgrade", "find what was there before", "remove"]

    assert [name for name in names if name in wanted] == wanted
    assert len(set(names)) == len(names)
