"""A command's streams and their targets: the terminal, the other stream, /dev/null, a file below /proc/sys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.live import live
from pingproof.simulator.result import Result
from pingproof.simulator.shell.expansion import expand_value
from pingproof.simulator.shell.syntax_tree import Redirection
from pingproof.simulator.value import value

TERMINAL = {1: "&1", 2: "&2"}
"""The targets of the streams without a redirection."""
_OTHER_STREAM = {"/dev/stdout": "&1", "/dev/stderr": "&2"}


@live
class Output:
    """The output of a line, in the order of its commands."""

    stdout: list[str] = field(default_factory=list)
    stderr: list[str] = field(default_factory=list)

    def write(self, result: Result) -> None:
        """Append the streams of a command's result."""
        self.stdout.append(result.stdout)
        self.stderr.append(result.stderr)


@value
class Target:
    """The target of a stream: a file, or ``&1`` and ``&2`` for the other stream. Stream 0 is both."""

    stream: int
    path: str
    append: bool


def targets_of(redirections: Sequence[Redirection], variables: Mapping[str, str]) -> list[Target]:
    """The targets of redirections. Files are opened before the command runs.

    Raises NotModelled for a file that is neither /dev/null nor below /proc/.
    """
    targets = []
    for redirection in redirections:
        path = expand_value(redirection.target, variables)
        # /dev/stdout is whatever the stream is at that place, as &1.
        path = _OTHER_STREAM.get(path, path)
        if path not in ("&1", "&2", "/dev/null") and not in_proc(path):
            raise NotModelled(f"the file {path}", "/dev/null and files below /proc/sys")
        targets.append(Target(redirection.stream, path, redirection.append))
    return targets


def destinations(targets: Sequence[Target]) -> dict[int, str]:
    """The final target of each stream, the redirections taken from left to right."""
    destination = dict(TERMINAL)
    for target in targets:
        # A copy of the other's target as it is now: "2>&1 >FILE" and ">FILE 2>&1" differ.
        path = destination[int(target.path[1])] if target.path.startswith("&") else target.path
        for stream in (1, 2) if target.stream == 0 else (target.stream,):
            destination[stream] = path
    return destination


def in_proc(path: str) -> bool:
    """Whether a file is one of the kernel's own."""
    return path.startswith("/proc/")


def silent(targets: Sequence[Target]) -> bool:
    """Whether neither stream reaches the terminal."""
    streams = {stream for target in targets for stream in ((1, 2) if target.stream == 0 else (target.stream,))}
    # "2>&1" alone moves a stream too, so one of them must really end in /dev/null.
    return streams >= {1, 2} and any(target.path == "/dev/null" for target in targets)
