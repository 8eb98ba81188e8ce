"""``arp`` (net-tools 2.10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import keywords
from pingproof.simulator.tools.lib.getopt import BadOption, Options
from pingproof.simulator.tools.lib.net_tools import FAMILIES, FAMILY_NAMES, HARDWARE, VERSION
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class ArpShow:
    """``arp [-n] [-a|-e] [-H ether] [-i NAME] [HOST]``."""

    numeric: bool = False
    bsd: bool = False
    verbose: bool = False
    device: str | None = None
    host: str | None = None
    hardware: str | None = None  # -H: "ether", which every row is of


@value
class ArpChange:
    """``arp -s HOST MAC [temp] [pub]`` (``mac`` set) or ``arp -d HOST [pub]``."""

    host: str
    mac: str | None = None
    device: str | None = None
    publish: bool = False
    temporary: bool = False


_VERSION = f"{VERSION}+I18N +SELINUX\n{FAMILIES}HW: (ether) {HARDWARE}"
_WITH_ARP = frozenset({
    "ash", "ether", "ax25", "netrom", "rose", "arcnet", "dlci", "fddi", "hippi", "irda", "x25", "eui64",
})  # fmt: skip
"""The kinds of hardware that ``arp -h`` lists."""
_WITHOUT_ARP = frozenset({
    "loop", "slip", "cslip", "slip6", "cslip6", "adaptive", "ppp", "tunnel", "sit", "hdlc", "lapb", "frad",
})  # fmt: skip
"""Other kinds that net-tools knows (lib/hw.c)."""
_LONG = {
    "verbose": ("v", 0), "version": ("V", 0), "all": ("a", 0), "delete": ("d", 0), "file": ("f", 0),
    "numeric": ("n", 0), "set": ("s", 0), "protocol": ("A", 1), "hw-type": ("H", 1), "device": ("i", 1),
    "help": ("h", 0), "use-device": ("D", 0), "symbolic": ("N", 0),
}  # fmt: skip


def parse(words: Sequence[str]) -> ArpShow | ArpChange:
    """The command behind ``arp`` (net-tools arp.c).

    Raises UsageError, NotModelled.
    """
    options = Options(words, "A:H:adfp:nsei:t:vh?DNV", _LONG)
    said: dict[str, Any] = {}
    verb, family, hardware = "", "inet", "ether"
    try:
        for letter, value in options:
            # -p and -t are older letters for -A and -H.
            if letter in ("A", "p"):
                family = _known(value or "", FAMILY_NAMES, "address family")
            elif letter in ("H", "t"):
                hardware = said["hardware"] = _known(value or "", _WITH_ARP | _WITHOUT_ARP, "hardware type")
            # The operands differ by verb, so they are read when all options are.
            elif letter in ("d", "s"):
                verb = letter
            elif letter in ("f", "D", "N"):
                raise NotModelled(f"arp -{letter}", "arp -n" if letter == "N" else "arp -s HOST MAC")
            elif letter == "V":
                raise UsageError("", 0, _VERSION)
            elif letter in "h?":
                # The help lists hardware types on stderr and the rest on stdout.
                lines = usage(__file__).splitlines(keepends=True)
                raise UsageError("".join(lines[-4:]), 0, "".join(lines[:-4]))
            elif letter in "aniv":
                said[{"a": "bsd", "n": "numeric", "i": "device", "v": "verbose"}[letter]] = value or True
    except BadOption as bad:
        raise UsageError(f"arp: {bad.text}\n" + usage(__file__), 3) from None
    _check(family, hardware)
    if verb:
        return _parse_change(verb, options.operands, said.get("device"))
    return ArpShow(**said, host=options.operands[0] if options.operands else None)


def _known(word: str, names: frozenset[str], what: str) -> str:
    if word not in names:
        raise UsageError(f"arp: {word}: unknown {what}.\n", 255)
    return word


def _check(family: str, hardware: str) -> None:
    """Check what ``-A`` and ``-H`` said, when all options are read. Raises UsageError, NotModelled."""
    if family != "inet":
        raise UsageError(f"arp: {family}: kernel only supports 'inet'.\n", 255)
    if hardware in _WITHOUT_ARP:
        raise UsageError(f"arp: {hardware}: hardware type without ARP support.\n", 255)
    if hardware != "ether":
        raise NotModelled(f"arp -H {hardware}", "arp -H ether")


def _parse_change(verb: str, operands: list[str], device: str | None) -> ArpChange:
    if not operands:
        raise UsageError("arp: need host name\n", 255)
    host, *rest = operands
    said: dict[str, Any] = {"device": device}
    if verb == "s":
        if not rest:
            raise UsageError("arp: need hardware address\n", 255)
        said["mac"] = _mac(rest.pop(0))
    while rest:
        word = rest.pop(0)
        if word in ("pub", "temp"):
            said["publish" if word == "pub" else "temporary"] = True
        # The same as -i, behind the host.
        elif word in ("dev", "device") and rest:
            said["device"] = rest.pop(0)
        elif word in ("priv", "trail", "dontpub", "auto", "netmask"):
            raise NotModelled(f"arp's {word}", "arp -s HOST MAC [pub] [temp]")
        else:
            raise UsageError(usage(__file__), 3)
    return ArpChange(host, **said)


def _mac(word: str) -> str:
    """A MAC address in canonical form (lib/ether.c:in_ether())."""
    octets = word.split(":")
    if len(octets) != 6 or not all(re.fullmatch(r"[0-9a-fA-F]{1,2}", octet) for octet in octets):
        raise UsageError("arp: invalid hardware address\n", 255)
    return ":".join(f"{int(octet, 16):02x}" for octet in octets)


@formats(Program.ARP, ArpShow, ArpChange)
def format_words(command: ArpShow | ArpChange) -> list[str]:
    """The words of the command."""
    device = keywords(("-i", command.device))
    match command:
        case ArpShow():
            flags = ["-n"] * command.numeric + ["-a"] * command.bsd + ["-v"] * command.verbose
            flags += keywords(("-H", command.hardware))
            return ["arp", *flags, *device, *([command.host] if command.host else [])]
        case ArpChange():
            action = ["-d", command.host] if command.mac is None else ["-s", command.host, command.mac]
            kind = (["temp"] if command.temporary else []) + (["pub"] if command.publish else [])
            return ["arp", *device, *action, *kind]
