"""The software bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/)."""

from __future__ import annotations

import json
from importlib import metadata

from .notices import licence_of


def bill(version: str, distributions: list[metadata.Distribution]) -> str:
    """Return the bill as JSON: the program and each distribution it carries, by name."""
    root = _component("application", "agent-assist", version, "Apache-2.0")
    parts = [
        _component("library", dist.name, dist.version, licence_of(dist)) for dist in distributions
    ]
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": root},
        "components": parts,
        "dependencies": [
            {"ref": root["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _component(kind: str, name: str, version: str, licence: str) -> dict[str, object]:
    reference = f"pkg:pypi/{name.casefold().replace('_', '-')}@{version}"
    return {
        "type": kind,
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
        "licenses": [{"license": {"name": licence}}],
    }
