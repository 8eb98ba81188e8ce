"""``lesson draw`` writes what was asked for, the same bytes each time, and refuses the rest in a line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from pingproof.lesson.cli import main
from pingproof.lesson.draw.paint import font
from pingproof.lesson.draw.paint.save import save
from pingproof.lesson.draw.paint.svg import svg
from pingproof.lesson.draw.picture import network_scene
from pingproof.lesson.draw.shapes.style import STYLES, TYPES
from pingproof.lesson.play.world import build_world

SIGNATURES = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}


@pytest.mark.parametrize("form", SIGNATURES)
def test_the_ending_says_the_format(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"picture.{form}"
    assert main(["draw", "--stage", "2", "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert target.read_bytes().startswith(SIGNATURES[form])


@pytest.mark.parametrize("form", SIGNATURES)
def test_the_same_picture_is_the_same_file(form: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.{form}" for number in (1, 2)]
    for file in files:
        save(network_scene(build_world(), "twice"), file, form, "screen")
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("style", STYLES)
def test_every_role_has_a_look_in_every_style(style: str) -> None:
    assert STYLES[style].keys() == STYLES["screen"].keys()
    assert all(STYLES[style][role].fill for role in TYPES)


def test_print_uses_no_colour() -> None:
    colours = {colour for look in STYLES["print"].values() for colour in (look.fill, look.stroke) if colour}
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


def test_a_lab_of_ones_own_is_drawn(tmp_path: Path) -> None:
    lab = tmp_path / "own.sh"
    lab.write_text("ip netns add blue\nip link add v0 type veth peer name v1 netns blue\nping -c1 -W1 192.168.17.2\n")
    target = tmp_path / "own.svg"
    assert main(["draw", str(lab), "--probe", "1", "-o", str(target)]) == 0
    keys = {element.get("data-key") for element in ElementTree.parse(target).iter()}
    assert {"blue", "host/v0", "blue/v1", "host/v0--blue/v1"} <= keys


def test_a_gif_has_a_picture_for_each_decision(tmp_path: Path) -> None:
    target = tmp_path / "way.gif"
    assert main(["draw", "--stage", "1", "--animate", "-o", str(target)]) == 0
    with Image.open(target) as image:
        assert image.format == "GIF"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--stage", "4", "-o", "a.bmp"], "a.bmp: cannot write this kind of file (.svg, .png, .pdf)"),
        (["--stage", "4", "-o", "a.gif"], "a.gif: cannot write this kind of file without --animate"),
        (["--stage", "1", "--probe", "9"], "no probe 9"),
        (["--stage", "1", "--step", "9"], "no step 9"),
        (["--stage", "1", "--step", "1", "--probe", "1"], "leave out --step"),
        (["--stage", "1", "-o", "/nowhere/a.svg"], "/nowhere/a.svg: cannot be written: No such file or directory"),
        ([], "one of the arguments"),
    ],
)
def test_what_cannot_be_drawn_is_refused(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_missing_chinese_font_is_said_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font, "CHINESE", ("No Such Family",))
    font.chinese_family.cache_clear()
    try:
        assert main(["draw", "--stage", "1", "--lang", "zh", "-o", str(tmp_path / "a.svg")]) == 0
        assert capsys.readouterr().err == ""
        assert main(["draw", "--stage", "1", "--lang", "zh", "-o", str(tmp_path / "a.png")]) == 0
    finally:
        font.chinese_family.cache_clear()
    said = capsys.readouterr().err
    assert "no font with Chinese characters was found" in said


@pytest.mark.parametrize(
    "words", [["draw", "--stage", "4", "-o", "stage4.svg"], ["run", "--stage", "4", "--draw", "."]]
)
def test_svg_is_written_without_matplotlib(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['matplotlib'] = sys.modules['numpy'] = sys.modules['PIL'] = None;"
        f"from pingproof.lesson.cli import main; sys.exit(main({words!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, stdout=subprocess.DEVNULL)
    root = ElementTree.parse(tmp_path / "stage4.svg").getroot()
    assert (root.tag.rpartition("}")[2], root.get("width", "")[-2:]) == ("svg", "pt")


def test_svg_for_pages_carries_keys() -> None:
    text = svg(network_scene(build_world(), "the world"))
    root = ElementTree.fromstring(text)
    keys = {element.get("data-key") for element in root.iter()}
    assert {"host", "host/ens33", "_gw", "_gw/lan--host/ens33"} & keys >= {"host", "host/ens33", "_gw"}
