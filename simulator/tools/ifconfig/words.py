"""``ifconfig`` (net-tools 2.10)."""

from __future__ import annotations

from collections.abc import Sequence

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.net_tools import FAMILY_NAMES, VERSION
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class Ifconfig:
    """``ifconfig [-a] [NAME [ADDRESS[/LEN]] WORD…]``: ``arguments`` as typed after the name."""

    device: str | None = None
    arguments: tuple[str, ...] = ()
    all: bool = False
    short: bool = False  # -s: a line an interface


_TAKES_A_VALUE = frozenset({
    "metric", "mtu", "netmask", "hw", "txqueuelen", "add", "del", "delete", "tunnel",
    "keepalive", "outfill", "mem_start", "io_addr", "irq", "media", "name",
})  # fmt: skip
"""Words that need a value (net-tools ifconfig.c:main())."""


def misused() -> UsageError:
    """The tool's answer to words that it cannot read (net-tools ifconfig.c:usage())."""
    return UsageError(usage(__file__), 3)


def parse(words: Sequence[str]) -> Ifconfig:
    """The command behind ``ifconfig`` (net-tools ifconfig.c).

    Raises UsageError, NotModelled.
    """
    left = list(words)
    everything = short = False
    # Options before the device only: behind it, "-arp" is a word that takes a flag away.
    while left and left[0].startswith("-"):
        option = left.pop(0)
        if option in ("-a", "-all"):
            everything = True
        elif option in ("-s", "-short"):
            short = True
        elif option in ("-V", "--version", "-version"):
            raise UsageError("", 0, VERSION)
        elif option in ("-h", "-?", "-help", "--help"):
            raise NotModelled("ifconfig's help", "ifconfig [NAME [ADDRESS[/LEN]] WORD…]")
        elif option not in ("-v", "-verbose"):
            hint = "ifconfig: `--help' gives usage information.\n"
            raise UsageError(f"ifconfig: option `{option}' not recognised.\n{hint}", 1)
    if not left:
        return Ifconfig(all=everything, short=short)
    device, *arguments = left
    # The last word lacks its value, unless it is itself the value of the word before.
    if arguments and arguments[-1] in _TAKES_A_VALUE and (len(arguments) == 1 or arguments[-2] not in _TAKES_A_VALUE):
        raise misused()
    if "inet6" in arguments:
        raise NotModelled("IPv6", "ifconfig NAME ADDRESS/LEN")
    # The first word may be a family; a later one is read as an address.
    if arguments and arguments[0] in FAMILY_NAMES - {"inet"}:
        raise NotModelled(f"ifconfig's {arguments[0]}", "ifconfig NAME ADDRESS/LEN")
    return Ifconfig(device, tuple(arguments), everything, short)


@formats(Program.IFCONFIG, Ifconfig)
def format_words(command: Ifconfig) -> list[str]:
    """The words of the command."""
    flags = ["-a"] * command.all + ["-s"] * command.short
    return ["ifconfig", *flags, *([command.device] if command.device else []), *command.arguments]
