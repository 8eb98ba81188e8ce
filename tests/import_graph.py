"""The import graph at run time: `python -m tests.import_graph` prints the folders by level, and every circle of files.

An import counts wherever it stands, inside functions too, but not below ``if TYPE_CHECKING``. A folder is the files
that lie in it directly; a file at the top of a layer (``simulator/clock.py``) stands for itself.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx

ROOT = Path(__file__).parents[1]
LAYERS = ("simulator", "executor", "lesson")
PACKAGE = "pingproof."


def modules() -> dict[str, Path]:
    """The module of each file below the three layers, by its name without the package's."""
    found = {}
    for layer in LAYERS:
        for path in sorted((ROOT / layer).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def file_graph() -> networkx.DiGraph[str]:
    """An edge from each module to every module that it imports at run time."""
    paths = modules()
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_nodes_from(paths)
    for module, path in paths.items():
        for imported in _imports(ast.parse(path.read_text(encoding="utf-8"))):
            target = imported if imported in paths else imported.rpartition(".")[0]
            if target in paths and target != module:
                graph.add_edge(module, target)
    return graph


def folder_graph(files: networkx.DiGraph[str]) -> networkx.DiGraph[str]:
    """The same between folders."""
    paths = modules()
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_nodes_from(folder_of(path) for path in paths.values())
    for one, other in files.edges:
        folder, target = folder_of(paths[one]), folder_of(paths[other])
        if folder != target:
            graph.add_edge(folder, target)
    return graph


def folder_of(path: Path) -> str:
    """A file's folder from the root on; of a file at the top of a layer, the file itself."""
    relative = path.relative_to(ROOT)
    return str(relative if len(relative.parts) == 2 else relative.parent)


def circles(graph: networkx.DiGraph[str]) -> list[list[str]]:
    """The nodes that reach one another, largest circle first."""
    found = [sorted(circle) for circle in networkx.strongly_connected_components(graph) if len(circle) > 1]
    return sorted(found, key=lambda circle: (-len(circle), circle))


def _imports(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                for other in child.orelse:
                    yield from _imports(other)
            case ast.Import(names=names):
                yield from (name.name.removeprefix(PACKAGE) for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{name.name}".removeprefix(PACKAGE) for name in names)
            case _:
                yield from _imports(child)


def main() -> None:
    """Print the folders from the lowest level up, and the circles."""
    files = file_graph()
    folders = folder_graph(files)
    for circle in circles(folders):
        print("a circle of folders:", *circle)
    order = networkx.condensation(folders)
    for level, names in enumerate(networkx.topological_generations(order.reverse())):
        members = sorted(member for name in names for member in order.nodes[name]["members"])
        print(f"level {level}:", *members)
    for circle in circles(files):
        print(f"a circle of {len(circle)} files:", *circle)


if __name__ == "__main__":
    main()
