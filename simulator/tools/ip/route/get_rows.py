"""``ip route get``: the answer or, with ``fibmatch``, the matched row, as text or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.state import Route
from pingproof.simulator.tools.ip.route.get_text import RouteAnswer, answer_object, answer_text
from pingproof.simulator.tools.ip.route.text import route_line, route_object
from pingproof.simulator.tools.lib.json_writer import json_text

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.route.get_words import RouteGet
    from pingproof.simulator.tools.ip.words import IpOptions


def prefix_warning(command: RouteGet) -> str:
    """The warning about a prefix length other than 32, which ``ip`` then ignores."""
    if command.prefix_length == 32:
        return ""
    return f"Warning: /{command.prefix_length} as prefix is invalid, only /32 (or none) is supported.\n"


def answer_listing(answers: Sequence[RouteAnswer], options: IpOptions) -> str:
    """The answers as text, or as JSON."""
    details, statistics = options.details, bool(options.statistics)
    if options.json:
        objects = [answer_object(answer, details=details, statistics=statistics) for answer in answers]
        return json_text(objects, options.pretty)
    line_break, color = "\\" if options.oneline else "\n", options.color == "always"
    return "".join(
        answer_text(answer, details=details, statistics=statistics, line_break=line_break, color=color)
        for answer in answers
    )


def matched_row(row: Route, options: IpOptions) -> str:
    """The matched row of ``fibmatch``, as text or as JSON."""
    if options.json:
        return json_text([route_object(row, details=options.details)], options.pretty)
    line_break, color = "\\" if options.oneline else "\n", options.color == "always"
    return route_line(row, details=options.details, line_break=line_break, color=color) + "\n"
