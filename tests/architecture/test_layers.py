"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "agent_assist"
MODULES = sorted(PACKAGE.rglob("*.py"))
FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 50
FILE_LINES_MEDIAN_MAX = 120


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(name: str) -> list[str]:
    """Where a method of this name is called, as `module:line`."""
    found = []
    for path in MODULES:
        for node in ast.walk(tree(path)):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if is_call and node.func.attr == name:
                found.append(f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}")
    return found


def test_import_contracts_hold():
    """In a process of its own: the linter switches this one's loggers off."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_text_reaches_a_customer_from_one_call_only():
    sites = calls("deliver")
    assert [site.split(":")[0] for site in sites] == ["gate/send_gate.py"], sites


def test_text_reaches_a_model_from_one_call_only():
    sites = calls("stream")
    assert [site.split(":")[0] for site in sites] == ["gate/prompt_gate.py"], sites


def test_an_approval_is_made_in_one_place_only():
    sites = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Approval"
    ]
    assert set(sites) <= {"gate/approval.py", "adapters/store/codec.py"}, sites
    assert "gate/approval.py" in sites


def test_a_reader_cannot_write():
    protocol = tree(PACKAGE / "ports" / "helpdesk.py")
    reader = next(
        n for n in protocol.body if isinstance(n, ast.ClassDef) and n.name == "HelpdeskReader"
    )
    names = {n.name for n in reader.body if isinstance(n, ast.FunctionDef)}
    reading = {"tickets", "conversation", "order", "attachment", "search", "watch"}
    assert names == reading | {"name", "problems", "location"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_every_module_is_small_and_says_what_it_is_for(path: Path):
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    module = ast.parse(text)
    assert lines <= FILE_LINES_MAX
    assert ast.get_docstring(module), "no module docstring"
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            span = (node.end_lineno or node.lineno) - node.lineno + 1
            assert span <= FUNCTION_LINES_MAX, f"{node.name} has {span} lines"


def test_the_median_file_is_short():
    sizes = sorted(path.read_text(encoding="utf-8").count("\n") for path in MODULES)
    assert sizes[len(sizes) // 2] <= FILE_LINES_MEDIAN_MAX


def test_broad_excepts_live_in_the_task_runner_alone():
    found = []
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises_again(node):
                found.append(path.relative_to(PACKAGE).as_posix())
    assert set(found) <= {"ui/task_runner.py"}, found


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Tidying up and passing the error on swallows nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_broad(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {kind.id if isinstance(kind, ast.Name) else "" for kind in kinds if kind is not None}
    return handler.type is None or bool(names & {"Exception", "BaseException"})


@pytest.mark.parametrize("layer", ["domain", "analysis", "services", "gate", "presenters"])
def test_time_ids_and_chance_are_passed_in(layer: str):
    forbidden = {"now", "today", "utcnow", "uuid4", "token_hex", "token_bytes", "urandom"}
    clocks = {"datetime", "date", "time", "uuid", "secrets", "os", "random"}
    for path in sorted((PACKAGE / layer).rglob("*.py")):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                is_clock = isinstance(owner, ast.Name) and owner.id in clocks
                assert not (is_clock and node.func.attr in forbidden), f"{path}:{node.lineno}"


def test_the_domain_uses_the_standard_library_only():
    allowed = set(sys.stdlib_module_names) | {"agent_assist"}
    for path in sorted((PACKAGE / "domain").rglob("*.py")):
        for node in ast.walk(tree(path)):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert all(name.split(".")[0] in allowed for name in names), f"{path}: {names}"


def test_nothing_slow_is_imported_before_the_window():
    """openai, keyring and their like cost most of a second: only inside the function that needs them."""
    slow = {
        "openai",
        "keyring",
        "cryptography",
        "py3langid",
        "phonenumbers",
        "numpy",
        "platformdirs",
        "httpx2",
    }
    only_with_a_server = {"adapters/models/wire.py"}
    for path in MODULES:
        if path.relative_to(PACKAGE).as_posix() in only_with_a_server:
            continue
        for node in tree(path).body:
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not {name.split(".")[0] for name in names} & slow, f"{path}: {names}"
