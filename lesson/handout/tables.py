"""Tables before and after a stage, as the tools list them, with the rows that went and came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pingproof.simulator.journal import Journal
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.network import Network

IN_A_NAMESPACE = ("ip -br addr", "ip route", "ip neigh")
ON_THE_HOST = (
    "ip netns ls",
    *IN_A_NAMESPACE,
    "bridge link",
    "sysctl net.ipv4.ip_forward",
    "iptables -t nat -S",
    "conntrack -L",
)

Listing = dict[tuple[str, str], tuple[str, ...]]
"""The lines printed by each show command, by its namespace ("" the host) and its command line."""


@value
class Row:
    """A line of a table; ``mark`` is ``+`` for a new one, ``-`` for one no longer there, else empty."""

    text: str
    mark: str = ""


@value
class TableChange:
    """A table that has changed: the rows of ``command`` before and after. ``place`` is a namespace, "" the host."""

    place: str
    command: str
    before: tuple[Row, ...]
    after: tuple[Row, ...]


def listing(network: Network) -> Listing:
    """Every table of the host and of the named namespaces; the network itself is not changed."""
    copy = network.copy()
    copy.journal = Journal(listening=False)
    shell = Shell(copy)
    return {
        (place, command): tuple(line.rstrip() for line in shell.run(command)[0].stdout.splitlines())
        for place, command in _commands(network)
    }


def changes(before: Listing, after: Listing) -> tuple[TableChange, ...]:
    """The tables that differ, the host's last."""
    keys = sorted({**before, **after}, key=lambda key: key[0] == "")
    return tuple(
        TableChange(*key, _marked(old, new, "-"), _marked(new, old, "+"))
        for key in keys
        if (old := before.get(key, ())) != (new := after.get(key, ()))
    )


def _commands(network: Network) -> Iterator[tuple[str, str]]:
    for command in ON_THE_HOST:
        yield "", command
    for device in network.host.devices.values():
        if device.kind is DeviceKind.BRIDGE:
            yield "", f"bridge fdb show br {device.name} dynamic"
    for name in sorted(network.named):
        for command in IN_A_NAMESPACE:
            yield name, f"ip netns exec {name} {command}"


def _marked(lines: tuple[str, ...], others: tuple[str, ...], mark: str) -> tuple[Row, ...]:
    return tuple(Row(line, "" if line in others else mark) for line in lines)
