"""Group policy templates for Windows (ADMX and ADML) from the schema. Not tried on Windows.

Format: Microsoft, "ADMX schema". Each setting of a person is there twice, mandatory and recommended.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from agent_assist.domain.settings_schema import Item, Kind, Scope, items_of

FILE_STEM = "AgentAssist"
PLACE = r"SOFTWARE\Policies\AgentAssist"
_SPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_CATEGORIES = (
    ("Organisation", "", "Organisation"),
    ("Mandatory", r"\Mandatory", "Mandatory settings"),
    ("Recommended", r"\Recommended", "Recommended settings"),
)


def admx() -> str:
    """The definitions."""
    root = Element(
        "policyDefinitions", {"xmlns": _SPACE, "revision": "1.0", "schemaVersion": "1.0"}
    )
    names = SubElement(root, "policyNamespaces")
    SubElement(names, "target", {"prefix": "agentassist", "namespace": "AgentAssist.Policies"})
    SubElement(root, "resources", {"minRequiredRevision": "1.0"})
    supported = SubElement(SubElement(root, "supportedOn"), "definitions")
    words = {"name": "SUPPORTED_ALL", "displayName": "$(string.SUPPORTED_ALL)"}
    SubElement(supported, "definition", words)
    categories = SubElement(root, "categories")
    SubElement(
        categories, "category", {"name": "AgentAssist", "displayName": "$(string.AgentAssist)"}
    )
    for name, _, _ in _CATEGORIES:
        words = {"name": name, "displayName": f"$(string.{name})"}
        category = SubElement(categories, "category", words)
        SubElement(category, "parentCategory", {"ref": "AgentAssist"})
    policies = SubElement(root, "policies")
    for category_name, place, item in _policies():
        _add_policy(policies, category_name, place, item)
    return _text(root)


def adml() -> str:
    """The English words."""
    root = Element(
        "policyDefinitionResources", {"xmlns": _SPACE, "revision": "1.0", "schemaVersion": "1.0"}
    )
    SubElement(root, "displayName").text = "Agent Assist"
    SubElement(root, "description").text = "Settings of Agent Assist"
    resources = SubElement(root, "resources")
    strings = SubElement(resources, "stringTable")
    presentations = SubElement(resources, "presentationTable")
    _add_string(strings, "SUPPORTED_ALL", "Agent Assist 0.1 and newer")
    _add_string(strings, "AgentAssist", "Agent Assist")
    for name, _, title in _CATEGORIES:
        _add_string(strings, name, title)
    for category, _, item in _policies():
        name = f"{category}_{item.key}"
        _add_string(strings, name, item.title)
        _add_string(strings, f"{name}_Help", f"{item.sentence} Default: {item.default}".strip())
        for number, (_, words) in enumerate(_choices(item)):
            _add_string(strings, f"{name}_{number}", words)
        if item.kind is not Kind.SWITCH:
            _add_presentation(presentations, name, item)
    return _text(root)


def _policies() -> Iterator[tuple[str, str, Item]]:
    """Category, key below ours, setting. Pairs cannot be entered in the editor."""
    for item in items_of(Scope.ORGANISATION):
        if item.kind is not Kind.PAIRS:
            yield "Organisation", "", item
    for name, place, _ in _CATEGORIES[1:]:
        for item in items_of(Scope.PERSON):
            yield name, place, item


def _choices(item: Item) -> tuple[tuple[str, str], ...]:
    return item.choices if item.kind is Kind.CHOICE else ()


def _add_policy(parent: Element, category: str, place: str, item: Item) -> None:
    name = f"{category}_{item.key}"
    words = {
        "name": name,
        "class": "Machine",
        "displayName": f"$(string.{name})",
        "explainText": f"$(string.{name}_Help)",
        "key": PLACE + place,
    }
    if item.kind is Kind.SWITCH:
        words["valueName"] = item.key
    else:
        words["presentation"] = f"$(presentation.{name})"
    policy = SubElement(parent, "policy", words)
    SubElement(policy, "parentCategory", {"ref": category})
    SubElement(policy, "supportedOn", {"ref": "SUPPORTED_ALL"})
    if item.kind is Kind.SWITCH:
        for tag, value in (("enabledValue", "1"), ("disabledValue", "0")):
            SubElement(SubElement(policy, tag), "decimal", {"value": value})
    else:
        _add_element(SubElement(policy, "elements"), name, item)


def _add_element(parent: Element, name: str, item: Item) -> None:
    words = {"id": item.key, "valueName": item.key}
    if item.kind is Kind.WHOLE:
        bounds = {"minValue": str(item.low), "maxValue": str(item.high)}
        SubElement(parent, "decimal", words | bounds)
    elif item.kind is Kind.LIST:
        SubElement(parent, "multiText", words)
    elif item.kind is Kind.CHOICE:
        choice = SubElement(parent, "enum", words)
        for number, (value, _) in enumerate(item.choices):
            entry = SubElement(choice, "item", {"displayName": f"$(string.{name}_{number})"})
            SubElement(SubElement(entry, "value"), "string").text = value
    else:
        SubElement(parent, "text", words)


def _add_presentation(parent: Element, name: str, item: Item) -> None:
    presentation = SubElement(parent, "presentation", {"id": name})
    words = {"refId": item.key}
    if item.kind is Kind.WHOLE:
        box = SubElement(
            presentation, "decimalTextBox", words | {"defaultValue": str(item.default)}
        )
        box.text = item.title
    elif item.kind is Kind.LIST:
        SubElement(presentation, "multiTextBox", words).text = item.title
    elif item.kind is Kind.CHOICE:
        SubElement(presentation, "dropdownList", words).text = item.title
    else:
        box = SubElement(presentation, "textBox", words)
        SubElement(box, "label").text = item.title


def _add_string(parent: Element, name: str, words: str) -> None:
    SubElement(parent, "string", {"id": name}).text = words


def _text(root: Element) -> str:
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"
