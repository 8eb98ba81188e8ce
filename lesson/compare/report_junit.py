"""A verification as JUnit XML for continuous integration: a suite for each stage, a case for each command line."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from pingproof.lesson.compare.report import Difference, Report, StageReport

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_as_junit(report: Report) -> str:
    """The document's text."""
    root = ElementTree.Element("testsuites", name="lesson verify")
    for stage in report.stages:
        _suite(root, stage)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ElementTree.Element, stage: StageReport) -> None:
    differences = [each for result in stage.levels for each in result.differences]
    broken = {each.line for each in differences} | {probe.line for probe in stage.probes if not probe.agrees}
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=f"stage {stage.stage}",
        tests=str(len(stage.commands)),
        failures=str(sum(command.line in broken for command in stage.commands)),
        errors="0",
        time=f"{stage.seconds:.3f}",
    )
    for command in stage.commands:
        case = ElementTree.SubElement(
            suite,
            "testcase",
            classname=f"stage{stage.stage}",
            name=_clean(f"{command.line}: {command.command}"),
            time=f"{command.seconds:.3f}",
        )
        if command.line in broken:
            mine = [each for each in differences if each.line == command.line]
            text = "\n".join(map(_text, mine)) or "the lesson's claim does not hold"
            failure = ElementTree.SubElement(case, "failure", message=_clean(text.splitlines()[0]))
            failure.text = _clean(text)


def _text(difference: Difference) -> str:
    layer = f"\nthe ways part at {difference.layer}" if difference.layer else ""
    return (
        f"level {int(difference.level)}, {difference.where}\n"
        f"predicted: {difference.predicted}\nactual: {difference.actual}{layer}"
    )


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
