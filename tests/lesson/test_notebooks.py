"""Notebooks: clean on disk, the same in both languages, and each runs from top to bottom."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pingproof.lesson.notebook.lab import Lab
from pingproof.lesson.words.languages import notebook_words

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "notebooks"
NAMES = ["stage1", "stage2", "stage3", "stage4", "build-your-own"]
LANGUAGES = ["en", "zh"]
CODE = re.compile(r"`([^`]+)`")


def _read(language: str, name: str) -> dict[str, Any]:
    text = (NOTEBOOKS / language / f"{name}.ipynb").read_text(encoding="utf-8")
    notebook: dict[str, Any] = json.loads(text)
    return notebook


def _cells(language: str, name: str, kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in _read(language, name)["cells"] if cell["cell_type"] == kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_notebook_for_each_stage_and_one_to_build(language: str) -> None:
    assert {path.stem for path in (NOTEBOOKS / language).glob("*.ipynb")} == set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_on_disk_holds_no_outputs(name: str, language: str) -> None:
    cells = [cell for cell in _read(language, name)["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_run_the_same_code(name: str) -> None:
    english, chinese = _cells("en", name, "code"), _cells("zh", name, "code")
    assert [cell.replace('language="en"', 'language="zh"') for cell in english] == chinese


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_name_the_same_commands(name: str) -> None:
    english, chinese = _cells("en", name, "markdown"), _cells("zh", name, "markdown")
    assert [sorted(set(CODE.findall(cell))) for cell in english] == [sorted(set(CODE.findall(c))) for c in chinese]
    assert all(english)
    assert all(chinese)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_from_top_to_bottom(
    name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    notebook = nbformat.read(NOTEBOOKS / language / f"{name}.ipynb", as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    ).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    silent = [
        cell.source for cell in cells if not any("text/html" in output.get("data", {}) for output in cell.outputs)
    ]
    assert silent == []
    verified = cells[-1].outputs[-1]["data"]["text/plain"]
    words = notebook_words(language)
    assert verified.startswith(tuple(said.partition("{")[0] for said in (words["agrees"], words["no sandbox"]))), (
        verified
    )


def test_a_wrong_prediction_is_said_and_explained() -> None:
    lab = Lab(3)
    view = lab.check("to-another-network", "replies=1")
    assert "✗ You predicted 1 reply. What happens is: network unreachable." in view.text
    assert "connect" in view.text


def test_what_is_tried_on_a_copy_leaves_the_lab_as_it_was() -> None:
    lab = Lab(2)
    lab.copy().run("ip link add vbridge type bridge")
    assert "vbridge" not in lab.run("ip -br link").text


def test_a_question_is_answered_on_a_copy() -> None:
    lab = Lab(1)
    lab.check("the-newest-name", "ns1")
    assert lab.run("ip netns ls").text == "# ip netns ls\n"


def test_changed_tables_show_what_came_and_what_went() -> None:
    view = Lab(3).changed("ip addr add 192.168.28.5/24 dev vbridge")
    assert "+ 192.168.28.0/24 dev vbridge proto kernel scope link src 192.168.28.5" in view.text
    assert "- vbridge          UP\n" in view.text


def test_the_journal_names_the_kernel_function_and_the_row() -> None:
    lab = Lab(3)
    lab.run("ip netns exec ns1 ping -c1 -W1 192.168.28.2")
    assert "ip_route_input_slow\troute\techo request 192.168.28.1 → 192.168.28.2" in lab.journal().text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Lab(5), "no such stage: 5"),
        (lambda: Lab(1).step("nope"), "no such step: nope"),
        (lambda: Lab(1).ask("nope"), "no such question: nope"),
        (lambda: Lab(1).check("ping-oneself", "works"), "'works' is none of replies=1"),
        (lambda: Lab(1).predict("replies=1", "ip netns ls"), "neither a ping nor a traceroute"),
        (lambda: Lab(1).explain(), "there was no ping"),
        (lambda: Lab().step("no-route"), "belongs to no stage"),
    ],
)
def test_a_mistake_says_what_is_right(wrong: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        wrong()


def test_output_that_looks_like_html_is_shown_as_text() -> None:
    assert "&lt;LOOPBACK&gt;" in Lab().run("ip link show lo").html.replace("LOOPBACK,UP,LOWER_UP", "LOOPBACK")
