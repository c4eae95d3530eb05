"""The house keeps its own rules: one-way imports, sizes, a README in each folder, nothing visible beyond the frame."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "argmap").rglob("*.py"))
FRAME = {"pyproject.toml", "README.md", "argmap", "maps", "seeds", "tests"}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    return [Path(name) for name in listed.stdout.splitlines()]


def test_imports_run_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_no_module_imports_itself_in_a_circle() -> None:
    """Imports for type checkers and imports within functions count too, which import-linter need not see."""
    names = {module_name(path): path for path in MODULES}
    imports = {name: set(imported(path, names)) for name, path in names.items()}
    assert sum(map(len, imports.values())) > len(names)
    assert circles(imports) == []
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == [["b", "c"]]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path, names: Collection[str]) -> Iterator[str]:
    """The modules of argmap that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                if submodule in names or node.module in names:
                    yield submodule if submodule in names else str(node.module)


def circles(imports: dict[str, set[str]]) -> list[list[str]]:
    graph = nx.DiGraph([(name, other) for name, others in imports.items() for other in others])
    return sorted(sorted(one) for one in nx.strongly_connected_components(graph) if len(one) > 1)


def test_every_module_is_under_the_contract() -> None:
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for module in MODULES:
        name = module.relative_to(ROOT / "argmap").parts[0].removesuffix(".py")
        if name != "__init__":
            assert f"argmap.{name}" in config, f"argmap.{name} is in no layer of [tool.importlinter]"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_are_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 45, f"{node.name} is long"


def test_most_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert statistics.median(lengths) <= 12


def test_every_folder_says_what_lives_there() -> None:
    folders = {path.parent for path in tracked() if not path.parts[0].startswith(".")}
    missing = [
        str(folder) for folder in folders if not (ROOT / folder / "README.md").exists() and "cases" not in folder.parts
    ]
    assert missing == []


def test_nothing_is_visible_beyond_the_frame() -> None:
    assert {path.parts[0] for path in tracked() if not path.parts[0].startswith(".")} <= FRAME


def test_starting_imports_nothing_heavy() -> None:
    code = "import sys, argmap.__main__; print(sorted({m.split('.')[0] for m in sys.modules}))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    loaded = ran.stdout
    assert not any(f"'{name}'" in loaded for name in ("typing", "typer", "networkx", "yaml", "rich", "dataclasses"))


def test_the_command_line_imports_late() -> None:
    code = "import sys, argmap.cli.app; print(sorted({m.split('.')[0] for m in sys.modules}))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert "'typer'" in ran.stdout
    assert not any(f"'{name}'" in ran.stdout for name in ("networkx", "yaml", "rich", "pydantic"))
