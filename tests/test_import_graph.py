"""Rooms stand on one another: no folder imports, at run time, one that imports it."""

from __future__ import annotations

import networkx
import pytest

from tests.import_graph import circles, file_graph, folder_graph

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
