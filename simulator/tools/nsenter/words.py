"""``nsenter --net=/run/netns/NAME COMMAND …`` (nsenter(1), util-linux 2.38): ``ip netns exec`` by another name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.parse import format_inner_words, parse_words
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command


@value
class Nsenter:
    """``nsenter``: run ``command`` in the network namespace of the file ``path``."""

    path: str
    command: Command

    @property
    def name(self) -> str | None:
        """The namespace's name when the path is where ``ip netns`` puts it."""
        for directory in ("/run/netns/", "/var/run/netns/"):
            if self.path.startswith(directory):
                return self.path.removeprefix(directory)
        return None


def parse(words: Sequence[str]) -> Nsenter:
    """The command behind ``nsenter``.

    Raises UsageError, NotModelled.
    """
    left = list(words)
    path: str | None = None
    # getopt with "+": the command's own options stay its own.
    while left and left[0].startswith("-"):
        option = left.pop(0)
        if option == "--":
            break
        if option.startswith("--net=") or (option.startswith("-n") and len(option) > 2):
            # An optional argument hangs on its option, behind "=" on a long one; a short one's "=" is of the path.
            path = option.removeprefix("--net=") if option.startswith("--") else option[2:]
        # Without a file it would be the namespace of -t PID.
        elif option in ("--net", "-n"):
            raise UsageError("nsenter: neither filename nor target pid supplied for ns/net\n", 1)
        elif option.partition("=")[0] in _KNOWN or option[:2] in _KNOWN:
            raise NotModelled(f"nsenter {option}", "nsenter --net=/run/netns/NAME COMMAND")
        else:
            what = (
                f"unrecognized option '{option}'" if option.startswith("--") else f"invalid option -- '{option[1:2]}'"
            )
            raise UsageError(f"nsenter: {what}\nTry 'nsenter --help' for more information.\n", 1)
    if path is None or not left:
        raise NotModelled("nsenter without --net=FILE and a command", "nsenter --net=/run/netns/NAME COMMAND")
    return Nsenter(path, parse_words(left, "nsenter"))


_KNOWN = frozenset({
    "-a", "--all", "-t", "--target", "-m", "--mount", "-u", "--uts", "-i", "--ipc", "-p", "--pid", "-C", "--cgroup",
    "-U", "--user", "-T", "--time", "-S", "--setuid", "-G", "--setgid", "--preserve-credentials", "-r", "--root", "-w",
    "--wd", "-W", "--wdns", "-F", "--no-fork", "-Z", "--follow-context", "-h", "--help", "-V", "--version",
})  # fmt: skip


@formats(Program.NSENTER, Nsenter)
def format_words(command: Nsenter) -> list[str]:
    """The words of the command."""
    return ["nsenter", f"--net={command.path}", *format_inner_words(command.command)]
