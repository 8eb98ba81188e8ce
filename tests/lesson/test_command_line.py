"""The command line: it answers at once, refuses mistakes in one line, and pipes."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pingproof.lesson.cli import COMMANDS, main
from pingproof.lesson.cli.completion import SHELLS, options_of

COSTLY = ("argparse", "networkx", "pingproof.simulator", "prompt_toolkit", "matplotlib", "json", "dataclasses", "re")
ROOT = Path(__file__).parents[2]


def _lesson(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "lesson", *words],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help_lists_every_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert all(f"  {name} " in printed for name in COMMANDS)


def test_help_imports_nothing_costly() -> None:
    program = (
        "import sys; before = set(sys.modules); from pingproof.lesson.cli import main; main(['--help']); "
        f"print(sorted((set(sys.modules) - before) & set({COSTLY!r})), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ended.stderr == "[]\n"


def test_help_is_at_most_80_columns_wide(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: lesson {name}")


@pytest.mark.parametrize("name", COMMANDS)
def test_completion_knows_every_option(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([name, "--help"])
    printed = capsys.readouterr().out.partition("examples:")[0]
    listed = {word.strip("[],") for word in printed.split() if word.strip("[],").startswith("--")}
    assert listed - {"--help", "--"} == set(options_of(name))


@pytest.mark.parametrize("shell", SHELLS)
def test_a_completion_script_names_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in COMMANDS)


def test_bash_completes_commands_options_and_values() -> None:
    script = (
        f'eval "$({sys.executable} -m lesson completion bash)"\n'
        "COMP_WORDS=(lesson pl); COMP_CWORD=1; _lesson; echo ${COMPREPLY[@]}\n"
        "COMP_WORDS=(lesson run --wi); COMP_CWORD=2; _lesson; echo ${COMPREPLY[@]}\n"
        "COMP_WORDS=(lesson run --stage a); COMP_CWORD=3; _lesson; echo ${COMPREPLY[@]}\n"
    )
    ended = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ended.stdout == "play\n--without\nall\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files that are no lab scripts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mylab.sh").write_text("ip netns add a\n")
    (tmp_path / "binary").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "latin1.sh").write_bytes(b"# caf\xe9\n")
    (tmp_path / "broken-world.sh").write_text("ip netns add a\nip link set nope up\n")
    (tmp_path / "directory").mkdir()
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["plya"], "lesson: no such command: plya (did you mean play?)"),
        (["--hepl"], "lesson: no such option: --hepl (did you mean --help?)"),
        (["frobnicate"], "lesson: no such command: frobnicate"),
        (["run", "--stage", "5"], "lesson: no such stage: 5 (the stages are 1, 2, 3, 4)"),
        (["run", "--stage", "al"], "lesson: no such stage: al (the stages are 1, 2, 3, 4 and all) (did you mean all?)"),
        (
            ["needs", "--stage", "stage3"],
            "lesson: no such stage: stage3 (the stages are 1, 2, 3, 4) (did you mean --stage 3?)",
        ),
        (["needs"], "lesson: needs: the following arguments are required: --stage"),
        (["run", "--explian"], "lesson: run: unrecognized arguments: --explian (did you mean --explain?)"),
        (["run", "--without", "2"], "lesson: run: --without K needs one stage: --stage N"),
        (
            ["run", "--stage", "1", "--without", "99"],
            "lesson: run: stage 1 has no command 99: they are 1 to 8",
        ),
        (["run", "--lang", "fr"], "lesson: run: argument --lang: invalid choice: 'fr' (choose from 'en', 'zh')"),
        (["play", "nope.sh"], "lesson: nope.sh: no such file"),
        (["play", "mylba.sh"], "lesson: mylba.sh: no such file (did you mean mylab.sh?)"),
        (["play", "directory"], "lesson: directory: is a directory, not a lab script"),
        (["play", "binary"], "lesson: binary: is a binary file, not a lab script"),
        (["play", "latin1.sh"], "lesson: latin1.sh: line 1 is not UTF-8 text"),
        (["play", "mylab.sh", "--world", "nope"], "lesson: nope: no such file"),
        (
            ["play", "mylab.sh", "--world", "broken-world.sh"],
            'lesson: broken-world.sh:2: the world cannot be built: Cannot find device "nope"',
        ),
        (["play"], "lesson: play: the following arguments are required: FILE"),
        (["completion", "tcsh"], "lesson: completion: argument shell: invalid choice: 'tcsh'"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(
    words: list[str], refusal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(refusal)
    assert printed.err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mylab.sh").chmod(0)
    assert main(["play", "mylab.sh"]) == 2
    assert capsys.readouterr().err == "lesson: mylab.sh: cannot be read: Permission denied\n"


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("lesson (pingproof) ")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_list_shows_every_stage(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--lang", language, "--json"]) == 0
    assert [stage["stage"] for stage in json.loads(capsys.readouterr().out)] == [1, 2, 3, 4]


def test_the_environment_chooses_the_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    main(["list"])
    assert "网桥" in capsys.readouterr().out


def test_a_closed_pipe_is_no_traceback() -> None:
    command = f"{sys.executable} -m lesson list --json | head -n 1"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=True)
    assert (ended.stdout, ended.stderr) == ("[\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_a_module(name: str) -> None:
    assert callable(importlib.import_module(f"pingproof.lesson.cli.{name}").run)


def test_each_module_is_a_command() -> None:
    modules = {path.stem for path in (ROOT / "lesson" / "cli").glob("*.py")} - {"__init__", "arguments", "on_host"}
    assert modules == set(COMMANDS)


def test_play_reads_a_pipe() -> None:
    ended = _lesson("play", "-", stdin="ip netns add blue\nip netns ls\n")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == "# ip netns add blue\n# ip netns ls\nblue\n"


def test_play_prints_an_object_for_each_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lab = tmp_path / "lab.sh"
    lab.write_text("# a lab\n\nip netns add blue\nip netns add blue\n")
    assert main(["play", str(lab), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"line": 3, "command": "ip netns add blue", "exit_code": 0, "stdout": "", "stderr": ""},
        {
            "line": 4,
            "command": "ip netns add blue",
            "exit_code": 1,
            "stdout": "",
            "stderr": 'Cannot create namespace file "/run/netns/blue": File exists\n',
        },
    ]


def test_several_files_play_one_after_the_other_in_one_network(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.sh").write_text("ip netns add blue\n")
    (tmp_path / "two.sh").write_text("ip netns ls\n")
    assert main(["play", str(tmp_path / "one.sh"), str(tmp_path / "two.sh"), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(Path(row["file"]).name, row["line"], row["stdout"]) for row in rows] == [
        ("one.sh", 1, ""),
        ("two.sh", 1, "blue\n"),
    ]


def test_an_explained_ping_has_hops_and_a_failed_one_its_cause_and_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lab = tmp_path / "lab.sh"
    lab.write_text("ping -c1 -W1 8.8.8.8\nip netns add blue\nip netns exec blue ping -c1 -W1 8.8.8.8\n")
    assert main(["play", str(lab), "--explain", "--json"]) == 0
    answered, added, failed = json.loads(capsys.readouterr().out)
    assert answered["hops"]
    assert "cause" not in answered
    assert "hops" not in added
    assert set(failed["cause"]) == {"code", "text"}
    assert isinstance(failed["mend"], list)


def test_a_world_of_none_is_a_bare_host() -> None:
    ended = _lesson("play", "-", "--world", "none", stdin="ip -br link\n")
    assert ended.stdout.splitlines()[1].startswith("lo ")
    assert len(ended.stdout.splitlines()) == 2


def test_the_world_is_hidden_from_the_lab() -> None:
    ended = _lesson("play", "-", stdin="ip netns ls\nping -c1 -W1 1.1.1.1\n")
    assert "_gw" not in ended.stdout
    assert "1 received" in ended.stdout


@pytest.mark.parametrize("words", [["--jobs", "0"], ["--labs", "0"], ["--labs", "-3"], ["--jobs", "many"]])
def test_a_campaign_without_labs_or_jobs_is_refused_in_one_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fuzz", *words]) == 2
    said = capsys.readouterr().err
    assert f"argument {words[0]}: a number from 1 on is needed" in said
    assert said.count("\n") == 1
