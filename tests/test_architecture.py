"""The tree keeps its form: imports point one way, files stay small, nothing is left half said."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = {"simulator": set(), "executor": {"simulator"}, "lesson": {"executor", "simulator"}}
"""What each layer may import of the others."""
SIMULATOR_IMPORTS = {"simulator", "networkx"}
NOT_IN_A_BROWSER = {"fcntl", "socket", "threading", "multiprocessing", "subprocess", "signal", "resource", "termios"}
LONGEST_FILE = 500


def _python_files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def _imported_packages(path: Path) -> set[str]:
    """The top-level packages that a module imports, inside its functions too; of our own, the layer."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {module.removeprefix("pingproof.").partition(".")[0] for module in modules}


def _relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_one_way(layer: str) -> None:
    forbidden = set(LAYERS) - LAYERS[layer] - {layer}
    wrong = [_relative(path) for path in _python_files(layer) if _imported_packages(path) & forbidden]
    assert wrong == []


def test_the_simulator_imports_networkx_and_the_standard_library_only() -> None:
    allowed = SIMULATOR_IMPORTS | sys.stdlib_module_names - NOT_IN_A_BROWSER
    wrong = {_relative(path): _imported_packages(path) - allowed for path in _python_files("simulator")}
    assert {path: packages for path, packages in wrong.items() if packages} == {}


def test_no_file_is_longer_than_a_reader_can_keep_in_mind() -> None:
    lengths = {
        _relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in _python_files(*LAYERS, "tests")
    }
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_is_put_off() -> None:
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")
    wrong = [
        (_relative(path), word)
        for path in _python_files(*LAYERS, "tests", "benchmarks")
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert wrong == []


@pytest.mark.parametrize("path", _python_files(*LAYERS), ids=_relative)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
