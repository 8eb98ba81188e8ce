"""Installed beside a package with the name of one of our rooms, neither harms the other."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("simulator", "executor", "lesson")
MODULES_OF_DISTRIBUTIONS = {"pillow": "PIL", "prompt-toolkit": "prompt_toolkit"}
"""The module that a distribution brings, where the names differ."""
STRANGER = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "{name}"
version = "1"
[tool.hatch.build.targets.wheel]
packages = ["{name}"]
"""


def _pip(*words: str, python: Path | None = None) -> None:
    """pip of this environment, for another one's sake; it asks no registry."""
    where = [f"--python={python}"] if python else []
    subprocess.run([sys.executable, "-m", "pip", *where, *words], check=True, capture_output=True, text=True)


def _wheel(source: Path, directory: Path) -> Path:
    _pip(
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--wheel-dir",
        str(directory),
        str(source),
    )
    return next(directory.glob("*.whl"))


@pytest.fixture(scope="module")
def our_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _wheel(ROOT, tmp_path_factory.mktemp("ours"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_package_with_a_rooms_name_lives_on_beside_ours(room: str, our_wheel: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger" / room
    stranger.mkdir(parents=True)
    (stranger / "__init__.py").write_text("WHO = 'a stranger'\n", encoding="utf-8")
    (stranger.parent / "pyproject.toml").write_text(STRANGER.format(name=room), encoding="utf-8")
    theirs = _wheel(stranger.parent, tmp_path / "theirs")
    venv.create(tmp_path / "environment", with_pip=False)
    python = tmp_path / "environment" / ("Scripts" if sys.platform == "win32" else "bin") / "python"

    def prints(*words: str) -> str:
        done = subprocess.run([python, *words], check=True, capture_output=True, text=True, cwd=tmp_path)
        return done.stdout

    _pip("install", "--quiet", "--no-deps", "--no-index", str(theirs), str(our_wheel), python=python)
    assert prints("-c", f"import {room}; print({room}.WHO)") == "a stranger\n"
    assert "Stage 1" in prints("-m", "pingproof.lesson", "list")
    assert "0% packet loss" in prints("-m", "pingproof.lesson", "run", "--stage", "2")
    _pip("uninstall", "--quiet", "--yes", "pingproof", python=python)
    assert prints("-c", f"import {room}; print({room}.WHO)") == "a stranger\n"
    assert prints("-c", "import importlib.util; print(importlib.util.find_spec('pingproof'))") == "None\n"


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    names = {line.partition(">")[0].strip() for line in asked}
    declared = {MODULES_OF_DISTRIBUTIONS.get(name, name) for name in names}
    imported: set[str] = set()
    for path in (path for room in ("pingproof", *ROOMS) for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    assert imported - sys.stdlib_module_names - {"pingproof"} == declared
