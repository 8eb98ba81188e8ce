"""Rooms stand on one another: no folder imports, at run time, one that imports it."""

from __future__ import annotations

import re

import networkx
import pytest

from tests.import_graph import ROOT, circles, file_graph, folder_graph

LARGEST_IN_LINUX = 25
"""ipv4's files know one another, as Linux's do."""
LARGEST_ELSEWHERE = 3
CORE = "simulator.linux.core"
ABOVE_CORE = tuple(f"simulator.linux.{room}" for room in ("drivers", "bridge", "ipv4", "ipv6", "netfilter", "linux"))


@pytest.fixture(scope="module")
def files() -> networkx.DiGraph[str]:
    return file_graph()


def test_folders_form_no_circle(files: networkx.DiGraph[str]) -> None:
    assert circles(folder_graph(files)) == []


def test_circles_of_files_are_small(files: networkx.DiGraph[str]) -> None:
    for circle in circles(files):
        in_linux = all(name.startswith("simulator.linux.") for name in circle)
        assert len(circle) <= (LARGEST_IN_LINUX if in_linux else LARGEST_ELSEWHERE), circle


def test_core_knows_nothing_that_stands_on_it(files: networkx.DiGraph[str]) -> None:
    assert [
        (name, imported) for name, imported in files.edges if name.startswith(CORE) and imported.startswith(ABOVE_CORE)
    ] == []


def test_the_architecture_page_says_what_each_folder_of_linux_imports(files: networkx.DiGraph[str]) -> None:
    folders = folder_graph(files)
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    table = page.partition("| folder | kernel | what it imports of the others |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(.+?)` .* \| (.+?) \|$", table, re.MULTILINE)
    claimed = {name.strip("/"): set(others.split(", ")) for name, others in rows}
    beneath = "simulator/linux/"
    found = {
        name.removeprefix(beneath) if name.startswith(beneath) else "linux.py": {
            other.removeprefix(beneath) for other in folders.successors(name) if other.startswith(beneath)
        }
        or {"none"}
        for name in folders
        if f"{name}/".startswith(beneath)
    }
    assert claimed == found
