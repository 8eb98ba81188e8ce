"""``brctl`` (brctl(8), bridge-utils 1.7)."""

from __future__ import annotations

from collections.abc import Sequence

from pingproof.simulator.errors import UsageError
from pingproof.simulator.tools.lib.getopt import BadOption, Options
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class Brctl:
    """``brctl VERB ARGUMENT…``: addbr, delbr, addif, delif, show, showmacs, showstp, hairpin, stp, setageing …"""

    verb: str
    arguments: tuple[str, ...] = ()


_ARGUMENTS = {
    "addbr": 1, "delbr": 1, "addif": 2, "delif": 2, "hairpin": 3, "setageing": 2, "setbridgeprio": 2, "setfd": 2,
    "sethello": 2, "setmaxage": 2, "setpathcost": 3, "setportprio": 3, "show": 0, "showmacs": 1, "showstp": 1, "stp": 2,
}  # fmt: skip
"""Arguments that each verb needs; more are allowed (bridge-utils brctl/brctl_cmd.c:commands)."""


def parse(words: Sequence[str]) -> Brctl:
    """The command behind ``brctl``.

    Raises UsageError.
    """
    options = Options(words, "Vh", {"help": ("h", 0), "version": ("V", 0)})
    try:
        for letter, _ in options:
            raise UsageError("", 0, "bridge-utils, 1.7\n" if letter == "V" else usage(__file__))
    except BadOption as bad:
        raise UsageError(f"brctl: {bad.text}\nUnknown option '?'\n", 1, usage(__file__)) from None
    if not options.operands:
        raise UsageError("", 1, usage(__file__))
    verb, *arguments = options.operands
    if verb not in _ARGUMENTS:
        raise UsageError(f"never heard of command [{verb}]\n", 1, usage(__file__))
    if len(arguments) < _ARGUMENTS[verb]:
        line = next(line for line in usage(__file__).splitlines() if line.split()[:1] == [verb])
        text = line.strip().replace(verb, "", 1).strip()
        raise UsageError("", 1, f"Incorrect number of arguments for command\nUsage: brctl {verb} {text}\n")
    return Brctl(verb, tuple(arguments))


@formats(Program.BRCTL, Brctl)
def format_words(command: Brctl) -> list[str]:
    """The words of the command."""
    return ["brctl", command.verb, *command.arguments]
