"""The page and the templates that are made from the settings' schema."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path
from xml.etree import ElementTree

from agent_assist.adapters.managed.preferences import DOMAIN as READ_DOMAIN
from agent_assist.adapters.managed.preferences import managed_preferences
from agent_assist.adapters.managed.registry import PLACE as READ_PLACE
from agent_assist.adapters.policy import PolicyFile
from agent_assist.bootstrap.places import resources
from agent_assist.domain.settings_schema import ITEMS, Kind
from agent_assist.presenters.reference import macos, windows
from agent_assist.presenters.reference.page import reference_page

SHIPPED = resources() / "policy" / "default.toml"
_NAME = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


def test_the_page_in_the_help_is_the_generated_one():
    page = (resources() / "help" / "settings.md").read_text(encoding="utf-8")
    assert page == reference_page(), (
        "run: agent-assist policy reference > resources/help/settings.md"
    )


def test_the_page_names_every_setting():
    page = reference_page()
    assert all(f"| `{item.key}` |" in page for item in ITEMS)


def test_the_pages_example_is_a_policy_without_a_problem(tmp_path: Path):
    example = reference_page().split("```toml\n")[1].split("```")[0]
    path = tmp_path / "policy.toml"
    path.write_text(example, encoding="utf-8")
    read = PolicyFile(SHIPPED, path, owners={os.getuid()}).read()
    assert read.problems == ()
    assert read.managed.mandatory["model"] == "nordlys-chat"


def test_windows_templates_have_words_for_everything_they_define():
    definitions, words = windows.admx(), windows.adml()
    ElementTree.fromstring(definitions)
    tree = ElementTree.fromstring(words)
    strings = {e.get("id") for e in tree.iter(f"{_NAME}string")}
    presentations = {e.get("id") for e in tree.iter(f"{_NAME}presentation")}
    used = set()
    for element in ElementTree.fromstring(definitions).iter():
        for value in element.attrib.values():
            if value.startswith("$(string."):
                used.add(value[9:-1])
            elif value.startswith("$(presentation."):
                assert value[15:-1] in presentations
    assert used
    assert used <= strings


def test_windows_templates_write_where_the_adapter_reads():
    assert windows.PLACE == READ_PLACE
    tree = ElementTree.fromstring(windows.admx())
    places = {e.get("key") for e in tree.iter(f"{_NAME}policy")}
    assert places == {READ_PLACE, READ_PLACE + r"\Mandatory", READ_PLACE + r"\Recommended"}
    keys = {e.get("valueName") for e in tree.iter() if e.get("valueName")}
    assert keys == {item.key for item in ITEMS if item.kind is not Kind.PAIRS}


def test_the_macos_profiles_content_is_read_without_a_problem(tmp_path: Path):
    assert macos.DOMAIN == READ_DOMAIN
    (payload,) = plistlib.loads(macos.mobileconfig())["PayloadContent"]
    (tmp_path / f"{READ_DOMAIN}.plist").write_bytes(plistlib.dumps(payload))
    read = PolicyFile(SHIPPED, system=managed_preferences("priya", tmp_path)).read()
    assert read.problems == ()
    assert read.managed.recommended["theme"] == "system"
