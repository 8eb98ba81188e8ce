"""The judge that plays iptables' own rules reads their files as iptables' own runner does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracles.iptables import Verdict, cases, judge, report

FILE = """# a remark
:INPUT,FORWARD
*mangle
-p tcp --dport ssh;-p tcp -m tcp --dport 22;OK
-p tcp --dport 70000;;FAIL
-s 10.0.0.1/16;=;NOMATCH
-m mark --mark 1;=;OK;LEGACY;NOMATCH
-p tcp -j TCPMSS --set-mss 42;;FAIL;LEGACY
-m cpu --cpu 0;=;OK
*filter
-j ACCEPT;;FAIL
"""


def test_a_source_is_judged_line_by_line(tmp_path: Path) -> None:
    folder = tmp_path / "extensions"
    folder.mkdir()
    (folder / "libxt_some.t").write_text(FILE)
    (folder / "libip6t_other.t").write_text(FILE)
    judged = [judge(case) for case in cases(tmp_path)]
    assert [each.verdict for each in judged] == [*[Verdict.AGREES] * 5, Verdict.REFUSED, Verdict.DIFFERS]
    assert report(judged).splitlines()[2:] == [
        "all 1 files                             5                1                1",
        "libxt_some.t:11: -j ACCEPT",
        "    tool: FAIL ",
        "    model: -P INPUT ACCEPT",
        "    model: -A INPUT -j ACCEPT",
    ]


def test_a_folder_without_rules_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no extensions/\*\.t"):
        list(cases(tmp_path))
