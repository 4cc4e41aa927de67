"""Notices, bill of materials, manual page and control file say what is in the package and nothing else."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest
from _package import bill, deb, manual, notices


@pytest.fixture
def distributions(tmp_path: Path) -> list[metadata.Distribution]:
    """Two installed distributions, of which one is carried."""
    for name, licence in (("Carried_One", "MIT"), ("other", "BSD-3-Clause")):
        info = tmp_path / f"{name}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.2\nLicense-Expression: {licence}\n"
        )
        (info / "LICENSE").write_text(f"The licence of {name}.\n")
        module = f"{name.casefold()}/__init__.py"
        (tmp_path / module).parent.mkdir()
        (tmp_path / module).touch()
        built_from = "licenses/BUILD_LICENSES/png.txt"
        (info / built_from).parent.mkdir(parents=True)
        (info / built_from).write_text(f"What {name} was built from.\n")
        inside = [module, *(f"{info.name}/{file}" for file in ("LICENSE", built_from, "METADATA"))]
        (info / "RECORD").write_text("".join(f"{file},,\n" for file in inside))
    return list(metadata.distributions(path=[str(tmp_path)]))


def test_only_distributions_with_a_module_in_the_program_are_named(
    distributions: list[metadata.Distribution], tmp_path: Path
) -> None:
    (tmp_path / "modules.txt").write_text("carried_one\njson\n")
    assert [d.name for d in notices.carried(tmp_path, distributions)] == ["Carried_One"]


def test_notices_hold_each_licence_text_qts_terms_and_those_of_the_fonts(
    distributions: list[metadata.Distribution], repository: Path
) -> None:
    text = notices.text(
        distributions, [repository / "resources", repository / "agent_assist" / "analysis"]
    )
    assert "The licence of Carried_One." in text
    assert "What Carried_One was built from." in text
    assert "_internal/stdnum" in text
    assert "GNU Lesser General Public License" in text
    assert "You may replace them" in text
    assert "OpenSSL" in text
    assert "Adrien Barbaresi" in text  # the language table
    assert "SIL OPEN FONT LICENSE" in text.upper()


def test_a_distribution_without_a_licence_text_is_named_with_its_author(tmp_path: Path) -> None:
    info = tmp_path / "bare-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: bare\nVersion: 1.0\nAuthor: A. Person\n"
    )
    (info / "RECORD").write_text(f"{info.name}/METADATA,,\n")

    text = notices.text(list(metadata.distributions(path=[str(tmp_path)])), [])

    assert "bare 1.0\nLicence: not stated\n\nBy A. Person." in text


def test_the_bill_names_each_part_by_its_package_url(
    distributions: list[metadata.Distribution],
) -> None:
    document = json.loads(bill.bill("9.9", distributions))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    assert document["metadata"]["component"]["version"] == "9.9"
    assert {part["purl"] for part in document["components"]} == {
        "pkg:pypi/carried-one@1.2",
        "pkg:pypi/other@1.2",
    }
    assert document["dependencies"][0]["dependsOn"] == [
        part["bom-ref"] for part in document["components"]
    ]


def test_the_manual_page_is_the_programs_own_help(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(
        '#!/bin/sh\n[ "$1" = look ] && { echo ".hidden -x"; exit; }\n'
        "printf 'Usage: program\\n\\nCommands:\\n  look  Looks.\\n'\n"
    )
    program.chmod(0o755)
    page = manual.page(program, "1.0")
    assert '.TH AGENT-ASSIST 1 "" "agent-assist 1.0"' in page
    assert ".SS look\n.nf\n\\&.hidden \\-x\n.fi" in page


def test_the_control_file_ends_lines_and_names_both_names_of_a_renamed_library() -> None:
    text = deb.control_text("1.0", "amd64", 1234, "2.36")
    fields = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" "))
    assert fields["Installed-Size"] == "1234"
    assert "libc6 (>= 2.36)" in fields["Depends"]
    assert "libglib2.0-0 | libglib2.0-0t64" in fields["Depends"]
    assert text.endswith("\n")
